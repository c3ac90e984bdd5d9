import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import { createRegisterReader, type RegisterRow } from "./read-rows";
import { mappingOf, readTable, readTexts, tableOf } from "./register.fixture";

const words = ({ problems }: RegisterRow) =>
  problems.map(describeProblem).map((line) => line.replace("register.tsv, ", ""));
const remarks = ({ notes }: RegisterRow) =>
  notes.map(describeProblem).map((line) => line.replace("register.tsv, ", ""));
/** The only row of a table of one row. */
const readOne = (mapping: ReturnType<typeof mappingOf>, cells: Record<string, string>): RegisterRow => {
  const all: Record<string, string> = { ID: "1", Name: "Alpha", ...cells };
  const [one] = readTexts(mapping, [Object.keys(all), Object.values(all)]);
  if (!one) throw new Error("expected a row");
  return one;
};
const claimsOf = (one: RegisterRow) =>
  one.row?.indicators.flatMap(({ kind, key, claims }) => claims.map((claim) => ({ on: `${kind} ${key}`, ...claim })));

const cod = { field: "date", kind: "service", step: "in_service", claim: "promised" };

describe("a Korean register", () => {
  const korean = mappingOf({
    economy: "KOR",
    key: ["접수번호"],
    columns: {
      접수번호: [{ field: "register_id" }],
      Name: [{ field: "alias" }],
      사업명: [{ field: "name" }, { field: "local_name" }],
      사업자: [{ field: "operator" }],
      시도: [{ field: "region" }],
      시군구: [{ field: "locality" }],
      "계약전력(kW)": [{ field: "megawatts", basis: "grid_connection" }],
      "수전 예정일": [
        { field: "date", kind: "grid_interconnect", key: "kepco", step: "energised", claim: "estimated" },
      ],
      진행상태: [{ field: "status" }],
    },
    statuses: { 철회: { means: "withdrawn" }, 검토중: { means: "nothing_dated" } },
  });
  const header = ["접수번호", "사업명", "사업자", "시도", "시군구", "계약전력(kW)", "수전 예정일", "진행상태", "비고"];

  it("is read with its own words, units and dates", () => {
    const [first] = readTexts(korean, [
      header,
      [
        "2026-001",
        "울산 AI\u200b데이터센터",
        "가나; 다라",
        "울산광역시",
        "남구",
        "100500",
        "'27.하반기",
        "검토 중",
        "주의",
      ],
    ]);
    expect(first?.row).toEqual({
      key: "2026-001",
      rowNumber: 2,
      site: {
        type: "data_centre",
        iso3: "KOR",
        registerId: "2026-001",
        name: "울산 AI\u200b데이터센터",
        localName: "울산 AI\u200b데이터센터",
        aliases: [],
        operators: ["가나", "다라"],
        owners: [],
        users: [],
        utility: undefined,
        region: undefined,
        locality: "울산광역시, 남구",
      },
      phase: { name: null, megawatts: "100.5", basis: "grid_connection" },
      indicators: [
        {
          phase: 1,
          kind: "grid_interconnect",
          key: "kepco",
          claims: [
            {
              ...{ step: "energised", kind: "estimated", precision: "half", mark: "V", knownOn: "2026-11-30" },
              ...{ earliestOn: "2027-07-01", latestOn: "2027-12-31" },
            },
          ],
        },
      ],
      status: "검토 중",
      note: "비고: 주의",
    });
  });

  it("names a party once, with those that its brackets list", () => {
    const [first] = readTexts(korean, [header, ["8", "해남", "가 (나; 다); 라", "", "", "300000", "", "검토 중", ""]]);
    expect(first?.row?.site.operators).toEqual(["가 (나; 다)", "라"]);
  });

  it("gives a plan up where its status says so, and keeps the dates as words", () => {
    const [first] = readTexts(korean, [header, ["7", "해남", "가", "", "", "300000", "미정인데 곧", "철회", ""]]);
    expect(claimsOf(first as RegisterRow)).toEqual([
      {
        ...{ on: "grid_interconnect kepco", step: "energised", kind: "withdrawn", precision: "unknown", mark: "V" },
        ...{ knownOn: "2026-11-30", note: "Status in the register: 철회" },
      },
    ]);
    expect(first?.row?.note).toBe("수전 예정일: 미정인데 곧");
  });
});

describe("the key", () => {
  const mapping = mappingOf({ key: ["ID", "Unit"] });

  it("joins the cells of its columns, however they are spaced or wide", () => {
    expect(readOne(mapping, { ID: " Ａ－1\u200b", Unit: "x  y" }).row?.key).toBe("A-1 | x y");
    expect(readOne(mapping, { ID: "", Unit: "2" }).row?.key).toBe(" | 2");
  });

  it("may not be blank, and every fault of a row is named", () => {
    const one = readOne(mappingOf({ key: ["ID", "Unit"], columns: { COD: [cod] } }), {
      ...{ ID: "\u200b", Name: " ", Unit: "", COD: "soon", Other: "x" },
    });
    expect(one.row).toBeNull();
    expect(words(one)).toEqual([
      "row 2, ID: is blank: nothing tells this row from the others",
      "row 2, Name: is blank: a site needs a name",
      'row 2, COD: "soon": is not a date',
    ]);
  });
});

it("passes over what is no record", () => {
  const { plan, rows } = tableOf([
    ["ID", "Name"],
    ["1", "A"],
    ["Total", "12"],
    ["3", "C", "extra"],
  ]);
  const read = createRegisterReader(mappingOf(), plan, { publishedOn: "2026-11-30", orders: new Map() });
  expect(rows.map(({ kind }) => kind)).toEqual(["data", "total", "broken"]);
  expect(rows.map((row) => read(row).row?.key)).toEqual(["1", undefined, undefined]);
  expect(rows.slice(1).map(read)).toEqual(Array(2).fill({ row: null, problems: [], notes: [], isAsked: false }));
});

describe("the site", () => {
  const mapping = mappingOf({
    columns: {
      Country: [{ field: "economy" }],
      Type: [{ field: "site_type" }],
      State: [{ field: "region" }],
      Town: [{ field: "locality" }],
      Street: [{ field: "locality" }],
      Owner: [{ field: "owner" }],
      Tenant: [{ field: "user" }],
      Utility: [{ field: "utility" }],
      Alias: [{ field: "alias" }],
      Lat: [{ field: "latitude" }],
      Lon: [{ field: "longitude" }],
      Phase: [{ field: "phase" }],
      MW: [{ field: "megawatts", basis: "critical_it" }],
      Remark: [{ field: "note" }],
      Internal: [{ field: "skip" }],
    },
  });
  const siteOf = (cells: Record<string, string>) => readOne(mapping, cells).row?.site;

  it("has its economy by a code or a name, and none where the row names none", () => {
    for (const [text, iso3] of [
      ...[
        ["KOR", "KOR"],
        ["kr", "KOR"],
        ["한국", "KOR"],
        ["대한민국", "KOR"],
        ["Korea, Republic of", "KOR"],
      ],
      ...[
        ["日本", "JPN"],
        ["臺灣", "TWN"],
        ["Chinese Taipei", "TWN"],
        ["Viet Nam", "VNM"],
        ["Reino Unido", "GBR"],
      ],
      ...[
        ["U.S.A.", "USA"],
        ["TÜRKİYE", "TUR"],
        ["México", "MEX"],
        ["马来西亚", "MYS"],
        ["香港", "HKG"],
      ],
    ])
      expect([text, siteOf({ Country: text ?? "" })?.iso3]).toEqual([text, iso3]);
    expect(siteOf({})?.iso3).toBeNull();
    expect(words(readOne(mapping, { Country: "Atlantis" }))).toEqual([
      'row 2, Country: "Atlantis": is no economy known by a code or a name',
    ]);
  });

  it("has a region by its slug, written out, or before its locality in another script", () => {
    expect(siteOf({ Country: "US", State: "va", Town: "Ashburn", Street: "Loudoun" })).toMatchObject({
      region: "virginia",
      locality: "Ashburn, Loudoun",
    });
    expect(siteOf({ Country: "AU", State: "NSW" })?.region).toBe("new-south-wales");
    expect(siteOf({ Country: "CA", State: "NL" })?.region).toBe("newfoundland-and-labrador");
    expect(siteOf({ Country: "MX", State: "Querétaro" })?.region).toBe("queretaro");
    expect(siteOf({ Country: "JP", State: "千葉県", Town: "印西市" })).toMatchObject({ locality: "千葉県, 印西市" });
    expect(siteOf({ State: "N/A" })).toMatchObject({ region: undefined, locality: undefined });
  });

  it("has parties and aliases, each once, and none for TBD", () => {
    expect(siteOf({ Owner: "A; B ;A", Tenant: "TBD", Alias: "x;y", Utility: "n/a" })).toMatchObject({
      ...{ owners: ["A", "B"], users: [], aliases: ["x", "y"], utility: undefined },
    });
    expect(siteOf({ Owner: "X", Alias: "-" })).toMatchObject({ owners: ["X"], aliases: [] });
    const long = words(readOne(mapping, { Owner: `A; ${"o".repeat(201)}`, Utility: "u".repeat(201) }));
    expect(long.map((line) => line.replace(/".*"/, "…"))).toEqual([
      "row 2, Owner: …: a name has at most 200 characters",
      "row 2, Utility: …: utility: at most 200 characters, but it has 201",
    ]);
    expect(siteOf({ Owner: "o".repeat(200) })?.owners[0]).toHaveLength(200);
  });

  it("has a place in degrees, decimal or not; half a place and 0/0 are none", () => {
    expect(siteOf({ Lat: "41°30'N", Lon: "-101.5" })).toMatchObject({ latitude: 41.5, longitude: -101.5 });
    expect(siteOf({ Lat: "37.566", Lon: "126.978" })).toMatchObject({ latitude: 37.566, longitude: 126.978 });
    expect(siteOf({ Lat: "0", Lon: "9.5" })).toMatchObject({ latitude: 0, longitude: 9.5 });
    const half = readOne(mapping, { Lat: "41.5", Lon: "TBD" });
    expect(half.row?.site.latitude).toBeUndefined();
    expect(half.row?.note).toBe("Lat: 41.5");
    expect(remarks(half)).toEqual(['row 2, Lat: "41.5": is half of a place: the other half is missing']);
    const corner = readOne(mapping, { Lat: "0", Lon: "0.0" });
    expect(corner.row?.site).not.toHaveProperty("latitude");
    expect(remarks(corner)).toEqual([
      'row 2, Lat: "0": 0/0 is no place of a site',
      'row 2, Lon: "0.0": 0/0 is no place of a site',
    ]);
    expect(words(readOne(mapping, { Lat: "91", Lon: "east" }))).toEqual([
      'row 2, Lat: "91": is a latitude beyond 90 degrees',
      'row 2, Lon: "east": is not a longitude: expected 41°41\'36"E or a decimal number',
    ]);
  });

  it("is of a type; what is no data center has no phase, and holds up nothing", () => {
    for (const text of ["data centre", "Data Center", "데이터 센터", "DATA_CENTRE"])
      expect(siteOf({ Type: text })?.type).toBe("data_centre");
    const supply = readOne(mapping, { Type: "Supply", MW: "300", Phase: "2" });
    expect(supply.row).toMatchObject({ site: { type: "supply" }, phase: null, note: "Phase: 2; MW: 300" });
    expect(words(readOne(mapping, { Type: "mall" }))).toEqual([
      'row 2, Type: "mall": is none of data_centre, portfolio, supply, park',
    ]);
  });

  it("keeps what has no place of its own, and leaves out what is to be skipped", () => {
    const one = readOne(mapping, { Remark: "first", Internal: "secret", Zone: "A", Feeder: "12" });
    expect(one.row?.note).toBe("first; Zone: A; Feeder: 12");
    expect(readOne(mapping, {}).row?.note).toBeNull();
    const long = readOne(mapping, { Zone: "z".repeat(5_000) }).row?.note;
    expect([long?.length, long?.at(-1)]).toEqual([3_000, "…"]);
  });

  it("keeps names as they are written: İ, ı and what is invisible are for the match", () => {
    expect(siteOf({ Name: "İstanbul Işıklar\u200b" })?.name).toBe("İstanbul Işıklar\u200b");
    expect(words(readOne(mapping, { Name: "n".repeat(201) }))[0]).toMatch(/name: at most 200 characters/);
  });

  it("has a phase by its name or size, and none where the row names neither", () => {
    expect(readOne(mapping, { MW: "1.2 GW", Phase: "Building 2" }).row?.phase).toEqual({
      ...{ name: "Building 2", megawatts: "1200", basis: "critical_it" },
    });
    expect(readOne(mapping, { MW: "" }).row?.phase).toEqual({ name: null, basis: "unknown" });
    expect(readOne(mappingOf(), {}).row?.phase).toBeNull();
    const named = mappingOf({ columns: { Phase: [{ field: "phase" }] } });
    expect(readOne(named, { Phase: "1" }).row?.phase).toEqual({ name: "1", basis: "unknown" });
    expect(words(readOne(named, { Phase: "p".repeat(201) }))[0]).toMatch(/has over 200 characters/);
  });
});

describe("megawatts", () => {
  const mapping = mappingOf({
    columns: {
      MW: [{ field: "megawatts", basis: "facility" }],
      "Load (kW)": [{ field: "megawatts", basis: "facility" }],
      "Load [GW]": [{ field: "megawatts", basis: "facility" }],
      Size: [{ field: "megawatts", basis: "facility" }],
    },
  });
  const size = (title: string, text: string) => readOne(mapping, { [title]: text });

  it.each([
    ["MW", "300", "300"],
    ["MW", "1.1 GW", "1100"],
    ["MW", "50200 kW", "50.2"],
    ["Load (kW)", "50200.5", "50.2005"],
    ["Load (kW)", "45 MW", "45"],
    ["Load [GW]", "1.1", "1100"],
    ["Size", "12.5", "12.5"],
    ["Size", "5 W", "0.000005"],
    ["MW", "100000", "100000"],
  ])("of %s, %s are %s", (title, text, megawatts) => {
    expect(size(title, text).row?.phase?.megawatts).toBe(megawatts);
    expect(size(title, text).notes).toEqual([]);
  });

  it.each([
    ["300–450", "is a range or a limit: no one size is taken from it, and it is kept in the note"],
    ["> 200", "is a range or a limit: no one size is taken from it, and it is kept in the note"],
    ["0", "is zero: taken for a size that is not stated"],
  ])("are unknown for %s, which is kept as text", (text, remark) => {
    const one = size("MW", text);
    expect(one.row?.phase).toEqual({ name: null, basis: "unknown" });
    expect(one.row?.note).toBe(`MW: ${text}`);
    expect(remarks(one)).toEqual([`row 2, MW: "${text}": ${remark}`]);
  });

  it("about so large are taken, with the cell beside them", () => {
    const one = size("MW", "~300");
    expect(one.row).toMatchObject({ phase: { megawatts: "300" }, note: "MW: ~300" });
    expect(remarks(one)).toEqual(['row 2, MW: "~300": is given as about so much, and taken as the number']);
  });

  it.each(["TBD", "-", "미정", "N/A"])("are unknown for %s, and nothing is kept", (text) => {
    const one = size("MW", text);
    expect([one.row?.phase, one.row?.note, one.notes]).toEqual([{ name: null, basis: "unknown" }, null, []]);
  });

  it.each([
    ["450 MVA", "is in MVA, which says no megawatts"],
    ["large", "is not an amount of power"],
    ["-5", "is below zero"],
    ["100001", "is above 100000 MW, which cannot be right"],
  ])("cannot be read from %s", (text, reason) => {
    expect(words(size("MW", text))).toEqual([`row 2, MW: "${text}": ${reason}`]);
  });

  it("cannot be read from a number with two meanings or a date", () => {
    expect(words(size("MW", "1.200"))).toEqual([
      'row 2, MW: "1.200": may mean two numbers: which sign stands before decimals?',
    ]);
    const { plan, rows } = tableOf([
      ["ID", "Name", "MW"],
      ["1", "A", "x"],
    ]);
    const [row] = rows;
    if (row) row.cells[2] = { raw: "46356", value: { kind: "date", date: "2026-11-30" } };
    const [one] = readTable(mapping, { plan, rows });
    expect(words(one as RegisterRow)).toEqual([
      'row 2, MW: "2026-11-30": is a date where an amount of power should stand',
    ]);
  });
});

describe("a hostile cell", () => {
  const mapping = mappingOf({ columns: { Firm: [{ field: "operator" }], Kind: [{ field: "site_type" }] } });

  it("with a control character refuses its row, and is a blank in a note", () => {
    expect(words(readOne(mapping, { Firm: "A\u0001B" }))).toEqual([
      'row 2, Firm: "A\u0001B": holds the control character U+0001',
    ]);
    expect(readOne(mapping, { Comment: "a\u0001b\u001b[2J" }).row?.note).toBe("Comment: a b [2J");
  });

  it("is cut for a note, but never within a character", () => {
    for (const start of ["", "x"]) {
      const note = readOne(mapping, { Comment: start + "\u{1F3ED}".repeat(2_000) }).row?.note ?? "";
      expect([note.length > 2_990, /\p{Surrogate}/u.test(note)]).toEqual([true, false]);
    }
  });

  it("makes no key that the database cannot keep, and no site type of a word that every object knows", () => {
    const long = "K".repeat(501);
    expect(words(readOne(mapping, { ID: long }))[0]).toContain("has 501 characters: a key has at most 500");
    expect(words(readOne(mapping, { Kind: "constructor" }))[0]).toContain("is none of");
  });

  it("that says why the row was left out before is not kept in its note", () => {
    expect(readOne(mapping, { "Left out because": "is not a date", Comment: "yes" }).row?.note).toBe("Comment: yes");
  });
});
