import { describe, expect, it } from "vitest";
import { plannedSite, type SimulatedPhase, simulateAlone } from "@/lib/assessment/simulate-site";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { PhaseRecord } from "@/lib/domain/records";
import { firstOf, present } from "@/lib/testing/present";
import { phaseTiming } from "./phase-money";
import { building, named, portfolio } from "./portfolio.fixture";
import { type PortfolioSite, siteMember } from "./portfolio-member";
import { portfolioSite } from "./portfolio-site";

const simulated = (one: PhaseRecord): SimulatedPhase =>
  firstOf(simulateAlone(plannedSite(site([one])), { asOfDay: AS_OF, seed: 7, draws: 2048 }).phases);

describe("when a phase was planned to serve", () => {
  it("is its stated day; deliveries are re-timed by the median of power, which comes before service", () => {
    const found = simulated(building("2028-06-30"));
    const timing = present(phaseTiming(found));
    expect(timing.planStartDay).toBe(toEpochDay("2028-06-30"));
    const { powerP50Day, target } = present(found.open);
    expect(timing.powerReadyP50Day).toBe(powerP50Day);
    expect(powerP50Day).toBeLessThan(target.givenCompletion.p50);
  });

  it("is the class's median from the start of works where no day is stated", () => {
    const timing = phaseTiming(simulated(phase([indicator("works", { started: [claim("actual", "2026-09-15")] })])));
    // 855 days, given that it did not serve in the first weeks; three standard errors of 2,048 draws are 29 days, even ones have less.
    expect(Math.abs((timing?.planStartDay ?? 0) - toEpochDay("2026-09-15") - 855)).toBeLessThan(10);
    expect(timing?.powerReadyP50Day).toBeGreaterThan(AS_OF);
  });

  it("is the day on which it began to serve, which re-times nothing, and unknown where nothing is known of it", () => {
    const serves = simulated(phase([indicator("service", { in_service: [claim("actual", "2025-07-02")] })]));
    expect(phaseTiming(serves)).toEqual({ planStartDay: toEpochDay("2025-07-02"), powerReadyP50Day: null });
    const unknown = simulated(phase([]));
    expect(unknown.samples).toBeNull();
    expect(phaseTiming(unknown)).toBeNull();
    const { lines, coverage } = portfolio([named("unknown", [phase([])], { announcedDay: null })]);
    expect(lines).toMatchObject([
      { state: "forecast", p50Day: null, cancelledProbability: 0, leftOut: "no-planned-start" },
    ]);
    expect(coverage).toMatchObject({ phases: 1, totalMegawatts: 0, left: [{ reason: "no-planned-start" }] });
  });
});

it("a member under a scenario has its prices: own chips save a part of what accelerators cost", () => {
  const { planned } = named("one", [building("2028-06-30")]);
  const under = portfolioSite(planned.site, {
    ownSiliconAttach: 0.5,
    ownSiliconCapexSavedShare: 0.3,
    utilisation: 0.4,
  });
  expect(under.assumptions.utilisation).toBe(0.4);
  const { lines } = portfolio([under]);
  // $2.34bn of accelerators, half of them 30 % cheaper.
  expect(lines[0]?.capex?.usd).toBeCloseTo(1.26e9 + 2.34e9 * 0.85, 0);
});

it("a scenario moves the draws of a phase without a stated day, and not what it was planned for", () => {
  const one = named("one", [phase([indicator("works", { started: [claim("actual", "2026-09-15")] })], { id: 1 })]);
  const timed = (member: PortfolioSite) => {
    const drawn = siteMember(member).draw({ asOfDay: AS_OF, seed: 7, draws: 512 });
    return drawn.ok ? firstOf(drawn.phases) : null;
  };
  const [base, slow] = [timed(one), timed(portfolioSite(one.planned.site, { durationFactors: { outside: 2 } }))];
  expect(slow?.p50Day).toBeGreaterThan(present(base?.p50Day) + 300);
  expect(slow?.timing?.planStartDay).toBe(base?.timing?.planStartDay);
});
