import { describe, expect, it } from "vitest";
import { namedScenarios } from "@/lib/scenarios/named";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { assessSite } from "./assess";
import { scenarioOutlooks } from "./scenario-outlook";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";
import { siteEconomics } from "./site-economics";

const options = { asOfDay: AS_OF, seed: 7, draws: 1_024 };
const capex = { facility: 1.4e9, accelerators: 2.6e9, undivided: null, currency: "USD", priceYear: 2026 };

/** An earning phase, one with a promised grid and capital, one without a date, and a withdrawn one. */
const records = site([
  phase([indicator("service", { in_service: [claim("actual", "2026-02-01")] })], { id: 1, ordinal: 1 }),
  phase(
    [
      indicator("service", { in_service: [claim("promised", "2028-03")] }),
      indicator("works", { started: [claim("actual", "2026-03-01")] }),
      indicator("grid_interconnect", { energised: [claim("promised", "2027-12", { source: source("utility") })] }),
    ],
    { id: 2, ordinal: 2, capex, isIndependentOfPrevious: true },
  ),
  phase([indicator("works", { started: [claim("actual", "2026-09-01")] })], {
    id: 3,
    ordinal: 3,
    isIndependentOfPrevious: true,
  }),
  phase([indicator("service", { in_service: [claim("withdrawn", "2026-05")] })], { id: 4, ordinal: 4 }),
]);

const bear = namedScenarios.find(({ slug }) => slug === "bear")?.overrides as ScenarioOverrides;

describe("a site's outlooks under a scenario", () => {
  it.each([
    ["base", {}],
    ["bear", bear],
  ])("are those of the assessment: %s", (_, overrides) => {
    const open = assessSite(records, options, overrides).filter(({ state }) => state !== "withdrawn");
    expect(scenarioOutlooks(records, options, [{}, overrides])[1]).toEqual(
      open.map(({ phaseId, state, givenCompletion, cancelled, inServiceShareByYear }) => ({
        phaseId,
        state,
        p50Day: givenCompletion.p50,
        p80Day: givenCompletion.p80,
        cancelledShare: cancelled.total,
        inServiceShareByYear,
      })),
    );
  });
});

describe("a site's economics under a scenario", () => {
  const of = (overrides: ScenarioOverrides, phaseId: number) => {
    const found = siteEconomics(records, options, overrides).find((one) => one.phaseId === phaseId);
    if (!found) throw new Error(`no phase ${phaseId}`);
    return found;
  };
  const known = (overrides: ScenarioOverrides, phaseId: number) => {
    const { economics } = of(overrides, phaseId);
    if (!economics?.known) throw new Error("unknown");
    return economics;
  };

  it("leave out what was withdrawn and say nothing of a phase that earns", () => {
    expect(siteEconomics(records, options, {}).map(({ phaseId }) => phaseId)).toEqual([1, 2, 3]);
    expect(of({}, 1)).toEqual({ phaseId: 1, plan: null, economics: null, tornado: null });
  });

  it("plan by the announced date, else by the base's class, whatever the scenario", () => {
    expect(of({}, 2).plan?.basis).toBe("announced");
    expect(of({}, 3).plan?.basis).toBe("class-median");
    expect(of(bear, 3).plan).toEqual(of({}, 3).plan);
  });

  it("follow the scenario's dates and prices, and have no dollars without stated capital", () => {
    const [base, under] = [known({}, 2), known(bear, 2)];
    expect(base.dollars?.deferralCostUsd.plan).toBe(0);
    expect(under.assumptions.utilisation).toBe(0.49);
    expect(under.dollars?.npvUsd.plan as number).toBeLessThan(base.dollars?.npvUsd.plan as number);
    const later = known({ durationFactors: bear.durationFactors }, 2);
    expect(later.dollars?.npvUsd.plan).toBe(base.dollars?.npvUsd.plan);
    expect(later.dollars?.npvUsd.p50).not.toBe(base.dollars?.npvUsd.p50);
    expect(known({}, 3).dollars).toBeNull();
    expect(known({}, 3).dollarsUnknownReason).toBe("capex-unknown");
  });
});
