import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPhaseMoney, calendarOf, columnsOf, distance, isNowhereBelow } from "./any-phase-money.arbitrary";
import { known } from "./phase-money.fixture";
import type { PhaseMoneyInput } from "./phase-money-types";

const holds = (...args: Parameters<typeof fc.property<[PhaseMoneyInput]>>) =>
  fc.assert(fc.property(...args), { numRuns: 100, seed: 20260101 });

type Assumptions = PhaseMoneyInput["assumptions"];
const assuming = (phase: PhaseMoneyInput, change: Partial<Assumptions>): PhaseMoneyInput => ({
  ...phase,
  assumptions: { ...phase.assumptions, ...change },
});
const capitalOf = (phase: PhaseMoneyInput) => calendarOf(phase).reduce((sum, row) => sum + row.usd, 0);
const neverCancelled = (phase: PhaseMoneyInput): PhaseMoneyInput => ({
  ...phase,
  draws: { ...phase.draws, cancelledDay: phase.draws.cancelledDay.map(() => Number.POSITIVE_INFINITY) },
});
const certainPrices: Assumptions["spread"] = { price: 0, utilisation: 0, capex: 0, energy: 0, rent: 0 };

describe("net present value, on paired draws", () => {
  it("dearer facility, accelerators, deposit or contribution: in no draw higher", () => {
    holds(anyPhaseMoney, (phase) => {
      const before = columnsOf(phase).netPresentValueUsd;
      for (const name of ["facility", "accelerators", "contribution", "deposit"] as const) {
        const one = phase.capital[name];
        if (one === null) continue;
        const capital = { ...phase.capital, [name]: { ...one, amount: one.amount * 1.4 } };
        expect(isNowhereBelow(before, columnsOf({ ...phase, capital }).netPresentValueUsd)).toBe(true);
      }
    });
  });

  it("a better margin: in no draw lower", () => {
    holds(anyPhaseMoney, (phase) => {
      const before = columnsOf(phase).netPresentValueUsd;
      const { revenueUsdPerMwYear, opexUsdPerMwYear, rentUsdPerKwMonth } = phase.assumptions;
      const isTenant = phase.ownership === "lease";
      for (const change of [
        { revenueUsdPerMwYear: revenueUsdPerMwYear * 1.2 },
        { utilisation: 0.8 },
        { opexUsdPerMwYear: opexUsdPerMwYear * 0.7 },
        { rentUsdPerKwMonth: rentUsdPerKwMonth * (isTenant ? 0.8 : 1.2) },
        { landlordCostShareOfRent: 0.05 },
      ])
        expect(isNowhereBelow(columnsOf(assuming(phase, change)).netPresentValueUsd, before)).toBe(true);
    });
  });

  it("on plan − draw = delay cost, at certain prices, in each draw that serves", () => {
    holds(anyPhaseMoney, (made) => {
      const { money, netPresentValueUsd, delayCostUsd } = columnsOf(
        assuming(neverCancelled(made), { spread: certainPrices }),
      );
      const onPlan = money.netPresentValue.known ? (money.netPresentValue.mean.onPlan.usd ?? 0) : expect.fail();
      expect(
        distance(
          netPresentValueUsd.map((usd) => onPlan - usd),
          delayCostUsd.latest,
        ),
      ).toBeLessThan(1e-3);
    });
  });

  it("as-of moved by 400 days, nothing recorded: dollars × (1 + r)^(400 ÷ 365), probabilities equal", () => {
    holds(anyPhaseMoney, (phase) => {
      const [before, after] = [columnsOf(phase), columnsOf({ ...phase, asOfDay: phase.asOfDay + 400 })];
      const rate = phase.assumptions.discountRatePerYear[before.money.ownership];
      const carried = before.netPresentValueUsd.map((usd) => usd * (1 + rate) ** (400 / 365));
      expect(distance(carried, after.netPresentValueUsd)).toBeLessThan(1e-6 * capitalOf(phase));
      const shares = ({ netPresentValue }: typeof before.money) => netPresentValue.known && netPresentValue.belowZero;
      expect(shares(after.money)).toEqual(shares(before.money));
    });
  });

  it("every amount in a currency worth twice as much: dollars × 2, probabilities equal", () => {
    holds(anyPhaseMoney, (phase) => {
      const { amountsTwice, pricesTwice } = doubled(phase);
      const [before, after] = [columnsOf(phase), columnsOf(pricesTwice(amountsTwice(phase)))];
      expect(
        distance(
          before.netPresentValueUsd.map((usd) => 2 * usd),
          after.netPresentValueUsd,
        ),
      ).toBeLessThan(1);
      expect(
        distance(
          before.capitalAtRiskUsd.map((usd) => 2 * usd),
          after.capitalAtRiskUsd,
        ),
      ).toBeLessThan(1);
      const shares = ({ netPresentValue }: typeof before.money) => netPresentValue.known && netPresentValue.belowZero;
      expect(shares(after.money)).toEqual(shares(before.money));
    });
  });

  it("facility MW = critical IT MW × PUE: the same dollars", () => {
    holds(anyPhaseMoney, (phase) => {
      const { value, basis } = phase.megawatts;
      const pue = phase.assumptions.powerUsageEffectiveness;
      const other =
        basis === "facility"
          ? { value: (value ?? 0) / pue, basis: "critical_it" as const }
          : { value: (value ?? 0) * pue, basis: "facility" as const };
      const [before, after] = [columnsOf(phase), columnsOf({ ...phase, megawatts: other })];
      expect(distance(before.netPresentValueUsd, after.netPresentValueUsd)).toBeLessThan(1);
    });
  });

  it("more energy at a contract price: the mean stays, the spread falls", () => {
    holds(anyPhaseMoney, (made) => {
      if (made.extras.energy === null || made.ownership === "colocation") return;
      const withShare = (contractShare: number) => {
        const energy = { ...(made.extras.energy ?? expect.fail()), contractShare, supplyStartDay: null };
        const phase = { ...neverCancelled(made), extras: { ...made.extras, energy } };
        const priced = assuming(phase, { spread: { ...certainPrices, energy: 0.25 }, revenueUsdPerMwYear: 30e6 });
        return columnsOf(priced).netPresentValueUsd;
      };
      const certain = columnsOf(
        assuming(
          {
            ...neverCancelled(made),
            extras: { ...made.extras, energy: { ...made.extras.energy, contractShare: 1, supplyStartDay: null } },
          },
          { spread: certainPrices, revenueUsdPerMwYear: 30e6 },
        ),
      ).netPresentValueUsd;
      const away = (column: Float64Array) => column.map((usd, i) => Math.abs(usd - (certain[i] ?? 0)));
      expect(distance(withShare(1), certain)).toBeLessThan(1e-3);
      expect(isNowhereBelow(away(withShare(0)), away(withShare(0.8)))).toBe(true);
    });
  });
});

describe("delay cost, on paired draws", () => {
  it("on plan 0, at any rate and life", () => {
    holds(anyPhaseMoney, (phase) => {
      const day = phase.plan?.latest.day ?? expect.fail();
      const onPlan = {
        ...phase,
        looks: [],
        draws: {
          serviceDay: Float64Array.of(day),
          energisedDay: null,
          cancelledDay: Float64Array.of(Infinity),
          utilityReadyDay: null,
        },
      };
      for (const rate of [0.06, 0.1, 0.14])
        for (const acceleratorLifeYears of [3, 4.5, 6]) {
          const money = known(
            assuming(onPlan, {
              acceleratorLifeYears,
              discountRatePerYear: { own: rate, lease: rate, colocation: rate },
            }),
          );
          const cost = money.delayCost.known ? (money.delayCost.latest.mean.usd ?? Number.NaN) : expect.fail();
          expect(Math.abs(cost)).toBeLessThan(1e-6 * capitalOf(phase));
        }
    });
  });

  it("later service, served both times: in no draw lower", () => {
    holds(anyPhaseMoney, (made) => {
      const phase = neverCancelled(made);
      const serviceDay = phase.draws.serviceDay.map((day, i) => day + ((i * 37) % 900));
      const later = { ...phase, draws: { ...phase.draws, serviceDay } };
      const slack = 1e-6 * capitalOf(phase);
      for (const baseline of ["first", "latest"] as const)
        expect(
          isNowhereBelow(columnsOf(later).delayCostUsd[baseline], columnsOf(phase).delayCostUsd[baseline], slack),
        ).toBe(true);
    });
  });

  it("a look that changes nothing leaves it", () => {
    holds(anyPhaseMoney, (phase) => {
      const last = phase.looks.at(-1);
      if (!last) return;
      const again = { ...phase, looks: [...phase.looks, { ...last, day: last.day + 90 }] };
      expect(distance(columnsOf(again).delayCostUsd.latest, columnsOf(phase).delayCostUsd.latest)).toBeLessThan(1);
    });
  });
});

/** The same phase with every amount, or every price, twice. */
function doubled({ assumptions, extras }: PhaseMoneyInput) {
  const twice = <One extends { amount: number } | null>(one: One): One =>
    one === null ? one : { ...one, amount: one.amount * 2 };
  return {
    amountsTwice: (phase: PhaseMoneyInput): PhaseMoneyInput => {
      const { facility, accelerators, undivided, contribution, deposit } = phase.capital;
      return {
        ...phase,
        payments: phase.payments.map(twice),
        capital: {
          facility: twice(facility),
          accelerators: twice(accelerators),
          undivided: twice(undivided),
          contribution: twice(contribution),
          deposit: twice(deposit),
        },
      };
    },
    pricesTwice: (phase: PhaseMoneyInput): PhaseMoneyInput => ({
      ...assuming(phase, {
        revenueUsdPerMwYear: 2 * assumptions.revenueUsdPerMwYear,
        opexUsdPerMwYear: 2 * assumptions.opexUsdPerMwYear,
        rentUsdPerKwMonth: 2 * assumptions.rentUsdPerKwMonth,
      }),
      extras: {
        ...extras,
        energy: extras.energy && {
          ...extras.energy,
          usdPerMwh: 2 * extras.energy.usdPerMwh,
          runningCostUsdPerMwYear: 2 * extras.energy.runningCostUsdPerMwYear,
        },
        taxDeadline: extras.taxDeadline && { ...extras.taxDeadline, usd: 2 * extras.taxDeadline.usd },
        minimumDemand: extras.minimumDemand && {
          ...extras.minimumDemand,
          usdPerKilowattMonth: 2 * (extras.minimumDemand.usdPerKilowattMonth ?? 0),
        },
      },
    }),
  };
}
