import { expect, it } from "vitest";
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
