import { describe, expect, it } from "vitest";
import { describeProblem, type FileProblem } from "../problem";
import { readSites } from "./read-sites";
import { readTimeline } from "./read-timeline";

const tableOf = (file: string, columns: string[], ...rows: string[][]) => ({
  ...{ file, columns, uneven: [] },
  rows: rows.map((cells, at) => ({ rowNumber: at + 2, cells })),
});
const lines = (problems: FileProblem[]) => problems.map(describeProblem).map((line) => line.replace(/".*"/, "…"));

describe("the table of sites", () => {
  const sites = (columns: string[], ...rows: string[][]) => readSites(tableOf("sites.csv", columns, ...rows));

  it("names a site by its handle, else its name, else its title, and shows its title, else its name", () => {
    const named = (columns: string[], ...cells: string[]) => {
      const [site] = sites(columns, cells).sites;
      return [site?.name, site?.title, site?.aliases];
    };
    expect(named(["Title", "Name", "Handle"], "T", "N", "H")).toEqual(["H", "T", ["N", "T"]]);
    expect(named(["Name", "Handle"], "N", "H")).toEqual(["H", "N", ["N"]]);
    expect(named(["Title", "Name"], "", "N")).toEqual(["N", "N", []]);
    expect(named(["Title", "Name", "Handle"], "H", "T", "H")).toEqual(["H", "H", ["T"]]);
    expect(named(["Handle"], "H")).toEqual(["H", "H", []]);
  });

  it("finds a site by each of its names, however it is spelt", () => {
    const { byName, sites: read } = sites(["Handle", "Title"], ["Alpha North", "Alpha"]);
    expect([...byName]).toEqual([
      ["alpha north", read[0]],
      ["alpha", read[0]],
    ]);
  });

  it("leaves blank what is not stated, and keeps the cells as they were read", () =>
    expect(sites(["Name"], ["Alpha"]).sites).toEqual([
      {
        ...{ name: "Alpha", title: "Alpha", aliases: [], country: null, address: null, latitude: null },
        ...{ longitude: null, owner: [], users: [], project: null, investors: [], builders: [] },
        ...{ energyCompanies: [], rowNumber: 2, raw: { Name: "Alpha" } },
      },
    ]));

  it("reads the country and the address, and tells what it does not know or has twice", () => {
    const read = sites(
      ["Name", "Country", "Address", "Mood", "name"],
      ["Alpha", "United States", "1 Road", "good", "A"],
    );
    expect(read.sites[0]).toMatchObject({ country: "United States", address: "1 Road" });
    expect(read.notUnderstood.map(({ column }) => column)).toEqual(["Mood"]);
    expect(read.problems.map(({ column }) => column)).toEqual(["name"]);
  });

  it("refuses any of its names that is too long", () =>
    expect(sites(["Handle", "Title"], ["Alpha", "t".repeat(201)]).problems).toHaveLength(1));

  it("has a place where both of its degrees are read", () => {
    const place = (latitude: string, longitude: string) => {
      const read = sites(["Name", "Latitude", "Longitude"], ["Alpha", latitude, longitude]);
      return [read.sites[0]?.latitude, read.sites[0]?.longitude, read.notUnderstood.length];
    };
    expect(place("1.5", "-2")).toEqual([1.5, -2, 0]);
    expect([place("1.5", ""), place("", "2"), place("1.5", "east")]).toEqual([
      [null, null, 0],
      [null, null, 0],
      [null, null, 1],
    ]);
  });

  it("names the parties of each role; an investor, a builder and an energy company as a fact", () => {
    const columns = ["Name", "Owner", "Users", "Project", "Investors", "Construction companies", "Energy companies"];
    const cells = ["A #likely", "B #likely", "C #likely, D", "E #likely", "F #likely", "G #likely"];
    const [site] = sites(columns, ["Alpha", ...cells]).sites;
    const likely = (name: string) => ({ name, confidence: "likely" });
    const fact = (name: string) => ({ name, confidence: null });
    expect(site).toMatchObject({
      ...{ owner: [likely("A")], users: [likely("B")], project: likely("C") },
      ...{ investors: [fact("E")], builders: [fact("F")], energyCompanies: [fact("G")] },
    });
    expect(lines(sites(["Name", "Owner"], ["Alpha", "A #maybe"]).notUnderstood)).toEqual([
      "sites.csv, row 2, Owner: …: #maybe is no known confidence",
    ]);
  });

  it("is refused without a name, with what is too long, and without a row", () => {
    const columns = ["Name", "Address", "Owner"];
    const exact = sites(columns, ["n".repeat(200), "a".repeat(500), "o".repeat(200)]);
    expect(exact.problems).toEqual([]);
    const long = sites(
      columns,
      ["n".repeat(201), "a".repeat(501), `O, ${"o".repeat(201)}`],
      ["", "", ""],
      ["!", "", ""],
    );
    expect(lines(long.problems)).toEqual([
      "sites.csv, row 2, Name: …: is longer than 200 characters",
      "sites.csv, row 2, Address: …: is longer than 500 characters",
      "sites.csv, row 2, Owner: …: holds a name of more than 200 characters",
      "sites.csv, row 3, Name: …: names no site",
      "sites.csv, row 4, Name: …: names no site",
    ]);
    expect(long.sites).toHaveLength(1);
    expect(lines(sites(columns).problems)).toEqual(["sites.csv: holds no site"]);
    expect(lines(sites(["Address"], ["1 Road"]).problems)).toEqual([
      "sites.csv, row 1, Name: one of these columns is needed: Name, Handle, Title",
    ]);
  });

  it("holds no site twice, by any of its names", () => {
    const read = sites(["Name", "Title"], ["Alpha", "First"], ["Beta", "first"]);
    expect(lines(read.problems)).toEqual(["sites.csv, row 3, Name: …"]);
    expect(read.problems[0]?.reason).toBe('names the same site as row 2, "Alpha"');
    expect(read.byName.has("beta")).toBe(false);
  });
});

describe("the timeline", () => {
  const { byName } = readSites(tableOf("sites.csv", ["Name"], ["Alpha"]));
  const [usual, costs] = [
    ["Date", "Site", "Status"],
    ["Compute cost (2025 USD billions)", "Construction cost (2025 USD billions)"],
  ];
  const read = (more: string[], ...rows: string[][]) =>
    readTimeline(tableOf("timeline.csv", [...usual, ...more], ...rows), byName);
  const row = (...more: string[]) => ["2025-05-01", "alpha", "", ...more];

  it("has rows with power, buildings and capital in dollars", () => {
    const more = ["Power (MW)", "Buildings operational", ...costs];
    const { rows, problems } = read(more, row("100.5", "2", "1.25", "0.0000000014"), row("", "", "", ""));
    expect(problems).toEqual([]);
    expect(rows[0]).toEqual({
      ...{ site: "Alpha", date: "2025-05-01", rowNumber: 2, cumulativeMegawatts: 100.5, buildingsOperational: 2 },
      ...{ computeCapexUsd: 1_250_000_000, constructionCapexUsd: 1, status: null, operationConfirmed: false },
      ...{ buildingsNamed: [], buildingsInService: [], worksStarted: null, roofsComplete: [] },
      raw: expect.objectContaining({ Date: "2025-05-01", Site: "alpha" }),
    });
    expect(rows[1]).toMatchObject({
      ...{ cumulativeMegawatts: null, buildingsOperational: null, computeCapexUsd: null, constructionCapexUsd: null },
    });
  });

  it("counts facility power, else IT power, and says so where it has both or neither", () => {
    const basis = (...more: string[]) => {
      const { powerBasis, problems, notUnderstood } = read(more);
      return [powerBasis, ...lines([...problems, ...notUnderstood])];
    };
    expect(basis("Power (MW)")).toEqual(["facility"]);
    expect(basis("IT power (MW)")).toEqual(["critical_it"]);
    expect(basis("IT power (MW)", "Power (MW)")).toEqual([
      "facility",
      "timeline.csv, row 1, IT power (MW): left out: the steps count facility power, and the two are never mixed",
    ]);
    expect(basis()).toEqual([
      "critical_it",
      "timeline.csv, row 1, Power (MW): this column is missing (or, for IT power, `IT power (MW)`)",
    ]);
    expect(read(["IT power (MW)"], row("7")).rows[0]?.cumulativeMegawatts).toBe(7);
  });

  it("refuses a row with each cell that is wrong, and takes what is as large as may be", () => {
    const more = ["Power (MW)", "Buildings operational", ...costs];
    const largest = ["2025-05-01", "Alpha", "s".repeat(4_000), "100000", "1000", "100000", "100000"];
    expect(read(more, largest).problems).toEqual([]);
    const wrong = ["May", "Beta", "s".repeat(4_001), "100001", "1.5", "100001", "-1"];
    const { rows, problems } = read(more, wrong);
    expect(rows).toEqual([]);
    expect(problems.map(({ row: at, column, value }) => [at, column, value?.slice(0, 6)])).toEqual([
      [2, "Date", "May"],
      [2, "Site", "Beta"],
      [2, "Status", "ssssss"],
      [2, "Buildings operational", "1.5"],
      [2, "Power (MW)", "100001"],
      [2, costs[0], "100001"],
      [2, costs[1], "-1"],
    ]);
    expect(problems.slice(1, 4).map(({ reason }) => reason)).toEqual([
      "is no site of the table of sites",
      "is longer than 4000 characters",
      "is not a whole number",
    ]);
    const half = read(more, row("1", "1001", "", ""), row("1", "1000", "", ""));
    expect(half.problems).toHaveLength(1);
    expect(half.rows.map(({ rowNumber }) => rowNumber)).toEqual([3]);
  });

  it("reads no row while a column that it needs is missing", () => {
    const { rows, problems } = readTimeline(tableOf("timeline.csv", ["Date", "Power (MW)"], ["May", "1"]), byName);
    expect(rows).toEqual([]);
    expect(problems.map(({ row: at, column }) => [at, column])).toEqual([
      [1, "Data center"],
      [1, "Construction status"],
    ]);
  });
});
