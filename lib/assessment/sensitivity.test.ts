import { describe, expect, it } from "vitest";
import { isoDateOf } from "@/lib/domain/dates";
import type { PhaseRecord } from "@/lib/domain/records";
import { assessSite, FORECAST_SEED } from "./assess";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";

const options = { asOfDay: AS_OF, seed: FORECAST_SEED, draws: 2048 };
const inDays = (days: number) => isoDateOf(AS_OF + days);
const said = (days: number, by = "operator page") => [claim("promised", inDays(days), { source: source(by) })];

function assess(phases: PhaseRecord[]) {
  const result = assessSite(site(phases), options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.phases;
}

const service = (days: number) => indicator("service", { in_service: said(days) });
const phases = () => [
  phase([
    service(700),
    indicator("works", { started: said(60, "builder") }),
    indicator("grid_interconnect", { energised: said(600, "utility") }),
    indicator("permit", { granted: said(50, "council") }, { permitType: "building" }),
  ]),
  phase([service(1200)], { ordinal: 2 }),
];
const sumOf = (causes: { days: number }[] | null | undefined) =>
  (causes ?? []).reduce((sum, { days }) => sum + days, 0);

describe("delay by cause", () => {
  it("adds up to the expected delay, in every phase", () => {
    for (const one of assess(phases())) {
      expect(one.expectedDelayDays).toBeGreaterThan(30);
      expect(sumOf(one.delayByCause)).toBeCloseTo(one.expectedDelayDays as number, 6);
    }
  });

  it("folds helper nodes into their gate and another phase's nodes into the phase in front", () => {
    const [first, second] = assess(phases());
    const gates = new Set(first?.gates.map((gate) => gate.nodeId));
    const named = (first?.delayByCause ?? []).flatMap((cause) => (cause.cause === "gate" ? [cause.nodeId] : []));
    expect(named).toContain("p1.works.building.completed");
    expect(named.every((id) => gates.has(id))).toBe(true);
    expect(new Set(named).size).toBe(named.length);
    expect(first?.delayByCause?.some(({ cause }) => cause === "previous")).toBe(false);
    expect(second?.delayByCause?.find(({ cause }) => cause === "previous")?.days).toBeGreaterThan(1);
  });

  it("charges an announced date that has passed to the plan", () => {
    const [late] = assess([phase([service(-200)])]);
    expect(late?.delayByCause?.find(({ cause }) => cause === "plan")?.days).toBeGreaterThan(50);
    expect(sumOf(late?.delayByCause)).toBeCloseTo(late?.expectedDelayDays as number, 6);
  });

  it("is null without an announced date and for a phase that earns", () => {
    const earning = phase([indicator("service", { in_service: [claim("actual", "2026-01-01")] })]);
    const [first, second] = assess([earning, phase([], { ordinal: 2 })]);
    expect(first?.delayByCause).toBeNull();
    expect(first?.gates).toEqual([]);
    expect(second?.delayByCause).toBeNull();
  });
});

describe("days bought", () => {
  it("are more the more is done, and least where the gate takes its P90", () => {
    const [first] = assess(phases());
    const building = first?.gates.find((gate) => gate.nodeId === "p1.works.building.completed");
    const days = building?.daysBought;
    if (!days) throw new Error("the building buys nothing");
    expect(days.shorterByFifth).toBeGreaterThan(1);
    expect(days.doneToday).toBeGreaterThan(days.shorterByFifth);
    expect(days.atP10).toBeGreaterThan(0);
    expect(days.atP90).toBeLessThan(0);
    expect(building?.valueOfKnowingDays).toBeGreaterThan(0);
    expect(building?.ssi).toBeGreaterThan(0);
    expect(building?.cruciality).toBeGreaterThan(0);
  });

  it("are null for what is done, and for a gate whose chain no draw follows", () => {
    const [done] = assess([phase([service(700), indicator("works", { completed: [claim("actual", "2026-05-05")] })])]);
    expect(done?.gates.find((gate) => gate.key === "building")?.daysBought).toBeNull();
    const [unseen] = assess([phase([service(700)])]);
    expect(unseen?.views.chain).toBe(0);
    expect(unseen?.gates.map((gate) => gate.daysBought)).toEqual(unseen?.gates.map(() => null));
  });
});
