import { expect, it } from "vitest";
import { describeProblem } from "../../problem";
import type { StatedRow } from "../stated-row";
import { createDuplicateFinder } from "./near-duplicates";

const place = { file: "a.xlsx", sheet: "Active", delimiter: null };
type Cells = {
  key: string;
  name?: string;
  operator?: string;
  town?: string;
  region?: string;
  mw?: string;
  phase?: string;
  iso3?: string;
};
let rowNumber = 1;
const row = ({ key, name = `Site of ${key}`, operator, town, region, mw, phase, iso3 = "USA" }: Cells): StatedRow => {
  rowNumber += 1;
  return {
    ...{ key, rowNumber, indicators: [], status: null, note: null },
    phase: { name: phase ?? null, basis: "unknown", ...(mw === undefined ? {} : { megawatts: mw }) },
    site: {
      ...{
        type: "data_centre",
        iso3,
        registerId: null,
        name,
        aliases: [],
        owners: [],
        users: [],
        locality: town,
        region,
      },
      operators: operator === undefined ? [] : [operator],
    },
  };
};
const findings = (rows: Cells[], sites = {}) => {
  rowNumber = 1;
  const find = createDuplicateFinder(sites, "ID");
  return rows.map((cells) => find(row(cells), place));
};
const isAsked = (rows: Cells[]) => findings(rows).map((found) => found !== null);

it("two rows of one name under two keys are asked about at the second", () => {
  const [first, second] = findings([
    { key: "1", name: "울산 AI" },
    { key: "2", name: "울산AI" },
  ]);
  expect(first).toBeNull();
  expect(second).toEqual({
    ...{ file: "a.xlsx", sheet: "Active", row: 3, column: "ID", value: "2" },
    reason: 'looks like row 2, "울산 AI" (1), entered twice',
    question: {
      about: "duplicate",
      candidates: [
        { value: "new", reading: "both are kept" },
        { value: "skip", reading: "this row is left out, 1 is kept" },
      ],
    },
  });
});

it("so are two of one operator, place and size under two names", () => {
  const one = { operator: "Dev LLC", town: "Albany", mw: "100" };
  expect(
    isAsked([
      { key: "1", ...one },
      { key: "2", ...one, operator: "DEV, LLC" },
    ]),
  ).toEqual([false, true]);
  expect(
    isAsked([
      { key: "1", ...one, town: undefined, region: "ny" },
      { key: "2", ...one, town: undefined, region: "NY" },
    ]),
  ).toEqual([false, true]);
  for (const other of [
    { mw: "101" },
    { town: "Troy" },
    { operator: "Else" },
    { mw: undefined },
    { town: undefined },
    { operator: undefined },
    { iso3: "CAN" },
  ])
    expect(
      isAsked([
        { key: "1", ...one },
        { key: "2", ...one, ...other },
      ]),
    ).toEqual([false, false]);
  for (const lacking of [{ mw: undefined }, { town: undefined }, { operator: undefined }])
    expect(
      isAsked([
        { key: "1", ...one, ...lacking },
        { key: "2", ...one, ...lacking },
      ]),
    ).toEqual([false, false]);
});

it("phases that are called differently, places of one name in two economies and rows without a name are not", () => {
  expect(
    isAsked([
      { key: "1", name: "A", phase: "1" },
      { key: "2", name: "A", phase: "2" },
    ]),
  ).toEqual([false, false]);
  expect(
    isAsked([
      { key: "1", name: "A", phase: "I" },
      { key: "2", name: "A", phase: "i" },
    ]),
  ).toEqual([false, true]);
  expect(
    isAsked([
      { key: "1", name: "A" },
      { key: "2", name: "A", iso3: "CAN" },
    ]),
  ).toEqual([false, false]);
  expect(
    isAsked([
      { key: "1", name: "?" },
      { key: "2", name: "!" },
    ]),
  ).toEqual([false, false]);
});

it("a row that the mapping answers for is not asked about", () => {
  const rows = [
    { key: "1", name: "A" },
    { key: "2", name: "A" },
    { key: "3", name: "A" },
  ];
  expect(findings(rows, { 2: "new" }).map((found) => found?.value)).toEqual([undefined, undefined, "3"]);
  expect(findings(rows, { 2: "skip", 3: "slug-of-a" })).toEqual([null, null, null]);
});

it("a key twice is a fault, in another sheet or file as well", () => {
  const find = createDuplicateFinder({ 1: "new" }, "ID");
  rowNumber = 1;
  const rows = [row({ key: "1" }), row({ key: "1" }), row({ key: "1" }), row({ key: "1" })];
  const places = [place, place, { ...place, sheet: "Withdrawn" }, { ...place, file: "b.csv", sheet: null }];
  const reasons = rows.map((one, at) => find(one, places[at] ?? place)).map((found) => found && describeProblem(found));
  expect(reasons).toEqual([
    null,
    'a.xlsx, sheet Active, row 3, ID: "1": is the key of row 2 already',
    'a.xlsx, sheet Withdrawn, row 4, ID: "1": is the key of row 2 of sheet Active already',
    'b.csv, row 5, ID: "1": is the key of row 2 of sheet Active of a.xlsx already',
  ]);
});
