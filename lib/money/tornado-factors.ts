import { numberAt, quantileOf } from "@/lib/forecast";
import type { PhaseMoneyAssumptions } from "./phase-money-assumptions";
import type { DrawnDays, PhaseMoneyInput } from "./phase-money-types";

const tornadoFactorNames = [
  "dates",
  "price",
  "utilisation",
  "rent",
  "facility-capital",
  "accelerator-capital",
  "running-cost",
  "discount-rate",
  "accelerator-life",
  "earnings-fall",
  "cancellation",
  "accelerators-redeployable",
  "facility-redeployable",
  "firm-window",
  "idle-months",
  "power-usage-effectiveness",
] as const;

/** What can be moved. */
export type TornadoFactorName = (typeof tornadoFactorNames)[number];

/** A phase with one factor at a value of its own, or at a share of what it is. */
export type Variation = {
  value: number | "on-plan" | "p90";
  input: PhaseMoneyInput;
  facilityFactor: number;
  acceleratorFactor: number;
};

/**
 * What cancels the draws, whole: also the clocks that run out after service, which a later day of service or another hazard lets speak. A clock
 * runs from `fromDay` for `waitDays` ÷ hazard a year; `refusedDay` is that of a refusal for good, Infinity without one. Columns have one number
 * per draw.
 */
export type CancellationClock = {
  fromDay: number;
  hazardPerYear: number;
  waitDays: Float64Array;
  refusedDay: Float64Array | null;
};

/** The standard normal P90. */
const P90_SCORE = 1.2815515655446004;

/** P10 and P90 of a lognormal of mean 1. */
const tenthAndNinetieth = (sigma: number): [number, number] => [
  Math.exp(-P90_SCORE * sigma - sigma ** 2 / 2),
  Math.exp(P90_SCORE * sigma - sigma ** 2 / 2),
];

/** Every factor of a phase with a plan at its low and its high value; without a clock, all but cancellation. */
export function tornadoFactors(
  input: PhaseMoneyInput,
  planDay: number,
  clock: CancellationClock | null,
): { factor: TornadoFactorName; low: Variation; high: Variation }[] {
  const { assumptions } = input;
  const { spread } = assumptions;
  const at = (value: Variation["value"], change: Partial<PhaseMoneyInput>): Variation => ({
    value,
    input: { ...input, ...change },
    facilityFactor: 1,
    acceleratorFactor: 1,
  });
  const assume = (value: number, change: Partial<PhaseMoneyAssumptions>) =>
    at(value, { assumptions: { ...assumptions, ...change } });
  const pair = (values: readonly [number, number], make: (value: number) => Variation) => ({
    low: make(values[0]),
    high: make(values[1]),
  });
  const scaled = (name: "revenueUsdPerMwYear" | "rentUsdPerKwMonth" | "opexUsdPerMwYear") => (factor: number) =>
    assume(factor, { [name]: assumptions[name] * factor });
  const fixed = (name: "redeployableShareFacility" | "firmWindowDays" | "powerUsageEffectiveness") => (value: number) =>
    assume(value, { [name]: value });
  const capital = (name: "facilityFactor" | "acceleratorFactor") => (value: number) => ({
    ...at(value, {}),
    [name]: value,
  });
  const made: Record<TornadoFactorName, { low: Variation; high: Variation } | null> = {
    dates: {
      low: at("on-plan", { draws: servedOn(input.draws, planDay) }),
      high: at("p90", { draws: servedOn(input.draws, quantileOf(input.draws.serviceDay.slice().sort(), 0.9)) }),
    },
    price: pair(tenthAndNinetieth(spread.price), scaled("revenueUsdPerMwYear")),
    utilisation: pair(tenthAndNinetieth(spread.utilisation), (factor) =>
      assume(factor, { utilisation: assumptions.utilisation * factor }),
    ),
    rent: pair(tenthAndNinetieth(spread.rent), scaled("rentUsdPerKwMonth")),
    "facility-capital": pair(tenthAndNinetieth(spread.capex), capital("facilityFactor")),
    "accelerator-capital": pair(tenthAndNinetieth(spread.capex), capital("acceleratorFactor")),
    "running-cost": pair([0.9, 1.1], runningCost(input, at)),
    "discount-rate": pair([-0.02, 0.02], (points) =>
      assume(points, { discountRatePerYear: shifted(assumptions, points) }),
    ),
    "accelerator-life": pair([4, 6], (years) => assume(years, { acceleratorLifeYears: years })),
    "earnings-fall": pair([0, 0.2], (fall) => at(fall, { extras: { ...input.extras, earningsFallPerYear: fall } })),
    cancellation: clock && pair([0.02, 0.1], (hazard) => at(hazard, { draws: atHazard(input.draws, clock, hazard) })),
    "accelerators-redeployable": pair([0.2, 0.6], (share) =>
      assume(share, { redeployableShareHyperscaler: share, redeployableShareSingleSite: share }),
    ),
    "facility-redeployable": pair([0, 0.6], fixed("redeployableShareFacility")),
    "firm-window": pair([0, 365], fixed("firmWindowDays")),
    "idle-months": pair([18, 36], (months) => assume(months, { idleMonths: [months] })),
    "power-usage-effectiveness": pair([1.15, 1.4], fixed("powerUsageEffectiveness")),
  };
  return tornadoFactorNames.flatMap((factor) => {
    const sides = made[factor];
    return sides === null ? [] : [{ factor, ...sides }];
  });
}

/** With or without energy, the running cost that is in force. */
function runningCost(
  { assumptions, extras }: PhaseMoneyInput,
  at: (value: number, change: Partial<PhaseMoneyInput>) => Variation,
) {
  const { energy } = extras;
  return (factor: number) =>
    energy === null
      ? at(factor, { assumptions: { ...assumptions, opexUsdPerMwYear: assumptions.opexUsdPerMwYear * factor } })
      : at(factor, {
          extras: {
            ...extras,
            energy: { ...energy, runningCostUsdPerMwYear: energy.runningCostUsdPerMwYear * factor },
          },
        });
}

const shifted = ({ discountRatePerYear: { own, lease, colocation } }: PhaseMoneyAssumptions, points: number) => ({
  own: Math.max(0, own + points),
  lease: Math.max(0, lease + points),
  colocation: Math.max(0, colocation + points),
});

/** Every draw serves on one day, energised and ready as long before as in the draw; the cancellation clock is held. */
function servedOn({ serviceDay, energisedDay, cancelledDay, utilityReadyDay }: DrawnDays, day: number): DrawnDays {
  const asLongBefore = (column: Float64Array | null) =>
    column?.map((before, i) => {
      const service = numberAt(serviceDay, i);
      return before < service ? day - (service - before) : day;
    }) ?? null;
  return {
    serviceDay: serviceDay.map(() => day),
    energisedDay: asLongBefore(energisedDay),
    cancelledDay,
    utilityReadyDay: asLongBefore(utilityReadyDay),
  };
}

/** The draws with a clock of that hazard, each clock to its end: a wait is the longer the smaller its hazard. */
export function atHazard(draws: DrawnDays, { fromDay, waitDays, refusedDay }: CancellationClock, hazard: number) {
  const cancelledDay = waitDays.map((wait, i) => {
    const givenUp = fromDay + wait / hazard;
    return refusedDay === null ? givenUp : Math.min(givenUp, numberAt(refusedDay, i));
  });
  return { ...draws, cancelledDay };
}
