import { expect, it } from "vitest";
import { fitModels } from "./fit-models";
import { simulatedRows, slipRow } from "./rows.fixture";
import { shippedModels } from "./shipped-models";

const base = shippedModels();

it("recovers a made-up world from open and cancelled rows", () => {
  const fitted = fitModels(simulatedRows(1500, 2), base);
  const slip = fitted?.models.slip;
  expect(slip?.hSlope).toBeCloseTo(1.5, 1);
  expect(Math.abs((slip?.ageSlope ?? 9) - 0.1)).toBeLessThan(0.1);
  expect(slip?.sigma).toBeCloseTo(0.6, 1);
  const median = Math.exp((slip?.intercept ?? 0) + (slip?.hSlope ?? 0) * Math.log(455));
  expect(Math.abs(median / Math.exp(-3 + 1.5 * Math.log(455)) - 1)).toBeLessThan(0.08);
  expect(Math.abs((fitted?.models.cancelledPerYear ?? 9) - 0.1)).toBeLessThan(0.02);
  expect(slip).toMatchObject({ offsetDays: 90, capFromDays: base.slip.capFromDays, capRatio: base.slip.capRatio });
  expect(fitted?.fit).toMatchObject({
    rows: 1500,
    projects: 1500,
    regressionRows: 1500,
    overdue: "slip model at h = 0",
  });
});

it("takes the overdue class from its own rows once five of them finished", () => {
  const rows = simulatedRows(150, 2);
  const overdue = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      slipRow({ project: `late${i}`, statedRemainingDays: -i, followedDays: 200 + 20 * i }),
    );
  const four = fitModels([...rows, ...overdue(4)], base);
  const slip = four?.models.slip;
  expect(four?.fit).toMatchObject({ overdue: "slip model at h = 0", regressionRows: 150, rows: 154 });
  expect(slip?.overdue.sigma).toBe(slip?.sigma);
  expect(slip?.overdue.medianDays).toBeCloseTo(
    Math.exp((slip?.intercept ?? 0) + (slip?.hSlope ?? 0) * Math.log(90)),
    9,
  );
  const five = fitModels([...rows, ...overdue(5)], base);
  expect(five?.fit.overdue).toBe("fitted");
  expect(five?.models.slip.overdue.medianDays).toBeCloseTo(240, -1);
  expect(five?.models.slip.intercept).toBe(slip?.intercept);
});

it("gives no fit when too little synchronised", () => {
  expect(fitModels([], base)).toBeNull();
  expect(fitModels([slipRow(), slipRow({ project: "two", outcome: "open" })], base)).toBeNull();
});

it("rows on the fit day itself say nothing and break nothing", () => {
  const rows = simulatedRows(150, 2);
  const fresh = slipRow({ project: "fresh", outcome: "open", followedDays: 0, ageDays: 0 });
  expect(fitModels([...rows, fresh], base)?.models).toEqual(fitModels(rows, base)?.models);
});
