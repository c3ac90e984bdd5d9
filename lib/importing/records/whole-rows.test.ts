import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import { type RecordFile, recordFiles } from "./files";
import { readKnownDay } from "./known-day";
import { readRecords } from "./read-records";
import { readRows } from "./read-rows";
import { gateOf, ruleSlug } from "./rules";

type Row = Record<string, string>;

const evidence = { source_id: "s-1", mark: "V", note: "seen", reread_on: "2026-11-29" };
const kept = { source: "s-1", mark: "V", note: "seen", comparedOn: "2026-11-29" };
const source = {
  ...{ source_id: "s-1", url: "https://example.org/1", title: "Title", publisher: "A paper" },
  ...{ published_on: "2026-04-02", language: "en", source_class: "press" },
};
const site = {
  ...{ site_id: "a-site", economy: "KOR", region: "north of Ulsan", locality: "Ulju", latitude: "35.5" },
  ...{ longitude: "129.3", name_en: "A Site", name_local: "가 사이트", aliases: "One; ; Two", operator: "Op; Co-op" },
  ...{ owner: "Owner", users: "User; Other", utility: "Utility", phase_ordinal: "2", phase_name: "East" },
  ...{
    phase_mw: "41.5",
    mw_basis: "critical_it",
    capex_amount: "100",
    capex_currency: "USD",
    capex_price_year: "2025",
  },
  ...evidence,
};
const claim = {
  ...{ site_id: "a-site", phase_ordinal: "2", indicator_kind: "permit", indicator_key: "air-1" },
  ...{ indicator_title: "Air permit", counterparty: "Agency", indicator_mw: "12", detail: "what it says" },
  ...{ step: "granted", claim_kind: "actual", date: "2026-03", known_on: "2026-04-02", claimant: "Agency" },
  ...{ appellant: "", outcome: "", ppa_role: "commercial", holds: "all", ...evidence },
};
const rule = {
  ...{
    economy: "KOR",
    region: "Jeju; North Ulsan",
    name_en: "A rule",
    name_local: "규칙",
    requires: "zoning: a permit",
  },
  ...{ threshold_mw: "10", threshold_basis: "load", status: "in_force", since: "2025", until: "2030", ...evidence },
};
const fact = {
  ...{ economy: "KOR", region: "North Ulsan", fact_key: "queue_mw_now", value: "31.5", unit: "MW", period: "2025" },
  ...evidence,
};

function read(given: Partial<Record<RecordFile, Row[]>>, type: "data_centre" | "park" = "data_centre") {
  const table = (file: RecordFile) => {
    const columns = [...recordFiles[file]].reverse();
    const rows = (given[file] ?? []).map((row, i) => ({
      rowNumber: i + 2,
      cells: columns.map((name) => ` ${row[name] ?? ""} `),
    }));
    return { file: `${file}.csv`, columns, rows, uneven: [] };
  };
  const tables = {
    ...{ sources: table("sources"), sites: table("sites"), claims: table("claims") },
    ...{ policies: table("policies"), facts: table("facts") },
  };
  const result = readRecords(tables, { name: "all", readOn: "2026-11-30", siteTypeOf: () => type });
  return { ...result, problems: result.problems.map(describeProblem) };
}
const ruleOrFact = { ...kept, comparedOn: undefined };

describe("every column of a record folder", () => {
  it("has its place in the set, wherever the columns stand", () => {
    const { set, problems, counts } = read({
      sources: [source],
      sites: [site],
      claims: [claim],
      policies: [rule],
      facts: [fact],
    });
    expect(problems).toEqual([]);
    expect(Object.values(counts)).toEqual(Array(5).fill({ read: 1, taken: 1 }));
    expect(set).toEqual({
      name: "all",
      sources: [
        {
          ...{ key: "s-1", url: "https://example.org/1", title: "Title", publisher: "A paper", language: "en" },
          ...{ class: "press", publishedOn: "2026-04-02", publishedPrecision: "day" },
        },
      ],
      sites: [
        {
          ...{ slug: "a-site", type: "data_centre", iso3: "KOR", region: "north-of-ulsan", locality: "Ulju" },
          ...{ latitude: 35.5, longitude: 129.3, name: "A Site", localName: "가 사이트", aliases: ["One", "Two"] },
          ...{ operators: ["Op", "Co-op"], owners: ["Owner"], users: ["User", "Other"], utility: "Utility" },
          phases: [
            {
              ...{ ordinal: 2, name: "East", megawatts: "41.5", basis: "critical_it", capex: "100" },
              ...{ capexCurrency: "USD", capexPriceYear: 2025, ...kept },
            },
          ],
          indicators: [
            {
              ...{
                phase: 2,
                kind: "permit",
                key: "air-1",
                title: "Air permit",
                counterparty: "Agency",
                permitType: "air",
              },
              claims: [
                {
                  ...{ step: "granted", kind: "actual", earliestOn: "2026-03-01", latestOn: "2026-03-31" },
                  ...{ precision: "month", knownOn: "2026-04-02", knownPrecision: "day", claimant: "Agency" },
                  ...{ megawatts: "12", ...kept, note: "what it says; seen" },
                },
              ],
            },
          ],
          ...kept,
        },
      ],
      rules: [
        {
          ...{ iso3: "KOR", regions: ["jeju", "north-ulsan"], name: "A rule", localName: "규칙" },
          ...{ requires: "zoning: a permit", thresholdMegawatts: "10", thresholdBasis: "load", status: "in_force" },
          ...{ since: "2025", until: "2030", ...ruleOrFact },
        },
      ],
      facts: [
        {
          ...{ iso3: "KOR", region: "north-ulsan", key: "queue-mw-now", value: "31.5", unit: "MW", period: "2025" },
          ...ruleOrFact,
        },
      ],
    });
  });

  it("may be blank where nothing is known", () => {
    const few = {
      site_id: "a-site",
      economy: "KOR",
      name_en: "A Site",
      phase_ordinal: "3",
      mw_basis: "unknown",
      source_id: "s-1",
      mark: "V",
    };
    const { set, problems } = read({
      sources: [{ ...source, published_on: "" }],
      sites: [few],
      claims: [
        { ...claim, phase_ordinal: "0", indicator_title: "", holds: "", detail: "", note: "", reread_on: "", date: "" },
      ],
      policies: [{ ...rule, region: "", name_local: "", threshold_mw: "", threshold_basis: "", since: "", until: "" }],
      facts: [{ ...fact, region: "", unit: "", period: "" }],
    });
    expect(problems).toEqual([]);
    expect(set.sources[0]?.publishedOn).toBeUndefined();
    const [only] = set.sites;
    expect(only).toMatchObject({
      aliases: [],
      operators: [],
      owners: [],
      users: [],
      phases: [{ ordinal: 3, name: "Phase 3" }],
    });
    for (const field of [
      "region",
      "locality",
      "latitude",
      "longitude",
      "localName",
      "utility",
      "note",
      "comparedOn",
    ] as const)
      expect(only?.[field]).toBeUndefined();
    expect(only?.indicators).toMatchObject([{ phase: null, permitType: "air", claims: [{ precision: "unknown" }] }]);
    expect(only?.indicators[0]?.holds).toBeUndefined();
    expect(only?.indicators[0]?.claims[0]?.note).toBeUndefined();
    expect(set.rules[0]).toMatchObject({ regions: [], requires: "zoning: a permit" });
    expect(set.rules[0]?.thresholdMegawatts).toBeUndefined();
    expect(set.facts[0]).toMatchObject({ unit: "-", key: "queue-mw-now" });
    expect(set.facts[0]?.region).toBeUndefined();
  });

  it("is named by its own name where its value cannot be taken", () => {
    const { problems, counts } = read({
      sources: [source, { ...source, source_id: "s-2", source_class: "rumour" }, { ...source, published_on: "soon" }],
      sites: [
        site,
        { ...site, phase_mw: "x" },
        { ...site, capex_price_year: "1" },
        { ...site, mw_basis: "y", mark: "z" },
      ],
      claims: [
        { ...claim, claim_kind: "hoped" },
        { ...claim, indicator_mw: "many" },
        { ...claim, reread_on: "never" },
      ],
      policies: [
        { ...rule, economy: "Korea" },
        { ...rule, threshold_mw: "x" },
        { ...rule, name_en: "" },
      ],
      facts: [
        { ...fact, economy: "Korea" },
        { ...fact, fact_key: "?" },
        { ...fact, source_id: "s-2" },
      ],
    });
    // A field may break two rules at once.
    const named = new Set(problems.map((problem) => problem.split(": ").slice(0, 2).join(": ")));
    expect([...named]).toEqual([
      'sources.csv, row 3, source_class: "rumour"',
      'sources.csv, row 4, published_on: "soon"',
      'sites.csv, row 3, phase_mw: "x"',
      'sites.csv, row 4, capex_price_year: "1"',
      'sites.csv, row 5, mw_basis: "y"',
      'sites.csv, row 5, mark: "z"',
      'claims.csv, row 2, claim_kind: "hoped"',
      'claims.csv, row 3, indicator_mw: "many"',
      'claims.csv, row 4, reread_on: "never"',
      'policies.csv, row 2, economy: "Korea"',
      'policies.csv, row 3, threshold_mw: "x"',
      'policies.csv, row 4, name_en: ""',
      'facts.csv, row 2, economy: "Korea"',
      'facts.csv, row 3, fact_key: "?"',
      'facts.csv, row 4, source_id: "s-2"',
    ]);
    expect(counts).toEqual({
      ...{ sources: { read: 3, taken: 1 }, sites: { read: 4, taken: 1 }, claims: { read: 3, taken: 0 } },
      ...{ policies: { read: 3, taken: 0 }, facts: { read: 3, taken: 0 } },
    });
  });

  it("of a site is that of its first row, which is named when it is wrong; its phases are all of them", () => {
    const east = { ...site, phase_ordinal: "1" };
    const { set, problems } = read({
      sources: [source],
      sites: [east, { ...site, locality: "elsewhere" }, { ...site, site_id: "b", latitude: "91" }],
    });
    expect(
      set.sites.map(({ slug, locality, phases }) => [slug, locality, phases.map(({ ordinal }) => ordinal)]),
    ).toEqual([["a-site", "Ulju", [1, 2]]]);
    expect(problems).toEqual([expect.stringContaining('sites.csv, row 4, latitude: "91"')]);
  });
});

describe("claims", () => {
  it("of one indicator are together, with the first title and party that any of them gives", () => {
    const first = { ...claim, indicator_title: "", counterparty: "" };
    const water = { ...claim, indicator_kind: "water_right", indicator_key: "air-1", step: "granted" };
    const whole = { ...claim, phase_ordinal: "0", holds: "" };
    const { set } = read({
      sources: [source],
      sites: [site],
      claims: [first, claim, water, whole, { ...whole, holds: "last" }, { ...claim, indicator_key: "b" }],
    });
    const found = set.sites[0]?.indicators.map((one) => [
      one.phase,
      one.kind,
      one.key,
      one.title,
      one.permitType,
      one.holds,
      one.claims.length,
    ]);
    expect(found).toEqual([
      [2, "permit", "air-1", "Air permit", "air", undefined, 2],
      [2, "water_right", "air-1", "Air permit", undefined, undefined, 1],
      [null, "permit", "air-1", "Air permit", "air", "last", 2],
      [2, "permit", "b", "Air permit", "air", undefined, 1],
    ]);
  });

  it("of a PPA keep its role; at a park all are of the whole and hold up nothing", () => {
    const ppa = { ...claim, indicator_kind: "ppa", step: "signed" };
    expect(read({ sources: [source], sites: [site], claims: [ppa] }).set.sites[0]?.indicators).toMatchObject([
      { phase: 2, ppaRole: "commercial" },
    ]);
    const other = { ...ppa, phase_ordinal: "0" };
    const [park] = read({ sources: [source], sites: [site], claims: [ppa, other] }, "park").set.sites;
    expect(park).toMatchObject({ phases: [], indicators: [{ phase: null, holds: "none", ppaRole: "commercial" }] });
    expect(park?.indicators.map(({ claims }) => claims.length)).toEqual([2]);
  });

  it("without a place or a step of their kind are refused once each", () => {
    const { problems, counts } = read({
      sources: [source],
      sites: [site],
      claims: [
        { ...claim, site_id: "b" },
        { ...claim, indicator_kind: "weather" },
        { ...claim, step: "signed" },
      ],
    });
    expect(counts.claims).toEqual({ read: 3, taken: 0 });
    expect(problems).toHaveLength(3);
    expect(problems.at(-1)).toBe(
      'claims.csv, row 2, site_id: "b": there is no phase 2 of this site among the rows that were taken',
    );
  });
});

it("each column that is missing is named with all that are expected", () => {
  const { rows, problems } = readRows("sources", {
    file: "s.csv",
    columns: ["source_id", "title"],
    rows: [{ rowNumber: 2, cells: ["a", "b"] }],
    uneven: [],
  });
  expect(rows).toEqual([]);
  expect(problems.map(({ column }) => column)).toEqual([
    "url",
    "publisher",
    "published_on",
    "language",
    "source_class",
  ]);
  expect(problems[0]).toEqual({
    ...{ file: "s.csv", row: 1, column: "url", value: null },
    reason: "this column is missing (expected: source_id, url, title, publisher, published_on, language, source_class)",
  });
  const columns = [...recordFiles.sources];
  const short = readRows("sources", { file: "s.csv", columns, rows: [{ rowNumber: 2, cells: ["a"] }], uneven: [] });
  expect(short.rows[0]).toMatchObject({ rowNumber: 2, cells: { source_id: "a", url: "" } });
});

it("a known day that is a day may lie after the reading, a month not", () => {
  expect(readKnownDay("2026-12-31", "2026-11-30")).toEqual({ on: "2026-12-31", precision: "day" });
  expect(readKnownDay("2026-11", "2026-11-30")).toEqual({ on: "2026-11-30", precision: "month" });
  expect(readKnownDay("2026-12", "2026-11-30")).toEqual({ on: "2026-11-30", precision: "month" });
});

it("a rule gates by its first word alone, and its name has no dash at its end", () => {
  expect(gateOf({ requires: "zoning permit", thresholdBasis: "load" })).toBe("zoning");
  expect(gateOf({ requires: "a zoning: permit", thresholdBasis: undefined })).toBeNull();
  expect(gateOf({ requires: "zoning", thresholdBasis: "MW of Generators" })).toBeNull();
  const name = ruleSlug({ iso3: "USA", name: `${"x".repeat(90)} y` }, "ohio");
  expect([name.length, name.endsWith("-")]).toEqual([99, false]);
  expect(ruleSlug({ iso3: "USA", name: "A rule" }, null)).toBe("usa-a-rule");
});
