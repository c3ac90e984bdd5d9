import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import {
  delivered,
  ended,
  filed,
  granted,
  installed,
  ordered,
  refused,
  service,
  shipped,
  signed,
  supply,
} from "./action-words";
import { says, type WordList, wordList } from "./word-list";

/** What a title says about a milestone; `isDone`: such a date is usually a fact (filed, signed), not a plan. */
export type DatedStep = { kind: IndicatorKind; key?: string; step: MilestoneStep; isDone: boolean };

type Step = [words: WordList, step: MilestoneStep, isDone: boolean];
const rights: Step[] = [
  [refused, "refused", true],
  [filed, "filed", true],
  [granted, "granted", true],
];
const goods: Step[] = [
  [delivered, "delivered", false],
  [shipped, "shipped", false],
  [ordered, "ordered", true],
];

/** What a date is about, before it is known what happens on it. */
const subjects: { words: WordList; kind: IndicatorKind; key?: string; steps: Step[] }[] = [
  {
    words: wordList("transformer*;switchgear;변압기;変圧器;變壓器;变压器;transformador*"),
    kind: "transformer_order",
    steps: goods,
  },
  {
    words: wordList("gpu*;accelerator*;chips;가속기;アクセラレータ;加速器;加速卡;acelerador*"),
    kind: "accelerator_order",
    steps: goods,
  },
  {
    words: wordList(
      "turbine*;genset*;generator*;fuel cell*;발전기;연료전지;터빈;タービン;発電機;燃料電池;發電機;发电机;turbina*;generador*",
    ),
    kind: "generation",
    steps: [...goods, [installed, "installed", false], [service, "in_service", false]],
  },
  {
    words: wordList("ppa;power purchase;offtake;전력구매;電力購入;購電;购电;compra de energia;contrato de energia"),
    kind: "ppa",
    steps: [
      [supply, "supply_started", false],
      [signed, "signed", true],
    ],
  },
  {
    words: wordList("water;용수;하천점용;공업용수;水利権;取水;用水;水權;水权;agua"),
    kind: "water_right",
    steps: rights,
  },
  {
    words: wordList("land;site acquisition;토지;부지매입;부지 계약;用地;土地;terreno;predio"),
    kind: "land",
    steps: [
      [
        wordList("closed;closing;acquired;acquisition;purchase*;매입;취득;取得;購入;购入;compra;adquisicion"),
        "closed",
        true,
      ],
      [signed, "agreed", true],
    ],
  },
  {
    words: wordList("grid impact assessment;전력계통영향평가;계통영향평가"),
    kind: "permit",
    key: "grid-impact-assessment",
    steps: [...rights, [ended, "granted", true]],
  },
  {
    words: wordList(
      "building permit;building consent;construction permit;건축허가;건축 인허가;建築確認;建築許可;建築執照;建造執照;建筑许可;licencia de construccion;permiso de construccion",
    ),
    kind: "permit",
    key: "building",
    steps: rights,
  },
  {
    words: wordList("air permit;air quality permit;대기배출;대기 인허가;大気;空氣;permiso de aire"),
    kind: "permit",
    key: "air",
    steps: rights,
  },
  {
    words: wordList("environmental;환경영향평가;환경 인허가;環境;环评;环境;ambiental"),
    kind: "permit",
    key: "environmental",
    steps: rights,
  },
  {
    words: wordList("zoning;rezoning;special use;용도변경;지구단위;도시계획;用途地域;都市計画;土地變更;uso de suelo"),
    kind: "permit",
    key: "zoning",
    steps: rights,
  },
  {
    words: wordList("planning;planning permission;planning consent;개발행위;開発許可;開發許可;规划;規劃;planificacion"),
    kind: "permit",
    key: "planning",
    steps: rights,
  },
  {
    words: wordList("permit;permits;consent;licence;license;허가;인허가;許可;许可;permiso;licencia;autorizacion"),
    kind: "permit",
    steps: rights,
  },
  {
    words: wordList(
      "interconnection agreement;connection agreement;ia executed;ia signed;gia;esa;전기사용계약;접속계약;이용계약;接続契約;供給契約;併網協議;并网协议;供電契約;contrato de conexion;contrato de interconexion",
    ),
    kind: "grid_interconnect",
    steps: [[[...signed, ...wordList("agreement;executed;계약;契約;協議;协议;contrato")], "agreement_signed", true]],
  },
];

/** Titles that say all at once, the first that fits. */
const whole: { words: WordList; meant: DatedStep }[] = [
  {
    words: wordList(
      "energis*;energiz*;backfeed;power on;connection date;interconnection date;수전;송전개시;가압;전력공급;受電;送電;通電;送电;通电;受电;energizacion;fecha de conexion;fecha de interconexion",
    ),
    meant: { kind: "grid_interconnect", step: "energised", isDone: false },
  },
  { words: service, meant: { kind: "service", step: "in_service", isDone: false } },
  {
    words: wordList(
      "construction start*;start of construction;works start*;groundbreaking;ground breaking;착공;기공;着工;起工;開工;开工;動工;动工;inicio de obra*;inicio de construccion",
    ),
    meant: { kind: "works", key: "building", step: "started", isDone: false },
  },
  {
    words: wordList(
      "construction complet*;construction end;building complet*;준공;완공;竣工;完工;fin de obra*;termino de obra*;fin de construccion",
    ),
    meant: { kind: "works", key: "building", step: "completed", isDone: false },
  },
  {
    words: wordList(
      "study complet*;fs complete;sis complete;system impact study;계통검토 완료;검토완료;検討完了;系統檢討完成;estudio concluido",
    ),
    meant: { kind: "grid_interconnect", step: "study_completed", isDone: true },
  },
  {
    words: wordList(
      "date of ir;ir date;request date;requested on;date requested;queue date;application date;date received;received on;submitted on;접수일;접수일자;신청일;신청일자;受付日;申請日;申込日;受理日;申请日;fecha de solicitud;fecha de ingreso;fecha de recepcion",
    ),
    meant: { kind: "grid_interconnect", step: "requested", isDone: true },
  },
  {
    words: wordList("announced;announcement;announced on;발표일;공표일;発表日;宣布日期;公布日期;anuncio;anunciado"),
    meant: { kind: "site", step: "announced", isDone: true },
  },
];

/** The milestone that a title of a column of dates names; null for none. @param key of `nameKey` */
export function stepOfTitle(key: string): DatedStep | null {
  const subject = subjects.find(({ words }) => says(key, words));
  if (subject) {
    const step = subject.steps.find(([words]) => says(key, words));
    if (step) {
      const { kind, key: own } = subject;
      return { kind, ...(own === undefined ? {} : { key: own }), step: step[1], isDone: step[2] };
    }
    return null;
  }
  return whole.find(({ words }) => says(key, words))?.meant ?? null;
}
