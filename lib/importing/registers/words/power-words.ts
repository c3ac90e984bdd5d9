import type { RecordPhase } from "../../records/record-set";
import { says, type WordList, wordList } from "./word-list";

const power = wordList(
  "mw;megawatt*;capacity;load;demand;power;용량;계약전력;수전용량;부하;전력;容量;契約電力;受電容量;電力;負載;负载;用電需求;功率;capacidad;potencia;carga;demanda",
);
const bases: [WordList, RecordPhase["basis"]][] = [
  [wordList("it;it load;it power;critical;critical it;it용량;it 부하;it容量;it負載;it负载"), "critical_it"],
  [
    wordList("nameplate;generation;generating;발전;설비용량;発電;發電;发电;裝置容量;装机;裝機;generacion;instalada"),
    "generation_nameplate",
  ],
  [
    wordList(
      "contract*;requested;request;grid;interconnection;connection;sp;wp;계약전력;수전;신청;접속;契約;受電;接続;申請;申请;併網;并网;conexion;interconexion;solicitada;contratada",
    ),
    "grid_connection",
  ],
  [wordList("facility;total facility;gross;시설;施設;設施;instalacion"), "facility"],
];

/** Whether a title names power. @param key of `nameKey` */
export const isPowerTitle = (key: string): boolean => says(key, power);

/** The basis of megawatts that a title names; unknown where it names none. @param key of `nameKey` */
export const basisOfTitle = (key: string): RecordPhase["basis"] =>
  bases.find(([words]) => says(key, words))?.[1] ?? "unknown";
