import { describe, expect, it } from "vitest";
import { checkMapping } from "./mapped-columns";
import { RegisterMapping } from "./mapping";
import { tableOf } from "./register.fixture";
import { suggestMapping } from "./suggest-mapping";

const suggest = (file: string, texts: string[][]) => {
  const table = tableOf(texts);
  const suggested = suggestMapping({ file, ...table, publishedOn: "2026-11-30" });
  return { ...suggested, plan: table.plan };
};
/** `Title: field …` of each column that was mapped. */
const shown = ({ mapping }: { mapping: RegisterMapping }) =>
  Object.entries(mapping.columns).map(([title, meanings]) =>
    meanings
      .map((meaning) => {
        if (meaning.field === "date") {
          const key = meaning.key === undefined ? "" : `/${meaning.key}`;
          return `${title}: ${meaning.kind}${key} ${meaning.step} ${meaning.claim}`;
        }
        return `${title}: ${meaning.field}${meaning.field === "megawatts" ? ` ${meaning.basis}` : ""}`;
      })
      .join(", "),
  );
const remarksOf = ({ remarks }: ReturnType<typeof suggest>) =>
  remarks.map(({ column, value, reason }) => `${column}${value ? `=${value}` : ""}: ${reason}`);
/** The only column besides ID and Name, with these cells. */
const column = (title: string, ...cells: string[]) => {
  const made = suggest("a.csv", [
    ["Ref", "Project", title],
    ...cells.map((cell, at) => [`R-${at}7`, `Site ${"abcdef"[at]}`, cell]),
  ]);
  const own = [...shown(made), ...remarksOf(made)].find((line) => line.startsWith(`${title}: `));
  return own?.slice(title.length + 2);
};

describe("columns of a register in", () => {
  it("English", () => {
    const made = suggest("PJM_Large Loads_2026-11-01 (2).xlsx", [
      [
        "Queue Number",
        "Project Name",
        "Developer",
        "County",
        "State",
        "Load (MW)",
        "Status",
        "Proposed In-Service Date",
        "Energisation (estimated)",
        "PPA signed",
        "Transformer delivery",
        "Building permit filed",
        "Water right granted",
        "Last updated",
        "Status date",
        "Notes",
        "Lat",
        "Lon",
        "Zone",
      ],
      [
        "AG1-001",
        "Alpha",
        "Dev LLC",
        "Loudoun",
        "VA",
        "300",
        "Active",
        "2028-06",
        "2027",
        "2026-02-01",
        "2027-01",
        "2025-05-05",
        "2026-01-01",
        "2026-10-01",
        "2026-09-01",
        "text",
        "39.0",
        "-77.5",
        "East",
      ],
      [
        "AG1-002",
        "Beta",
        "Dev Inc",
        "Fairfax",
        "VA",
        "150",
        "Odd",
        "2029",
        "TBD",
        "",
        "2028",
        "",
        "",
        "2026-10-01",
        "",
        "",
        "39.1",
        "-77.6",
        "West",
      ],
    ]);
    expect(shown(made)).toEqual([
      "Queue Number: register_id",
      "Project Name: name",
      "Developer: operator",
      "County: locality",
      "State: region",
      "Load (MW): megawatts unknown",
      "Status: status",
      "Proposed In-Service Date: service in_service promised",
      "Energisation (estimated): grid_interconnect energised estimated",
      "PPA signed: ppa signed actual",
      "Transformer delivery: transformer_order delivered estimated",
      "Building permit filed: permit/building filed actual",
      "Water right granted: water_right granted actual",
      "Last updated: known_on",
      "Status date: status_on",
      "Notes: note",
      "Lat: latitude",
      "Lon: longitude",
    ]);
    expect(remarksOf(made)).toEqual([
      "Zone: has a title that is not known; left out",
      "Status=Odd: is a status word that is not known: say what it means",
    ]);
    expect(made.mapping).toMatchObject({
      ...{ register: "pjm-large-loads", key: ["Queue Number"], mark: "U", siteType: "data_centre" },
      source: { title: "PJM_Large Loads_2026-11-01 (2)", publisher: "(not stated)", class: "analyst", language: "en" },
      statuses: { Active: { means: "nothing_dated" } },
    });
    expect(checkMapping(made.mapping, made.plan)).toEqual({ problems: [], notes: [] });
    expect(RegisterMapping.parse(made.mapping)).toEqual(made.mapping);
  });

  it("Korean", () => {
    const made = suggest("대규모 전력 2026.csv", [
      [
        "접수번호",
        "사업명",
        "사업자",
        "시도",
        "시군구",
        "계약전력(MW)",
        "접수일",
        "수전 예정일",
        "착공 예정일",
        "변압기 납품 예정",
        "건축허가 승인일",
        "전력계통영향평가 완료일",
        "진행상태",
        "비고",
      ],
      [
        "2026-001",
        "울산 AI",
        "가나",
        "울산",
        "남구",
        "100",
        "2026.1.5",
        "'27.하반기",
        "2027.3",
        "2027년 말",
        "2026.3.2",
        "2026.4.1",
        "검토중",
        "text",
      ],
      ["2026-002", "해남", "다라", "전남", "해남군", "300", "2026.2.5", "2028년", "미정", "", "", "", "가동중", ""],
    ]);
    expect(shown(made)).toEqual([
      "접수번호: register_id",
      "사업명: name",
      "사업자: operator",
      "시도: region",
      "시군구: locality",
      "계약전력(MW): megawatts grid_connection",
      "접수일: grid_interconnect requested actual",
      "수전 예정일: grid_interconnect energised estimated",
      "착공 예정일: works/building started promised",
      "변압기 납품 예정: transformer_order delivered estimated",
      "건축허가 승인일: permit/building granted actual",
      "전력계통영향평가 완료일: permit/grid-impact-assessment granted actual",
      "진행상태: status",
      "비고: note",
    ]);
    expect(made.mapping).toMatchObject({
      ...{ register: "register", key: ["접수번호"], source: { language: "ko" } },
      statuses: {
        검토중: { means: "nothing_dated" },
        가동중: { means: "reached", kind: "service", step: "in_service" },
      },
    });
  });

  it("Japanese", () => {
    const made = suggest("r.csv", [
      [
        "受付番号",
        "施設名",
        "事業者",
        "都道府県",
        "市区町村",
        "受電容量(MW)",
        "申請日",
        "受電予定日",
        "運転開始予定",
        "変圧器納入予定",
        "着工予定",
        "更新日",
        "状況",
        "備考",
      ],
      [
        "A-1",
        "白井",
        "甲",
        "千葉県",
        "白井市",
        "50",
        "2025年4月1日",
        "2027年度",
        "令和9年3月",
        "2027年1月",
        "2027年",
        "2026年10月1日",
        "審査中",
        "無",
      ],
      [
        "A-2",
        "印西",
        "乙",
        "千葉県",
        "印西市",
        "90",
        "2025年4月2日",
        "2028年",
        "2028年",
        "2027年1月",
        "2027年",
        "2026年10月1日",
        "稼働中",
        "無",
      ],
    ]);
    expect(shown(made)).toEqual([
      "受付番号: register_id",
      "施設名: name",
      "事業者: operator",
      "都道府県: region",
      "市区町村: locality",
      "受電容量(MW): megawatts grid_connection",
      "申請日: grid_interconnect requested actual",
      "受電予定日: grid_interconnect energised estimated",
      "運転開始予定: service in_service promised",
      "変圧器納入予定: transformer_order delivered estimated",
      "着工予定: works/building started promised",
      "更新日: known_on",
      "状況: status",
      "備考: note",
    ]);
    expect(made.mapping.source.language).toBe("ja");
  });

  it.each([
    [
      "traditional Chinese",
      [
        "案號",
        "計畫名稱",
        "開發商",
        "縣市",
        "地址",
        "容量(MW)",
        "申請日期",
        "預計送電日",
        "預計啟用",
        "建造執照核發日",
        "購電簽約日",
        "狀態",
      ],
      "施工中",
    ],
    [
      "simplified Chinese",
      [
        "申请编号",
        "项目名称",
        "开发商",
        "省份",
        "地址",
        "容量(MW)",
        "申请日期",
        "预计送电日",
        "预计启用",
        "建筑许可核发日",
        "购电签约日",
        "状态",
      ],
      "在建",
    ],
  ])("%s", (_, header, status) => {
    const made = suggest("r.csv", [
      header,
      [
        "B1",
        "龜山",
        "甲",
        "桃園市",
        "龜山區",
        "20",
        "2025-01-02",
        "2027-03",
        "2027Q4",
        "2025-06-01",
        "2026-01-01",
        status,
      ],
      [
        "B2",
        "觀音",
        "乙",
        "桃園市",
        "觀音區",
        "40",
        "2025-02-02",
        "2028-03",
        "2028Q4",
        "2025-07-01",
        "2026-01-01",
        status,
      ],
    ]);
    expect(shown(made).map((line) => line.replace(/^.*: /, ""))).toEqual([
      ...["register_id", "name", "operator", "region", "locality", "megawatts unknown"],
      ...[
        "grid_interconnect requested actual",
        "grid_interconnect energised estimated",
        "service in_service estimated",
      ],
      ...["permit/building granted actual", "ppa signed actual", "status"],
    ]);
    expect(made.mapping.source.language).toBe("zh");
    expect(made.mapping.statuses).toEqual({
      [status]: { means: "reached", kind: "works", key: "building", step: "started" },
    });
  });

  it("Spanish, where estado may be a place or a status", () => {
    const made = suggest("r.csv", [
      [
        "Folio",
        "Nombre del proyecto",
        "Desarrollador",
        "Estado",
        "Municipio",
        "Capacidad solicitada (MW)",
        "Fecha de solicitud",
        "Fecha prevista de energización",
        "Entrada en operación prevista",
        "Firma de PPA",
        "Concesión de agua otorgada",
        "Estatus",
        "Observaciones",
      ],
      [
        "F-9",
        "Qro 1",
        "CloudHQ",
        "Querétaro",
        "Colón",
        "900",
        "2025-01-02",
        "2027-03",
        "2027Q4",
        "2025-06-01",
        "2026-01-01",
        "En construcción",
        "text",
      ],
      [
        "F-7",
        "Qro 2",
        "ODATA",
        "Querétaro",
        "El Marqués",
        "300",
        "2025-02-02",
        "2028-03",
        "2028Q4",
        "2025-07-01",
        "2026-01-01",
        "CANCELADO",
        "text",
      ],
    ]);
    expect(shown(made).map((line) => line.replace(/^.*: /, ""))).toEqual([
      ...["register_id", "name", "operator", "locality", "megawatts grid_connection"],
      ...["grid_interconnect requested actual", "grid_interconnect energised estimated", "service in_service promised"],
      ...["ppa signed actual", "water_right granted actual", "status", "note"],
    ]);
    expect(remarksOf(made)).toEqual(["Estado: has a title that is not known; left out"]);
    expect(made.mapping.source.language).toBe("es");
    expect(made.mapping.statuses.CANCELADO).toEqual({ means: "withdrawn" });
  });
});

describe("a column", () => {
  it.each([
    ["IT load (MW)", "megawatts critical_it"],
    ["Contracted capacity", "megawatts grid_connection"],
    ["Generation nameplate MW", "megawatts generation_nameplate"],
    ["Facility power (kW)", "megawatts facility"],
  ])("%s is %s", (title, meaning) => expect(column(title, "30", "50")).toBe(meaning));

  it.each([
    ["GPU delivery", "accelerator_order delivered estimated"],
    ["Turbine installation planned", "generation installed estimated"],
    ["Land closing (target)", "land closed estimated"],
    ["Construction start", "works/building started estimated"],
    ["Construction complete", "works/building completed estimated"],
    ["Interconnection agreement planned", "grid_interconnect agreement_signed estimated"],
    ["Water permit expected approval", "water_right granted estimated"],
    ["Zoning approval target", "permit/zoning granted estimated"],
    ["Switchgear shipped (forecast)", "transformer_order shipped estimated"],
  ])("%s is %s", (title, meaning) => expect(column(title, "2027-05", "2028", "TBD")).toBe(meaning));

  it.each([
    ["Actual in service", "service in_service actual"],
    ["Study completed", "grid_interconnect study_completed actual"],
    ["Announced", "site announced actual"],
    ["Permit refused", "permit refused actual"],
    ["Energised (actual)", "grid_interconnect energised actual"],
  ])("%s of the past is %s", (title, meaning) => expect(column(title, "2025-05", "2026")).toBe(meaning));

  it("is left out where its dates do not say whether they are plans or facts", () => {
    const due = "holds no day after 2026-11-30: plans of which all are due, or facts?; left out";
    expect(column("COD", "2025-05", "2026-10")).toBe(due);
    expect(column("Proposed COD", "2025-05", "2026-10")).toBe("service in_service estimated");
    const both = "looks like facts, but holds days after 2026-11-30: facts or plans?; left out";
    expect(column("PPA signed", "2025-05", "2028")).toBe(both);
    expect(column("Actual COD", "2028")).toBe(both);
  });

  it("is left out where title and cells do not agree, or say nothing", () => {
    expect(column("용도", "상업", "공업")).toBe("has a title that is not known; left out");
    expect(column("Capacity", "large", "small")).toBe("has a title that is not known; left out");
    expect(column("Tenant", "2027-05-01", "2027-06-01")).toBe('is called "user", but holds dates; left out');
    expect(column("Last updated", "yes", "no")).toBe("is called a date, but holds few dates; left out");
    expect(column("Remarks", "", "TBD")).toBe("holds nothing in the first rows; left out");
    expect(column("Transformer", "2027-05", "2028")).toBe("has a title that is not known; left out");
    expect(column("Status", "2027-05-01", "2028-05-01")).toMatch(/too many words for one/);
  });

  it("of units holds nothing but units of power", () => {
    expect(column("단위", "kW", "MW", "kW")).toBe("unit");
    expect(column("Scale", "메가와트", "kW")).toBe("unit");
    expect(column("Scale", "kW", "km")).not.toBe("unit");
    expect(column("Side", "W", "W")).not.toBe("unit");
  });

  it("of a status holds at most thirty words", () => {
    const table = (count: number) => [
      ["Ref", "Project", "Status"],
      ...Array.from({ length: count }, (_, at) => [`R-${at}`, `P ${at}`, `Word ${at}`]),
    ];
    expect(shown(suggest("a.csv", table(30)))).toContain("Status: status");
    expect(shown(suggest("a.csv", table(31)))).not.toContain("Status: status");
  });

  it("holds dates or amounts in four of five cells, not in fewer", () => {
    expect(column("COD planned", "2027", "2028", "2029", "2030", "soon")).toBe("service in_service estimated");
    expect(column("COD planned", "2027", "2028", "2029", "soon")).toMatch(/left out$/);
  });

  it("that says the same as one before it is left out, but for names and places", () => {
    const made = suggest("a.csv", [
      ["Ref", "Project", "SP (MW)", "WP (MW)", "County", "City", "COD planned", "Planned in service"],
      ["R-1", "A", "50", "60", "text", "y", "2028", "2029"],
    ]);
    expect(shown(made).slice(2)).toEqual([
      "SP (MW): megawatts grid_connection",
      "County: locality",
      "City: locality",
      "COD planned: service in_service estimated",
    ]);
    expect(remarksOf(made)).toEqual([
      "WP (MW): says the same as a column before it (megawatts); left out",
      "Planned in service: says the same as a column before it (service undefined in_service promised); left out",
    ]);
  });
});

describe("the key", () => {
  const key = (texts: string[][]) => suggest("a.csv", texts);
  it("is the register's number, else the name, else with the phase", () => {
    expect(
      key([
        ["Ref", "Project"],
        ["R-1", "A"],
        ["R-2", "A"],
      ]).mapping.key,
    ).toEqual(["Ref"]);
    expect(
      key([
        ["Ref", "Project"],
        ["R-1", "A"],
        ["R-1", "B"],
      ]).mapping.key,
    ).toEqual(["Project"]);
    expect(
      key([
        ["ID", "Project"],
        ["1", "A"],
        ["2", "B"],
        ["3", "C"],
      ]).mapping.key,
    ).toEqual(["Project"]);
    expect(
      key([
        ["Ref", "Project", "Phase"],
        ["R-1", "A", "text"],
        ["R-1", "A", "y"],
      ]).mapping.key,
    ).toEqual(["Ref", "Phase"]);
    expect(
      key([
        ["Project", "Phase"],
        ["A", "text"],
        ["A", "y"],
      ]).mapping.key,
    ).toEqual(["Project", "Phase"]);
  });

  it("is asked where nothing tells the rows apart", () => {
    const made = key([
      ["ID", "Project"],
      ["1", "A"],
      ["2", "A"],
      ["3", "B"],
    ]);
    expect(made.questions[0]?.question).toEqual({
      about: "key",
      candidates: [
        { value: "ID", reading: "tells the rows apart" },
        { value: "Project", reading: "tells the rows apart" },
      ],
    });
  });
});

describe("what nobody but an analyst can say", () => {
  it("is asked: whose register it is and how far it is to be trusted", () => {
    const { questions } = suggest("a.csv", [
      ["Ref", "Project"],
      ["R-1", "A"],
    ]);
    expect(questions.map(({ reason, question }) => [reason, question?.about])).toEqual([
      ["whose register is it?", "source"],
      ["of which class is its source?", "source"],
      ["no column names an economy: which is the register's? (economy, three letters of ISO 3166)", "source"],
    ]);
    expect(questions[1]?.question?.candidates.map(({ value }) => value)).toContain("regulator");
  });

  it("is asked: which column has the names", () => {
    const { questions } = suggest("a.csv", [
      ["Ref", "Colour"],
      ["R-1", "red"],
    ]);
    expect(questions.at(-1)).toMatchObject({
      reason: "no column says the name of the site",
      question: { about: "column", candidates: [{ value: "Ref" }, { value: "Colour" }] },
    });
  });

  it.each([
    ["queue_2026Q3_final.csv", "queue"],
    ["NYISO Queue v2 (copy).xlsx", "nyiso-queue"],
    ["2026-11.csv", "register"],
    ["전력.csv", "register"],
  ])("but not the register's name in %s", (file, name) => {
    expect(
      suggest(file, [
        ["Ref", "Project"],
        ["R-1", "A"],
      ]).mapping.register,
    ).toBe(name);
  });
});

it("looks at two hundred rows, and at records only", () => {
  const rows = Array.from({ length: 250 }, (_, at) => [`R-${at}`, `P ${at}`, at < 200 ? "2028" : "rubbish"]);
  expect(shown(suggest("a.csv", [["Ref", "Project", "COD"], ...rows]))[2]).toBe("COD: service in_service estimated");
  const table = tableOf([
    ["Ref", "Project"],
    ["R-1", "A"],
    ["R-1", "A"],
  ]);
  const [, second] = table.rows;
  if (second) second.kind = "total";
  expect(suggestMapping({ file: "a.csv", ...table, publishedOn: "2026-11-30" }).mapping.key).toEqual(["Ref"]);
});
