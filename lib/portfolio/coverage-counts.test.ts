import { expect, it } from "vitest";
import { coverageCounts } from "./coverage-counts";

it("counts the phases in the sums and those left out by reason, a withdrawn one among neither", () => {
  const left = (["withdrawn", "megawatts-and-capex-unknown", "megawatts-and-capex-unknown"] as const).map(
    (reason, i) => ({ key: `phase-${i}`, phaseId: i, reason }),
  );
  expect(coverageCounts({ phases: 7, left })).toEqual({
    counted: 5,
    left: [{ reason: "megawatts-and-capex-unknown", phases: 2 }],
  });
  expect(coverageCounts({ phases: 3, left: [] })).toEqual({ counted: 3, left: [] });
});
