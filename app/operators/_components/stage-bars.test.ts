import { expect, it } from "vitest";
import { type LoadBasis, loadBases, type OperatorRow, securingStages } from "@/lib/operators/operator-comparison";
import { basesInUse, mostMegawatts, stageBars } from "./stage-bars";

const unknown = { megawatts: null, covered: 0, reason: "megawatts-unknown-on-this-basis" } as const;
const row = (facility: (number | null)[]): Pick<OperatorRow, "stages"> => ({
  stages: Object.fromEntries(
    securingStages.map((stage, i) => {
      const megawatts = facility[i] ?? null;
      const byBasis = Object.fromEntries(
        loadBases.map((basis: LoadBasis) => [
          basis,
          basis === "facility" && megawatts !== null ? { megawatts, covered: 1, reason: null } : unknown,
        ]),
      );
      return [stage, { phases: 1, byBasis }];
    }),
  ) as OperatorRow["stages"],
});
const rows = [row([400, null, 100]), row([200])];

it("draws each stage with known MW against the most of all operators, and no bar for the unknown", () => {
  expect(mostMegawatts(rows, "facility")).toBe(400);
  expect(stageBars(rows[0] as OperatorRow, "facility", 400)).toEqual([
    { stage: "announced", megawatts: 400, share: 1 },
    { stage: "grid_granted", megawatts: 100, share: 0.25 },
  ]);
  expect(stageBars(rows[1] as OperatorRow, "facility", 400)[0]?.share).toBe(0.5);
});

it("shows only the bases on which something is known", () => {
  expect(basesInUse(rows, loadBases)).toEqual(["facility"]);
  expect(mostMegawatts([], "facility")).toBe(0);
});
