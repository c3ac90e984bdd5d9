import { expect, it } from "vitest";
import words from "@/messages/en/words.json";
import type { RowChange } from "./row-plan";
import type { StatedRow } from "./stated-row";
import { addedLines, changedLines, listOf, MOST_LINES } from "./write-report";

const claim = { step: "in_service", kind: "promised", precision: "day", knownOn: "2026-01-31", mark: "V" } as const;
const stated: StatedRow = {
  ...{ key: "1", rowNumber: 2, status: null, note: null },
  site: {
    ...{ type: "data_centre", registerId: null, iso3: "USA", name: "Acorn", aliases: [] },
    ...{ operators: [], owners: [], users: [] },
  },
  phase: { name: null, megawatts: "100", basis: "grid_connection" },
  indicators: [
    {
      ...{ phase: 1, kind: "service", key: "service" },
      claims: [
        { ...claim, earliestOn: "2028-06-30", latestOn: "2028-06-30" },
        { ...claim, earliestOn: "2028-04-01", latestOn: "2028-06-30" },
        { ...claim, latestOn: "2028-06-30" },
        { ...claim, earliestOn: "2028-04-01" },
      ],
    },
    { phase: 1, kind: "works", key: "building", claims: [{ ...claim, step: "started", kind: "withdrawn" }] },
  ],
};

it("a row that is added is listed with its place, its size and every date as it was understood", () => {
  const bare: StatedRow = { ...stated, indicators: [] };
  const nowhere: StatedRow = { ...bare, phase: null, site: { ...bare.site, iso3: null } };
  const lines = addedLines(
    [
      { row: 2, stated, slug: null },
      { row: 3, stated: bare, slug: "acorn-campus" },
      { row: 4, stated: nowhere, slug: null },
      { row: 5, stated: { ...bare, phase: { name: "Hall A", basis: "unknown" } }, slug: null },
    ],
    words,
  );
  expect(lines).toEqual([
    [
      "row 2, Acorn (USA): 100 MW; Service, in service, promised 2028-06-30",
      "Service, in service, promised 2028-04-01 to 2028-06-30",
      "Service, in service, promised … to 2028-06-30",
      "Service, in service, promised 2028-04-01 to …",
      "Construction works (building), started, withdrawn without a date",
    ].join("; "),
    "row 3, Acorn (at acorn-campus): 100 MW",
    "row 4, Acorn (no economy): size not stated",
    "row 5, Acorn (USA): size not stated",
  ]);
});

it("a row that changes is listed with each change, from what to what, and by how many days", () => {
  const date = { what: "date", kind: "service", key: "service", step: "in_service" } as const;
  const changes: RowChange[] = [
    { ...date, from: "2027-03-31", to: "2027-09-30", slipDays: 183 },
    { ...date, key: "hall-b", from: "2027-09-30", to: "2027-09-20", slipDays: -10 },
    { ...date, from: "2027-09-30", to: "2027-09-30", slipDays: 0 },
    { ...date, from: "2027-09-30", to: "2027-10-01", slipDays: 1 },
    { ...date, from: "2027-09-30", to: null, slipDays: null },
    { what: "megawatts", from: null, to: "120" },
  ];
  const moved = { row: 2, subject: "Acorn", changes };
  const grown = { row: 3, subject: "Beech", changes: [{ what: "megawatts" as const, from: "9", to: null }] };
  expect(changedLines([moved, grown], words)).toEqual([
    [
      "row 2, Acorn: Service, in service: 2027-03-31 → 2027-09-30 (183 days later)",
      "Service (hall-b), in service: 2027-09-30 → 2027-09-20 (10 days earlier)",
      "Service, in service: said otherwise of the same last day, 2027-09-30",
      "Service, in service: 2027-09-30 → 2027-10-01 (1 day later)",
      "Service, in service: 2027-09-30 → not stated",
      "size not stated → 120 MW",
    ].join("; "),
    "row 3, Beech: 9 MW → size not stated",
  ]);
});

it("a list shows its first lines, and says how many more there are in all", () => {
  const lines = Array.from({ length: MOST_LINES + 2 }, (_, i) => `line ${i}`);
  expect(listOf("Long", lines).slice(-2)).toEqual([`  line ${MOST_LINES - 1}`, "  … and 2 more"]);
  expect(listOf("Begun", lines.slice(0, 2), 100_000)).toEqual([
    "Begun (100000):",
    "  line 0",
    "  line 1",
    "  … and 99998 more",
  ]);
  expect(listOf("Empty", [])).toEqual([]);
});
