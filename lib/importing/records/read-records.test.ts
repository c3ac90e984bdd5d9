import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import { type RecordFile, recordFiles } from "./files";
import { readRecords } from "./read-records";
import type { RecordTables } from "./record-reader";

type Rows = Partial<Record<RecordFile, Record<string, string>[]>>;

const evidence = { source_id: "paper-1", mark: "V2" };
const source = {
  ...{ source_id: "paper-1", url: "https://example.org/1", title: "Example 1", publisher: "A paper" },
  ...{ published_on: "2026-04", language: "en", source_class: "press" },
};
const site = {
  ...{ site_id: "example-site", economy: "KOR", region: "ulsan", name_en: "Example Site", name_local: "예시 사이트" },
  ...{ aliases: "Example One; Example 1", operator: "Example Power; Other (minority)", phase_ordinal: "1" },
  ...{ phase_mw: "41", mw_basis: "unknown", reread_on: "2026-11-30", ...evidence },
};
const claim = {
  ...{ site_id: "example-site", phase_ordinal: "1", indicator_kind: "works", indicator_key: "building" },
  ...{
    step: "started",
    claim_kind: "actual",
    date: "2025-11",
    known_on: "2026",
    claimant: "Example City",
    ...evidence,
  },
};
const tables = (given: Rows): RecordTables =>
  Object.fromEntries(
    Object.entries(recordFiles).map(([file, columns]: [string, readonly string[]]) => {
      const own = given[file as RecordFile] ?? [];
      const rows = own.map((row, i) => ({ rowNumber: i + 2, cells: columns.map((column) => row[column] ?? "") }));
      return [file, { file: `${file}.csv`, columns: [...columns], rows }];
    }),
  ) as RecordTables;
const read = (rows: Rows, type: "data_centre" | "supply" = "data_centre") =>
  readRecords(tables({ sources: [source], ...rows }), {
    name: "example",
    readOn: "2026-11-30",
    siteTypeOf: () => type,
  });

describe("a record folder", () => {
  it("becomes sites with phases, indicators and claims, each with its source", () => {
    const { set, problems, counts } = read({ sites: [site], claims: [claim] });
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ sites: { read: 1, taken: 1 }, claims: { read: 1, taken: 1 } });
    expect(set.sources[0]).toMatchObject({ publishedOn: "2026-04-30", publishedPrecision: "month" });
    expect(set.sites[0]).toMatchObject({
      ...{ slug: "example-site", iso3: "KOR", region: "ulsan", aliases: ["Example One", "Example 1"] },
      operators: ["Example Power", "Other (minority)"],
      phases: [{ ordinal: 1, name: "Phase 1", megawatts: "41", basis: "unknown", source: "paper-1", mark: "V2" }],
      indicators: [{ phase: 1, kind: "works", key: "building", claims: [{ claimant: "Example City" }] }],
    });
  });

  it("keeps every date as exact as it was said, and nothing later than the day it was read", () => {
    const said = (parts: Record<string, string>) => {
      const [first] =
        read({ sites: [site], claims: [{ ...claim, ...parts }] }).set.sites[0]?.indicators[0]?.claims ?? [];
      return first;
    };
    expect(said({})).toMatchObject({
      ...{ earliestOn: "2025-11-01", latestOn: "2025-11-30", precision: "month" },
      ...{ knownOn: "2026-11-30", knownPrecision: "year" },
    });
    expect(said({ date: "by 2031", claim_kind: "promised", step: "completed", known_on: "2025-06" })).toMatchObject({
      ...{ latestOn: "2031-12-31", precision: "by", knownOn: "2025-06-30", knownPrecision: "month" },
    });
    expect(said({ date: "" })).toMatchObject({ precision: "unknown" });
    expect(said({ date: "" })).not.toHaveProperty("latestOn");
  });

  it("keeps roles, appeals and what a record of the whole site holds up", () => {
    const whole = { ...claim, phase_ordinal: "0", indicator_kind: "permit", indicator_key: "rezoning", holds: "all" };
    const { set } = read({
      sites: [site],
      claims: [
        { ...whole, step: "appeal_upheld", appellant: "sponsor", outcome: "remanded" },
        {
          ...claim,
          indicator_kind: "ppa",
          indicator_key: "solar",
          step: "signed",
          ppa_role: "commercial",
          indicator_mw: "12",
        },
      ],
    });
    expect(set.sites[0]?.indicators).toMatchObject([
      {
        phase: null,
        kind: "permit",
        permitType: "zoning",
        holds: "all",
        claims: [{ appellant: "sponsor", outcome: "remanded" }],
      },
      { phase: 1, kind: "ppa", ppaRole: "commercial", claims: [{ megawatts: "12" }] },
    ]);
  });

  it("gives a place that is no data center no phases, and its records hold up nothing", () => {
    const [supply] = read({ sites: [site], claims: [claim] }, "supply").set.sites;
    expect(supply).toMatchObject({ type: "supply", phases: [], indicators: [{ phase: null, holds: "none" }] });
  });

  it("leaves out a row that cannot be taken, names row, column, value and reason, and takes the others", () => {
    const { set, problems, counts } = read({
      sites: [site],
      claims: [
        claim,
        { ...claim, step: "granted" },
        { ...claim, date: "13/45/2026" },
        { ...claim, source_id: "nobody" },
        { ...claim, phase_ordinal: "2" },
        { ...claim, known_on: "soon" },
      ],
    });
    expect(counts.claims).toEqual({ read: 6, taken: 1 });
    expect(problems.map(describeProblem).map((line) => line.replace(/ expected.*| Invalid.*/, ""))).toEqual([
      'claims.csv, row 3, step: "granted": Invalid option:'.replace(/ Invalid.*/, ""),
      'claims.csv, row 4, date: "13/45/2026":',
      'claims.csv, row 5, source_id: "nobody": there is no such source among the rows that were taken',
      'claims.csv, row 7, known_on: "soon":',
      'claims.csv, row 6, site_id: "example-site": there is no phase 2 of this site among the rows that were taken',
    ]);
    expect(set.sites[0]?.indicators[0]?.claims).toHaveLength(1);
  });

  it("leaves out a claim that says something wrong of its indicator, and takes the site and its other claims", () => {
    const whole = { ...claim, phase_ordinal: "0" };
    const supply = { ...claim, indicator_kind: "ppa", indicator_key: "solar", step: "signed" };
    const { set, problems, counts } = read({
      sites: [site],
      claims: [
        claim,
        { ...whole, holds: "everything" },
        { ...supply, ppa_role: "friend" },
        { ...claim, indicator_key: "Not a key!" },
        { ...claim, ppa_role: "friend", holds: "everything" },
      ],
    });
    expect(problems.map(({ file, row, column, value }) => [file, row, column, value])).toEqual([
      ["claims.csv", 3, "holds", "everything"],
      ["claims.csv", 4, "ppa_role", "friend"],
      ["claims.csv", 5, "indicator_key", "Not a key!"],
    ]);
    expect(problems.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/expected one of .*"none"/),
      expect.stringMatching(/expected one of .*"commercial"/),
      expect.stringContaining("lower-case"),
    ]);
    expect(counts).toMatchObject({ sites: { read: 1, taken: 1 }, claims: { read: 5, taken: 2 } });
    expect(set.sites[0]?.indicators.flatMap(({ claims }) => claims)).toHaveLength(2);
  });

  it("takes nothing from a file whose columns are not there, and says which", () => {
    const broken = tables({ sources: [source], sites: [site] });
    broken.claims = {
      file: "claims.csv",
      columns: ["site_id"],
      rows: [{ rowNumber: 2, cells: ["example-site"] }],
      uneven: [],
    };
    const { problems, counts } = readRecords(broken, {
      name: "x",
      readOn: "2026-11-30",
      siteTypeOf: () => "data_centre",
    });
    expect(counts.claims).toEqual({ read: 1, taken: 0 });
    expect(problems.map(({ column }) => column)).toContain("indicator_kind");
  });

  it("reads rules and figures with their places", () => {
    const { set, problems } = read({
      policies: [
        {
          ...{ economy: "KOR", region: "jeju; north of Seoul", name_en: "Example rule", requires: "zoning: a permit" },
          ...{ threshold_mw: "10", status: "in_force", since: "2025-06", ...evidence },
        },
      ],
      facts: [{ economy: "KOR", fact_key: "queue_mw", value: "31.5", unit: "MW", period: "to 2025-09", ...evidence }],
    });
    expect(problems).toEqual([]);
    expect(set.rules[0]).toMatchObject({
      regions: ["jeju", "north-of-seoul"],
      thresholdMegawatts: "10",
      since: "2025-06",
    });
    expect(set.facts[0]).toMatchObject({ key: "queue-mw", value: "31.5", period: "to 2025-09" });
  });
});
