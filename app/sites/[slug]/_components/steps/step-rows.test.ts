import { describe, expect, it } from "vitest";
import { claim, indicator, phase } from "@/lib/assessment/site.fixture";
import { stepRows } from "./step-rows";

const agreed = claim("actual", "2026-08-01");
const grid = indicator("grid_interconnect", { agreement_signed: [agreed] });
const records = { indicators: [], phases: [phase([grid])] };
const step = (kind: "model" | "looks" | "claim_added" | "claim_retracted", days: number | null, claimId = 0) => ({
  ...{ kind, days },
  claimId: claimId === 0 ? null : claimId,
});
const found = (...steps: ReturnType<typeof step>[]) => ({ phaseId: 1, beforeDay: 1000, afterDay: 1000, steps });

describe("the lines of what moved a date", () => {
  it("are in their order, with the claim of each and those that moved nothing together", () => {
    const made = stepRows(
      found(
        step("model", 0),
        step("looks", 12.4),
        step("claim_retracted", 3.3, 999_999),
        step("claim_added", -40.2, agreed.id),
        step("claim_added", 0.1, 999_998),
      ),
      records,
    );
    expect(made?.rows.map(({ kind, bar }) => [kind, bar.days])).toEqual([
      ["model", 0],
      ["looks", 13],
      ["retracted", 3],
      ["claim", -40],
      ["unmoved", 0],
    ]);
    expect(made?.totalDays).toBe(-24);
    expect(made?.rows[3]).toMatchObject({ step: "agreement_signed", indicator: { id: grid.id } });
  });

  it("are none where the phase was not open on both sides", () => {
    expect(stepRows(found(step("model", 0), step("looks", null)), records)).toBeNull();
  });
});
