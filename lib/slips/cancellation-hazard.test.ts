import { expect, it } from "vitest";
import { AFTER_AGREEMENT_PRIOR, cancellationExposure, hazardPerYear, updateHazard } from "./cancellation-hazard";
import { slipRow } from "./rows.fixture";

it("counts a project's exposure and cancellation once, however many snapshots it has", () => {
  const rows = [
    slipRow({ project: "a", snapshotDay: 100, outcome: "cancelled", followedDays: 200 }),
    slipRow({ project: "a", snapshotDay: 0, outcome: "cancelled", followedDays: 300 }),
    slipRow({ project: "b", snapshotDay: 50, followedDays: 430.5 }),
  ];
  expect(cancellationExposure(rows)).toEqual({ cancelled: 1, years: 2 });
  expect(cancellationExposure([])).toEqual({ cancelled: 0, years: 0 });
});

it("updates a Gamma belief by counts and years", () => {
  expect(hazardPerYear(AFTER_AGREEMENT_PRIOR)).toBeCloseTo(0.0565, 12);
  const seen = updateHazard(AFTER_AGREEMENT_PRIOR, { cancelled: 3, years: 20 });
  expect(seen).toEqual({ shape: 4.13, years: 40 });
  expect(hazardPerYear(seen)).toBeCloseTo(4.13 / 40, 12);
});
