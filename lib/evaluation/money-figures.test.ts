import { expect, it } from "vitest";
import { assessSite } from "@/lib/assessment/assess";
import { scenarioForecasts } from "@/lib/assessment/scenario-forecasts";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { PhaseRecord } from "@/lib/domain/records";
import { flagThresholdDefaults } from "@/lib/flags/threshold-defaults";
import { numberAt } from "@/lib/forecast";
import { moneyParameters } from "@/lib/money/parameters";
import { phaseMoney } from "@/lib/money/phase-money";
import { phaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { phaseMoneyDraws } from "@/lib/money/phase-money-draws";
import { phaseMoneyParameters } from "@/lib/money/phase-money-parameters";
import type { KnownPhaseMoney } from "@/lib/money/phase-money-types";
import { firstOf } from "@/lib/testing/present";
import { moneyFigures } from "./money-figures";

/** Two years after the promise. */
const P50 = toEpochDay("2028-06-30") + 730;
const threshold = { flag_delay_cost_usd: 1e9 };
const service = indicator("service", { in_service: [claim("promised", "2028-06")] });
const stated = { facility: 1e9, accelerators: 2e9, undivided: null, currency: "USD", priceYear: null };
const megawatts = { gridConnection: null, facility: 100, criticalIt: null, generationNameplate: null };

function moneyOf(parts: Partial<PhaseRecord>): KnownPhaseMoney {
  const { money } = firstOf(
    assessSite(site([phase([service], { megawatts, ...parts })]), { asOfDay: AS_OF, seed: 7, draws: 1024 }),
  );
  if (!money?.known) throw new Error("the money of the fixture is unknown");
  return money;
}

const known = moneyOf({ capex: stated });

it("takes the delay cost against the first baseline, capital at risk after the headline's wait and the phase's own capital", () => {
  const { delayCost, capitalAtRisk } = known;
  if (!delayCost.known) throw new Error("the delay cost of the fixture is unknown");
  expect(moneyFigures(known, P50, threshold)).toMatchObject({
    delayCostFirstUsd: delayCost.first.mean.usd,
    atRiskUsd: firstOf(capitalAtRisk).mean.total.usd,
    capitalUsd: expect.closeTo(3e9, 3),
    isCapitalOfThisPhase: true,
    paybackBeyondPlanMonths: expect.closeTo(24, 9),
  });
});

it("has no late payback where half of the draws never serve, or service does not repay the capital", () => {
  expect(moneyFigures(known, null, threshold)?.paybackBeyondPlanMonths).toBeNull();
  const dear = moneyOf({ capex: { ...stated, accelerators: 200e9 } });
  expect(moneyFigures(dear, P50, threshold)?.paybackBeyondPlanMonths).toBeNull();
});

it("says in which share of the draws that serve the delay cost reaches the amount of the flags: of the draws, between no quantiles", () => {
  const records = site([phase([service], { megawatts, capex: stated })]);
  const { phasesUnder, moneyInput } = scenarioForecasts(records, { asOfDay: AS_OF, seed: 7, draws: 1024 });
  const input = moneyInput(firstOf(phasesUnder({})), {});
  if (!input) throw new Error("the phase of the fixture is not open");
  const column = phaseMoneyDraws(input)?.delayCostUsd?.first;
  const served = column?.filter((_, i) => numberAt(input.draws.cancelledDay, i) >= numberAt(input.draws.serviceDay, i));
  if (!served) throw new Error("the delay cost of the fixture is unknown");
  for (const usd of [0, 1e8, 3e8, 1e9, 9e11]) {
    const money = phaseMoney({ ...input, assumptions: { ...input.assumptions, delayAmountsUsd: [usd] } });
    const share = served.filter((one) => one >= usd).length / served.length;
    const found = moneyFigures(money, P50, { flag_delay_cost_usd: usd });
    expect(found?.delayCostAtLeastShare).toBeCloseTo(share, 12);
  }
  expect(moneyFigures(known, P50, { flag_delay_cost_usd: 5 })?.delayCostAtLeastShare).toBeNull();
});

it("the money asks for the amount of the flags that is stored", () => {
  const rows = [...moneyParameters, ...phaseMoneyParameters, ...flagThresholdDefaults];
  expect(phaseMoneyAssumptions(rows).delayAmountsUsd).toEqual([1e9]);
  expect(phaseMoneyAssumptions().delayAmountsUsd).toEqual([]);
});

it("says what a day of idle accelerators costs: a day of their life and of their capital", () => {
  const { acceleratorLifeYears, discountRatePerYear } = known.assumptions;
  const perYear = 2e9 / acceleratorLifeYears + 2e9 * discountRatePerYear.own;
  expect(moneyFigures(known, P50, threshold)?.idleUsdPerDay).toBeCloseTo(perYear / 365, 3);
});

it("knows no dollars of a phase whose capital nobody stated, and nothing where the money is unknown", () => {
  const none = { facility: null, accelerators: null, undivided: null, currency: null, priceYear: null };
  expect(moneyFigures(moneyOf({ capex: none }), P50, threshold)).toEqual({
    ...{ delayCostFirstUsd: null, delayCostAtLeastShare: null, atRiskUsd: null, capitalUsd: null },
    ...{ isCapitalOfThisPhase: false, idleUsdPerDay: null, paybackBeyondPlanMonths: null },
  });
  expect(moneyFigures(null, P50, threshold)).toBeNull();
  expect(moneyFigures({ known: false, definitionVersion: "", reason: "no-capital" }, P50, threshold)).toBeNull();
});
