import { expect, it } from "vitest";
import { parameterLimits } from "@/lib/assessment/parameter-limits";
import { anyParameterLimits, anyParameterProblem } from "./parameter-limits";
import { flagThresholdDefaults } from "./threshold-defaults";

it("every threshold can be edited within its limits, its own value among them", () => {
  for (const { slug, value } of flagThresholdDefaults) {
    const limits = anyParameterLimits(slug, {});
    expect(limits?.least, slug).toBeLessThanOrEqual(value);
    expect(limits?.most, slug).toBeGreaterThanOrEqual(value);
    expect(anyParameterProblem(slug, value, {}), slug).toBeNull();
    expect(anyParameterProblem(slug, (limits?.most ?? 0) + 1, {})?.reason, slug).toContain(`to ${limits?.most}`);
  }
  expect(anyParameterProblem("flag_slips", 1.5, {})?.reason).toBe(
    "value: expected a whole number from 1 to 100, got 1.5",
  );
  expect(anyParameterProblem("flag_high_held_share", -0.1, {})).toEqual({
    ...{ field: "value", value: -0.1, reason: "value: expected a number from 0 to 1, got -0.1" },
  });
  expect(anyParameterLimits("flag_slips", {})).toEqual({
    ...{
      least: 1,
      most: 100,
      isWhole: true,
      isLeastAllowed: true,
      isPowerOfTwo: false,
      leastNeighbour: null,
      mostNeighbour: null,
    },
  });
});

it("other parameters keep their limits, and an unknown one has none", () => {
  expect(anyParameterLimits("draws", {})).toEqual(parameterLimits("draws", {}));
  expect(anyParameterLimits("flag_unknown", {})).toBeNull();
  expect(anyParameterProblem("flag_unknown", 1, {})?.field).toBe("slug");
});
