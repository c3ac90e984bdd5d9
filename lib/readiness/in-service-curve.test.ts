import { expect, it } from "vitest";
import { inServiceCurve } from "./in-service-curve";
import { phase, shares } from "./readiness.fixture";

it("adds MW × share of draws year by year, in one basis", () => {
  const running = phase(10, [], { assessment: { state: "in_service", stage: "in_service", inServiceShareByYear: {} } });
  const gone = phase(99, [], { assessment: { state: "withdrawn", stage: "withdrawn", inServiceShareByYear: shares } });
  const curve = inServiceCurve([phase(100), phase(null), running, gone], "facility");
  expect(curve.map(({ year, expected }) => [year, expected.value, expected.covered, expected.of])).toEqual([
    [2028, 35, 2, 3],
    [2030, 60, 2, 3],
    [2032, 85, 2, 3],
  ]);
  expect(inServiceCurve([phase(100)], "critical_it")[0]?.expected).toMatchObject({
    value: null,
    reason: "no_megawatts",
  });
  expect(inServiceCurve([], "facility")).toEqual([]);
});
