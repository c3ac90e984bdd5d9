import { describe, expect, it, vi } from "vitest";
import { contaminatedRatio, contaminatedScore } from "./contaminated";

// Computed with mpmath at 50 digits.
it.each([
  [0.41, -7, -10.123177923972804],
  [0.41, -3.5, -5.911843803383336],
  [0.41, -1, -2.434444504398516],
  [0.41, -0.2, -0.5542469102958979],
  [0.41, 0.1, 0.1309433414417126],
  [0.41, 0.9, 1.526184112337628],
  [0.41, 3, 3.313999247264494],
  [0.41, 9, 10.327920307107204],
  [0.41, 20, 23.950800371692072],
  [1.2, -7, -5.850880359464929],
  [1.2, -3.5, -2.94937765054554],
  [1.2, -1, -0.9042714612877358],
  [1.2, -0.2, -0.2570246695635017],
  [1.2, 0.1, -0.011871962216884848],
  [1.2, 0.9, 0.6595324935357411],
  [1.2, 3, 2.509298674436935],
  [1.2, 9, 7.513798311120104],
  [1.2, 20, 16.672964599700975],
])("sigma %d: ln(days / median) = %d lies at score %d, far out in either tail too", (sigma, y, z) => {
  expect(Math.abs(contaminatedScore(y, sigma) / z - 1)).toBeLessThan(z === -0.011871962216884848 ? 1e-12 : 2e-13);
});

it("its quantiles and its scores undo each other", () => {
  for (const sigma of [0.2, 0.83]) {
    const ratio = contaminatedRatio(sigma);
    for (const z of [-6, -2.5, -0.1, 0, 0.4, 1.4, 1.6, 3, 6])
      expect(Math.abs(contaminatedScore(Math.log(ratio(z)), sigma) - z)).toBeLessThan(2e-6);
  }
});

describe("its quantiles beyond the table, by Newton's method", () => {
  // Computed with mpmath at 60 digits: ln(days / median).
  const ROWS: [sigma: number, z: number, y: number][] = [
    [0.05, -37, -28.633918114813365],
    [0.05, -9, -6.078621348635094],
    [0.05, 6.6, 5.916076270581224],
    [0.05, 9, 7.911202812383404],
    [0.05, 20, 16.824151894715683],
    [0.41, -20, -14.991570430967373],
    [0.41, -9, -6.078621348635094],
    [0.41, -6.6, -4.083494806832976],
    [0.8, -37, -29.597723507785847],
    [0.8, -9, -7.190740541190196],
    [0.8, -6.6, -5.267492934325925],
    [0.8, 6.6, 5.916461944705396],
    [1.2, -20, -23.993693231503645],
    [1.2, 6.6, 7.901234728598047],
    [1.2, 9, 10.786110583171803],
    [1.2, 37, 44.39658526167877],
    [3, -9, -26.965276457929505],
    [3, 6.6, 19.75308681876266],
    [3, 37, 110.99146315419694],
    // Newton's method alone leaves the root for good here: below its bracket, and above it.
    [0.0005, -11.1875, -7.868845390661277],
    [8, 18.5, 147.95456373429343],
  ];

  it.each(ROWS)("sigma %d at score %d", (sigma, z, want) => {
    expect(Math.abs(Math.log(contaminatedRatio(sigma)(z)) / want - 1)).toBeLessThan(3e-13);
  });

  it("are exact everywhere for a class so narrow that no table is fine enough", () => {
    const ratio = contaminatedRatio(0.02);
    for (let z = -6; z <= 6; z += 0.125)
      expect(Math.abs(contaminatedScore(Math.log(ratio(z)), 0.02) - z)).toBeLessThan(2e-11);
  });

  it("of no number are no number", () => {
    expect(contaminatedRatio(0.4)(Number.NaN)).toBeNaN();
  });
});

describe("Newton's method asks for few tails", () => {
  /** How many logarithms of tails are taken meanwhile: one or two a step. */
  function tailsIn(work: () => void): number {
    const log1p = vi.spyOn(Math, "log1p");
    work();
    const { length } = log1p.mock.calls;
    log1p.mockRestore();
    return length;
  }

  it.each([
    [0.05, 9],
    [0.8, -9],
    [1.2, -9],
    [1.2, -20],
    [3, -9],
    // Where the logarithm is large, and where it is nearly 0.
    [5, -11],
    [20, -11],
    [20, -23],
    [0.001, -0.29],
    [0.001, -0.25],
    [0.001, -0.112],
  ])("a handful where one of the lognormals rules (sigma %d at score %d)", (sigma, z) => {
    const ratio = contaminatedRatio(sigma);
    expect(tailsIn(() => ratio(z))).toBeLessThan(6);
  });

  it("a third of what halving the bracket would need for a table of 1,580 quantiles", () => {
    expect(tailsIn(() => contaminatedRatio(0.5123))).toBeLessThan(25_000);
  });
});
