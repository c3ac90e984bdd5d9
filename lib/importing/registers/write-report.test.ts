import { expect, it } from "vitest";
import words from "@/messages/en/words.json";
import type { StatedClaim, StatedRow } from "./stated-row";
import { addedLines, changedLines, listOf, MOST_LINES } from "./write-report";

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

it("a change is told in words, with a day in the singular", () => {
  const date = { what: "date", kind: "grid_interconnect", key: "grid-interconnect", step: "energised" } as const;
  const changes = [
    { ...date, from: "2027-03-30", to: "2027-03-31", slipDays: 1 },
    {
      ...date,
      kind: "permit" as const,
      key: "air",
      step: "granted" as const,
      from: "2027-03-03",
      to: "2027-03-01",
      slipDays: -2,
    },
    { what: "megawatts" as const, from: null, to: "150" },
  ];
  expect(changedLines([{ row: 2, subject: "Alder", changes }], words)).toEqual([
    "row 2, Alder: Grid connection, energised: 2027-03-30 → 2027-03-31 (1 day later); " +
      "Permit (air), granted: 2027-03-03 → 2027-03-01 (2 days earlier); size not stated → 150 MW",
  ]);
});

it("a row that is added says what was understood of it", () => {
  const claim: StatedClaim = {
    step: "in_service",
    kind: "estimated",
    precision: "by",
    latestOn: "2027-06-30",
    knownOn: "2026-01-31",
    mark: "V",
  };
  const stated: StatedRow = {
    ...{ key: "1", rowNumber: 2, status: null, note: null },
    site: {
      name: "Alder",
      registerId: null,
      type: "data_centre",
      iso3: "USA",
      aliases: [],
      operators: [],
      owners: [],
      users: [],
    },
    phase: { name: null, basis: "grid_connection", megawatts: "100" },
    indicators: [{ phase: 1, kind: "service", key: "service", claims: [claim] }],
  };
  expect(addedLines([{ row: 2, stated, slug: null }], words)).toEqual([
    "row 2, Alder (USA): 100 MW; Service, in service, estimated … to 2027-06-30",
  ]);
});
