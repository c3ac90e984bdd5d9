import { describe, expect, it } from "vitest";
import { ClaimStatement } from "@/lib/domain/claim-input";
import { describeProblem } from "../problem";
import { RegisterMapping } from "./mapping";
import type { RegisterRow } from "./read-rows";
import { mappingOf, readTexts } from "./register.fixture";

const words = ({ problems }: RegisterRow) =>
  problems.map(describeProblem).map((line) => line.replace("register.tsv, row 2, ", ""));
const date = (kind: string, step: string, claim: string, more = {}) => [{ field: "date", kind, step, claim, ...more }];

const mapping = mappingOf({
  columns: {
    Developer: [{ field: "operator" }],
    Utility: [{ field: "utility" }],
    COD: date("service", "in_service", "promised"),
    "Actual COD": date("service", "in_service", "actual"),
    Energised: date("grid_interconnect", "energised", "promised"),
    "Air permit": date("permit", "granted", "actual", { key: "air" }),
    Transformer: date("transformer_order", "delivered", "promised"),
    Maker: [{ field: "counterparty", kind: "transformer_order" }],
    "PPA (MW)": [{ field: "indicator_megawatts", kind: "ppa" }],
    Seller: [{ field: "counterparty", kind: "ppa" }],
    PPA: date("ppa", "signed", "actual"),
    Status: [{ field: "status" }],
    "Status date": [{ field: "status_on" }],
    Updated: [{ field: "known_on" }],
    MW: [{ field: "megawatts", basis: "facility" }],
  },
  statuses: {
    Live: { means: "reached", kind: "service", step: "in_service" },
    Works: { means: "reached", kind: "works", key: "building", step: "started" },
    Withdrawn: { means: "withdrawn" },
    "Approved to energise": { means: "nothing_dated" },
  },
});
const readBy = (by: RegisterMapping, cells: Record<string, string>): RegisterRow => {
  const all: Record<string, string> = { ID: "1", Name: "Alpha", ...cells };
  const [one] = readTexts(by, [Object.keys(all), Object.values(all)]);
  if (!one) throw new Error("expected a row");
  return one;
};
const read = (cells: Record<string, string>) => readBy(mapping, cells);
const claimsOf = (one: RegisterRow) =>
  one.row?.indicators.flatMap(({ kind, key, claims }) => claims.map((claim) => ({ of: `${kind} ${key}`, ...claim })));
const claims = (cells: Record<string, string>) => claimsOf(read(cells));
const said = { mark: "V", knownOn: "2026-11-30" };

describe("a date", () => {
  it("is a promise of the party that does the step, where the row names it", () => {
    expect(claims({ COD: "3Q27", Developer: "Dev LLC; Other", Utility: "Grid Co" })).toEqual([
      {
        ...{ ...said, of: "service service", step: "in_service", kind: "promised", claimant: "Dev LLC" },
        ...{ precision: "quarter", earliestOn: "2027-07-01", latestOn: "2027-09-30" },
      },
    ]);
    expect(claims({ Energised: "2028", Developer: "Dev LLC", Utility: "Grid Co" })?.[0]).toMatchObject({
      ...{ of: "grid_interconnect grid-interconnect", claimant: "Grid Co" },
    });
    expect(claims({ Transformer: "2028", Maker: "Hitachi (Japan); X", Utility: "U" })?.[0]).toMatchObject({
      ...{ of: "transformer_order transformer-order", claimant: "Hitachi" },
    });
    expect(claims({ COD: "2028" })?.[0]).not.toHaveProperty("claimant");
  });

  it("is no promise of a register that controls nothing, unless the row names who does", () => {
    const press = { ...mapping, source: { ...mapping.source, class: "press" as const } };
    const reason =
      "a promise of service needs the operator whose word it is: map its column, or map the date as estimated";
    expect(readBy(press, { COD: "2028" }).problems).toEqual([
      { file: "register.tsv", sheet: null, row: 2, column: null, value: null, reason },
    ]);
    expect(readBy(press, { COD: "2028", Developer: "D" }).row).not.toBeNull();
    expect(words(readBy(press, { Energised: "2028", Developer: "D" }))[0]).toMatch(/needs the utility whose word/);
  });

  it.each(["", "TBD", "N/A", "1900-01-01", "미정", "9999-12-31", "-", "1970-01-01"])("is none for %j", (text) => {
    expect(read({ COD: text }).row?.indicators).toEqual([]);
    expect(read({ COD: text }).problems).toEqual([]);
  });

  it("is as precise as it is written, and open to one side where it is", () => {
    expect(claims({ COD: "by 2028" })?.[0]).toEqual({
      ...{
        ...said,
        of: "service service",
        step: "in_service",
        kind: "promised",
        precision: "by",
        latestOn: "2028-12-31",
      },
    });
    expect(claims({ COD: "not before 2028" })?.[0]).toEqual({
      ...{ ...said, of: "service service", step: "in_service", kind: "promised", precision: "not_before" },
      earliestOn: "2028-01-01",
    });
  });

  it("of what has happened lies no later than the day on which it was said", () => {
    expect(read({ "Actual COD": "2026-11-30" }).row).not.toBeNull();
    expect(read({ "Actual COD": "2026" }).row).not.toBeNull();
    const reason = (day: string) => `is said to have happened, but lies after ${day}, the day on which it was said`;
    expect(words(read({ "Actual COD": "2026-12-01" }))).toEqual([`Actual COD: "2026-12-01": ${reason("2026-11-30")}`]);
    expect(words(read({ "Actual COD": "2026-06-02", Updated: "2026-06-01" }))).toEqual([
      `Actual COD: "2026-06-02": ${reason("2026-06-01")}`,
    ]);
    expect(read({ COD: "2026-06-02", Updated: "2026-06-01" }).row).not.toBeNull();
  });

  it.each([
    ["31/11/2027", "is a day that no calendar has"],
    ["soon", "is not a date"],
    ["Q3", "names no year"],
    ["2150", "lies outside the years 1990 to 2100"],
    ["Nov 27", "may be a day or a year"],
    ["46356", "is a bare number: a spreadsheet's day only where the mapping says so; nearest: 2026-11-30"],
    ["until 2028", "may mean by 2028 or before 2028: write which"],
    ["2027-1", "may mean 2027-01 or 2027-Q1 or 2027-H1: write which"],
    [`2027 ${"x".repeat(300)}`, "is too long for a date"],
    ["Q1 Q2 2027", "says two things that do not make one date"],
  ])("cannot be read from %s", (text, reason) => {
    const one = read({ COD: text, Energised: "2028" });
    expect(one.row).toBeNull();
    expect(one.problems[0]).toMatchObject({ row: 2, column: "COD", value: text });
    expect(one.problems[0]?.reason.replace(/ \(".*"\)/, "")).toMatch(new RegExp(`^${reason.replace(/[()]/g, ".")}`));
    expect(one.problems[0]).not.toHaveProperty("question");
  });

  it("names the part that cannot be read", () => {
    expect(words(read({ COD: "2027 perhaps" }))).toEqual([
      'COD: "2027 perhaps": is not a date ("perhaps"); nearest: 2027',
    ]);
  });

  it("is a spreadsheet's day where the mapping says so", () => {
    const serials = mappingOf({ columns: { COD: date("service", "in_service", "estimated", { serials: 1900 }) } });
    expect(claimsOf(readBy(serials, { COD: "46356" }))?.[0]).toMatchObject({ earliestOn: "2026-11-30" });
  });

  it("of a fiscal year is asked, with each usual year, and read by the mapping's", () => {
    const [problem] = read({ COD: "FY2027" }).problems;
    expect(problem?.reason).toBe("depends on the fiscal year: in which month does it begin? (fiscalYear)");
    expect(problem?.question).toEqual({
      about: "fiscal_year",
      candidates: [
        { value: '{"firstMonth":1,"namedAfter":"last"}', reading: "2027" },
        { value: '{"firstMonth":4,"namedAfter":"first"}', reading: "2027-04/2028-03" },
        { value: '{"firstMonth":4,"namedAfter":"last"}', reading: "2026-04/2027-03" },
        { value: '{"firstMonth":7,"namedAfter":"last"}', reading: "2026-07/2027-06" },
        { value: '{"firstMonth":10,"namedAfter":"last"}', reading: "2026-10/2027-09" },
      ],
    });
    const answered = { ...mapping, fiscalYear: { firstMonth: 4, namedAfter: "first" as const } };
    expect(claimsOf(readBy(answered, { COD: "FY2027" }))?.[0]).toMatchObject({ earliestOn: "2027-04-01" });
  });

  it("in a season is the season of its economy", () => {
    const start = (economy: string) =>
      claimsOf(readBy({ ...mapping, economy }, { COD: "spring 2027" }))?.[0]?.earliestOn;
    expect([start("USA"), start("AUS"), start("CHL")]).toEqual(["2027-03-01", "2027-09-01", "2027-09-01"]);
  });
});

describe("the day on which something was said", () => {
  it("is the row's own, as precise as it is, else the publication's", () => {
    expect(claims({ COD: "2028", Updated: "2026-03-05" })?.[0]).toMatchObject({ knownOn: "2026-03-05" });
    expect(claims({ COD: "2028", Updated: "2026-03-05" })?.[0]).not.toHaveProperty("knownPrecision");
    expect(claims({ COD: "2028", Updated: "2026-03" })?.[0]).toMatchObject({
      ...{ knownOn: "2026-03-31", knownPrecision: "month" },
    });
    expect(claims({ COD: "2028", Updated: "2026" })?.[0]).toMatchObject({
      knownOn: "2026-11-30",
      knownPrecision: "year",
    });
    expect(claims({ COD: "2028", Updated: "TBD" })?.[0]).toMatchObject({ knownOn: "2026-11-30" });
  });

  it("is not after the publication, and a day, month, quarter or year", () => {
    expect(words(read({ COD: "2028", Updated: "2026-12-01" }))).toEqual([
      'Updated: "2026-12-01": lies after the day of the publication, 2026-11-30',
    ]);
    expect(words(read({ COD: "2028", Updated: "by 2026" }))).toEqual([
      'Updated: "by 2026": is no day, month, quarter or year, as the day of a statement is',
    ]);
    expect(words(read({ COD: "2028", Updated: "yesterday" }))[0]).toMatch(/^Updated: "yesterday": is not a date/);
  });
});

describe("a status", () => {
  it("says a step is reached on its own day, else by the day of the row", () => {
    const note = "Status in the register: Live";
    expect(claims({ Status: "LIVE", "Status date": "2026-05-03" })).toEqual([
      {
        ...{ ...said, of: "service service", step: "in_service", kind: "actual", precision: "day" },
        ...{ earliestOn: "2026-05-03", latestOn: "2026-05-03", note: "Status in the register: LIVE" },
      },
    ]);
    for (const day of ["", "TBD"])
      expect(claims({ Status: "Live", "Status date": day, Updated: "2026-06-01" })).toEqual([
        {
          ...{ ...said, of: "service service", step: "in_service", kind: "actual", precision: "by" },
          ...{ latestOn: "2026-06-01", knownOn: "2026-06-01", note },
        },
      ]);
    expect(claims({ Status: "Works" })?.[0]).toMatchObject({ of: "works building", step: "started" });
  });

  it("newer than its row is known on the day of the publication", () => {
    const [claim] = claims({ Status: "Live", "Status date": "2026-08-01", Updated: "2026-06-01" }) ?? [];
    expect(claim).toMatchObject({ knownOn: "2026-11-30", earliestOn: "2026-08-01" });
  });

  it("adds nothing to a date of the same step, but stands beside a promise", () => {
    expect(claims({ Status: "Live", "Actual COD": "2026-05-01" })).toHaveLength(1);
    expect(claims({ Status: "Live", COD: "2026-05-01" })?.map(({ kind }) => kind)).toEqual(["promised", "actual"]);
    expect(claims({ Status: "Works", "Actual COD": "2026-05-01" })).toHaveLength(2);
  });

  it("may say nothing dated: approved to energise is not energised", () => {
    const one = read({ Status: "Approved to energise" });
    expect([one.row?.status, one.row?.indicators]).toEqual(["Approved to energise", []]);
    expect(read({}).row?.status).toBeNull();
  });

  it("without a meaning is asked once, and refuses each of its rows", () => {
    const rows = readTexts(mapping, [
      ["ID", "Name", "Status"],
      ["1", "A", "Parked"],
      ["2", "B", "Parked"],
      ["3", "C", "Odd"],
    ]);
    expect(rows.map(({ row, problems }) => [row, problems.length])).toEqual([
      [null, 1],
      [null, 1],
      [null, 1],
    ]);
    expect(rows.map(({ problems }) => problems[0]?.question?.about)).toEqual(["status", undefined, "status"]);
    expect(rows.map(({ isAsked }) => isAsked)).toEqual([true, true, true]);
    expect(rows[0]?.problems[0]).toMatchObject({
      ...{ row: 2, column: "Status", value: "Parked", reason: "is a status word without a meaning in the mapping" },
    });
    const answers = rows[0]?.problems[0]?.question?.candidates.map(({ value }) => JSON.parse(value));
    for (const answer of answers ?? [])
      expect(RegisterMapping.shape.statuses.safeParse({ Parked: answer }).success).toBe(true);
    expect(answers).toHaveLength(3);
  });

  it("lies not after the publication", () => {
    expect(words(read({ Status: "Live", "Status date": "2027-01" }))).toEqual([
      'Status date: "2027-01": lies after the publication, 2026-11-30',
    ]);
  });
});

describe("a row withdrawn", () => {
  const withdrawn = { ...said, kind: "withdrawn", precision: "unknown", note: "Status in the register: Withdrawn" };

  it("takes the promises of all its dated steps back, on the day of the withdrawal", () => {
    const one = read({ Status: "Withdrawn", COD: "2028", Energised: "rubbish", "Status date": "2026-04-01" });
    expect(claimsOf(one)).toEqual([
      { ...withdrawn, of: "service service", step: "in_service", knownOn: "2026-04-01" },
      { ...withdrawn, of: "grid_interconnect grid-interconnect", step: "energised", knownOn: "2026-04-01" },
      { ...withdrawn, of: "transformer_order transformer-order", step: "delivered", knownOn: "2026-04-01" },
    ]);
    expect(one.row?.note).toBe("COD: 2028; Energised: rubbish");
    expect(one.problems).toEqual([]);
  });

  it("keeps what has happened", () => {
    const kinds = claims({ Status: "withdrawn", "Actual COD": "2026-01-01", PPA: "2025" })?.map(
      ({ of, kind }) => `${of} ${kind}`,
    );
    expect(kinds).toEqual([
      ...["service service actual", "ppa ppa actual", "grid_interconnect grid-interconnect withdrawn"],
      "transformer_order transformer-order withdrawn",
    ]);
  });

  it("is withdrawn from service where the register dates no plan", () => {
    const undated = mappingOf({
      columns: { Status: [{ field: "status" }], Filed: date("permit", "filed", "actual") },
      statuses: { Withdrawn: { means: "withdrawn" } },
    });
    expect(claimsOf(readBy(undated, { Status: "Withdrawn" }))).toEqual([
      { ...withdrawn, of: "service service", step: "in_service" },
    ]);
  });
});

describe("an indicator", () => {
  it("has its party and its own megawatts, which stay in the note where it has no claim", () => {
    const one = read({ PPA: "2026-02", "PPA (MW)": "150", Seller: "Sun Co", Maker: "HD Hyundai" });
    expect(one.row?.indicators).toEqual([
      {
        ...{ phase: null, kind: "ppa", key: "ppa", counterparty: "Sun Co" },
        claims: [
          {
            ...{ ...said, step: "signed", kind: "actual", megawatts: "150", precision: "month" },
            ...{ earliestOn: "2026-02-01", latestOn: "2026-02-28" },
          },
        ],
      },
    ]);
    expect(one.row?.note).toBe("Maker: HD Hyundai");
    expect(read({ "PPA (MW)": "150", Seller: "Sun Co" }).row?.note).toBe("Seller: Sun Co; PPA (MW): 150");
    expect(words(read({ "PPA (MW)": "many" }))).toEqual(['PPA (MW): "many": is not an amount of power']);
  });

  it("of a permit has the type that its key says", () => {
    expect(read({ "Air permit": "2026-02" }).row?.indicators[0]).toMatchObject({ key: "air", permitType: "air" });
  });

  it("is the row's phase's, or the whole site's; elsewhere than at a data center it holds up nothing", () => {
    expect(read({ COD: "2028", MW: "5" }).row?.indicators[0]).toMatchObject({ phase: 1 });
    const [atPark] = readBy({ ...mapping, siteType: "park" }, { COD: "2028", MW: "5" }).row?.indicators ?? [];
    expect(atPark).toMatchObject({ phase: null, holds: "none" });
    const whole = mappingOf({ columns: { COD: date("service", "in_service", "estimated") } });
    const [ofSite] = readBy(whole, { COD: "2028" }).row?.indicators ?? [];
    expect(ofSite?.phase).toBeNull();
    expect(ofSite).not.toHaveProperty("holds");
  });
});

it("states nothing that the form of a claim would refuse", () => {
  const rows: Record<string, string>[] = [
    { COD: "3Q27", Energised: "by 2028", "Actual COD": "2026" },
    { COD: "not before 2028", Status: "Live" },
    { COD: "mid-2027", Status: "Withdrawn", Updated: "2026-03" },
    { Status: "Live", "Status date": "2026-11" },
    { Transformer: "winter 2027/28", PPA: "2024-H2", Updated: "2025" },
  ];
  for (const cells of rows)
    for (const { of: _, step: __, mark: ___, note: ____, claimant: _____, ...statement } of claims(cells) ?? [])
      expect(ClaimStatement.safeParse(statement).error?.issues ?? []).toEqual([]);
});
