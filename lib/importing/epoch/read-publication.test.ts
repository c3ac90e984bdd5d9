import { describe, expect, it } from "vitest";
import { readEpochTable } from "@/test-data/read-test-data";
import { describeProblem } from "../problem";
import { problemsOf, read, SITES, TIMELINE } from "./publication.fixture";
import { findSteps, rowsOfSite } from "./steps";

const unwrap = (result: Awaited<ReturnType<typeof read>>) => {
  if (!result.ok) throw new Error(problemsOf(result).join("\n"));
  return result.value;
};
/** The same table with its columns the other way round. */
const reorder = (csv: string) => {
  const [header = "", ...rest] = csv.split("\n");
  const quoted = /"(?:[^"]|"")*"|[^,\n]+|(?<=,|^)(?=,|$)/g;
  if (rest.some((line) => (line.match(/"/g) ?? []).length % 2)) throw new Error("rows of one line only");
  return [header, ...rest.filter(Boolean)].map((line) => (line.match(quoted) ?? []).reverse().join(",")).join("\n");
};

describe("readPublication", () => {
  it("reads names, parties, coordinates and rows", async () => {
    const { state, notUnderstood } = unwrap(await read(SITES, TIMELINE));
    expect(state.sites[0]).toMatchObject({ name: "Alpha North", title: "Alpha", aliases: ["Alpha"] });
    expect(state.sites[0]?.longitude).toBeCloseTo(-101.312, 3);
    expect(state.sites[0]).toMatchObject({
      owner: [{ name: "Owner Co", confidence: "confident" }],
      users: [
        { name: "One", confidence: "likely" },
        { name: "Two", confidence: "speculative" },
      ], // prettier-ignore
      investors: [
        { name: "Fund", confidence: null },
        { name: "Bank", confidence: null },
      ], // prettier-ignore
      project: { name: "Big", confidence: "likely" },
    });
    expect(state.rows.map((row) => [row.site, row.date, row.cumulativeMegawatts])).toEqual([
      ["Alpha North", "2024-01-31", 0],
      ["Alpha North", "2025-06-01", 100],
      ["Alpha North", "2026-07-04", 250],
      ["Beta East", "2027-06-01", 1000],
    ]);
    expect(state.rows[1]?.computeCapexUsd).toBe(2e9);
    expect(notUnderstood.map(describeProblem)).toEqual([
      `sites.csv, row 3, Latitude: "north": is not a latitude: expected 41°41'36"N or a decimal number`,
    ]);
  });

  it("does not care for a byte order mark, line ends or the order of columns", async () => {
    const plain = TIMELINE.replace("2-3\noperational", "2-3 operational");
    const { sites, rows } = unwrap(await read(SITES, plain)).state;
    const bare = {
      sites: sites.map((site) => ({ ...site, raw: null })),
      rows: rows.map((row) => ({ ...row, raw: null })),
    };
    for (const [a, b] of [
      [`\uFEFF${SITES}`, plain.replaceAll("\n", "\r\n")],
      [reorder(SITES), reorder(plain)],
    ] as const) {
      const other = unwrap(await read(a, b)).state;
      const names = { sites: other.sites, rows: other.rows };
      expect(names.rows.map((row) => ({ ...row, raw: null }))).toEqual(bare.rows);
      expect(names.sites.map((site) => ({ ...site, raw: null }))).toEqual(bare.sites);
    }
  });

  it("counts IT power on its own basis, and never beside facility power", async () => {
    expect(unwrap(await read(SITES, TIMELINE.replace("Power (MW)", "IT power (MW)"))).state.powerBasis).toBe(
      "critical_it",
    );
    const both = unwrap(await read(SITES, TIMELINE.replace("H100 equivalents", "IT power (MW)")));
    expect(both.state.powerBasis).toBe("facility");
    expect(both.notUnderstood.map((problem) => problem.column)).toContain("IT power (MW)");
  });

  it("reports an unknown column and reads on", async () => {
    const { notUnderstood } = unwrap(await read(SITES, TIMELINE.replace("H100 equivalents", "Mood")));
    expect(notUnderstood).toContainEqual(expect.objectContaining({ file: "timeline.csv", column: "Mood" }));
  });

  it("keeps the cells of unknown columns with their rows, of columns of one name or none as well", async () => {
    const unknown = TIMELINE.replace("H100 equivalents", "Mood").replace("Buildings operational", "Mood");
    const { state, notUnderstood } = unwrap(await read(SITES, unknown.replace("Compute cost (2025 USD billions)", "")));
    expect(notUnderstood.map((problem) => problem.column)).toEqual(expect.arrayContaining(["Mood", ""]));
    expect(state.rows[1]?.raw).toMatchObject({ Mood: "5", "Mood (column 6)": "1", "(column 7)": "2" });
  });

  it("names every bad row, and takes none of the others", async () => {
    const bad = TIMELINE.replace("1/31/2024", "13/45/2024")
      .replace("100,5", "-100,5")
      .replace('"1,000"', "much")
      .replace("6/1/2027,Beta East", "6/1/2027,Gamma");
    expect(problemsOf(await read(SITES, bad))).toEqual([
      'timeline.csv, row 2, Date: "13/45/2024": is not a date: expected YYYY-MM-DD or M/D/YYYY',
      'timeline.csv, row 3, Power (MW): "-100": is negative',
      'timeline.csv, row 5, Data center: "Gamma": is no site of the table of sites',
      'timeline.csv, row 5, Power (MW): "much": is not a number',
    ]);
  });

  describe("asked to quarantine", () => {
    const bad = `${TIMELINE.replace("1/31/2024", "13/45/2024").replace('"1,000"', "much")}6/2/2027,Gamma,x,-1,,,,
,Alpha,y,2,,,,
6/3/2027,Alpha
`;
    const quarantine = (sites: string, timeline: string) => read(sites, timeline, "2026-01-01", { quarantine: true });

    it("leaves wrong rows out, each with its cells and all that is wrong with it, and takes the others", async () => {
      const { state, quarantined } = unwrap(await quarantine(SITES, bad));
      expect(state.rows.map((row) => row.rowNumber)).toEqual([3, 4]);
      expect(quarantined.map((row) => [row.rowNumber, ...row.problems.map((problem) => problem.column)])).toEqual([
        [8, null],
        [2, "Date"],
        [5, "Power (MW)"],
        [6, "Data center", "Power (MW)"],
        [7, "Date"],
      ]);
      expect(quarantined.find((row) => row.rowNumber === 6)).toMatchObject({
        file: "timeline.csv",
        cells: { Date: "6/2/2027", "Data center": "Gamma", "Power (MW)": "-1" },
        problems: [{ value: "Gamma", reason: "is no site of the table of sites" }, { value: "-1" }],
      });
    });

    it("takes all of a mended file, and of a right one", async () => {
      const { state, quarantined } = unwrap(await quarantine(SITES, TIMELINE));
      expect(state).toEqual(unwrap(await read(SITES, TIMELINE)).state);
      expect(quarantined).toEqual([]);
    });

    it("leaves the dates of a site out with the site, and of two of one name the second", async () => {
      const long = unwrap(await quarantine(SITES.replace("2 Road", "2 Road ".repeat(100)), TIMELINE));
      expect(long.state.sites.map((site) => site.name)).toEqual(["Alpha North"]);
      expect(long.quarantined.map((row) => [row.file, row.rowNumber])).toEqual([
        ["sites.csv", 3],
        ["timeline.csv", 5],
      ]);
      const twice = unwrap(await quarantine(`${SITES}alpha north,Other,,,,,,,,\n`, TIMELINE));
      expect(twice.state.sites.map((site) => site.title)).toEqual(["Alpha", "Beta"]);
      expect(twice.quarantined.map((row) => row.rowNumber)).toEqual([4]);
      expect(twice.state.rows).toHaveLength(4);
    });

    it("leaves out a row that lost letters when it was saved", async () => {
      const { state, quarantined } = unwrap(
        await quarantine(SITES, TIMELINE.replace("by its roof", "by its r\uFFFDof")),
      );
      expect(state.rows.map((row) => row.rowNumber)).toEqual([2, 4, 5]);
      expect(quarantined.map((row) => row.problems[0]?.reason)).toEqual([expect.stringContaining("U+FFFD")]);
    });

    it.each([
      ["a column is missing", SITES, TIMELINE.replace("Power (MW)", "Strength")],
      ["quotes do not close", SITES, `${TIMELINE}6/2/2027,"Beta East,x,1,,,,\n`],
      ["the file is empty", "", TIMELINE],
      ["no site is right", SITES.replaceAll(" Road", " Road".repeat(200)), TIMELINE],
    ])("refuses the whole where %s", async (_, sites, timeline) =>
      expect(problemsOf(await quarantine(sites, timeline)).length).toBeGreaterThan(0),
    );
  });

  it.each([
    [
      "a number that may be 1,200 or 1.2",
      SITES,
      TIMELINE.replace('"1,000"', "1.200"),
      /row 5, Power \(MW\): "1.200": may mean two numbers/,
    ],
    ["a decimal comma", SITES, TIMELINE.replace('"1,000"', '"0,5"'), /row 5, Power \(MW\): "0,5": is not a number/],
    [
      "a year of no milestone",
      SITES,
      TIMELINE.replace("7/4/2026", "7/4/2570"),
      /row 4, Date: "7\/4\/2570": is a date outside/,
    ],
    ["a missing column", SITES, TIMELINE.replace("Power (MW)", "Strength"), /Power \(MW\): this column is missing/],
    ["no name", SITES.replace("Handle,Title", "A,B"), TIMELINE, /one of these columns is needed/],
    ["a doubled column", SITES, TIMELINE.replace("H100 equivalents", "Date"), /says the same as the column "Date"/],
    [
      "one site twice",
      SITES.replace("Beta East,Beta", "ALPHA  north,Beta"),
      TIMELINE,
      /row 3, Handle: .*same site as row 2/,
    ],
    ["too few columns", SITES, `${TIMELINE}6/2/2027,Beta East\n`, /row 6: .*2 columns where the header has 8/],
    ["an open quote", SITES, `${TIMELINE}6/2/2027,"Beta East,x,1,,,,\n`, /quotes do not close/],
    ["no file", "", TIMELINE, /has no header/],
    ["another encoding", SITES, new Uint8Array([0xc5, 0xeb, 0xb8, 0x2c]), /not UTF-8/],
    ["UTF-16", SITES, new Uint8Array([...TIMELINE].flatMap((letter) => [letter.charCodeAt(0) & 127, 0])), /NUL/],
  ])("refuses %s", async (_, sites, timeline, reason) =>
    expect(problemsOf(await read(sites, timeline))).toContainEqual(expect.stringMatching(reason)),
  );

  it("refuses a day of publication that is none", async () =>
    expect(problemsOf(await read(SITES, TIMELINE, "April"))).toEqual([expect.stringContaining("is not a date")]));
});

describe("the published files", () => {
  it.each([
    ["2025-12", 16, 112, 67],
    ["2026-04", 26, 152, 83],
  ] as const)("%s: every site, row and step, nothing left over", async (month, sites, rows, steps) => {
    const publishedOn = `${month}-01`;
    const result = await read(
      readEpochTable("data_centers", month).bytes,
      readEpochTable("timelines", month).bytes,
      publishedOn,
    );
    const { state, notUnderstood } = unwrap(result);
    const all = state.sites.flatMap((site) => findSteps(rowsOfSite(state, site.name), publishedOn));
    expect([state.sites.length, state.rows.length, all.length]).toEqual([sites, rows, steps]);
    expect(notUnderstood).toEqual([]);
    expect(state.sites.every((site) => site.latitude !== null && site.longitude !== null)).toBe(true);
  });

  it("is refused whole when rows of it are broken, each named", async () => {
    const text = new TextDecoder().decode(readEpochTable("timelines", "2026-04").bytes);
    const broken = text.replace("2021-06-21,", "2021-06-31,").replace("1,53.0,", "1,fifty,");
    expect(problemsOf(await read(readEpochTable("data_centers", "2026-04").bytes, broken, "2026-04-01"))).toEqual([
      expect.stringMatching(/row 2, Date: "2021-06-31"/),
      expect.stringMatching(/Power \(MW\): "fifty"/),
    ]);
  });
});
