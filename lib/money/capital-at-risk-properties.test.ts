import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPhaseMoney, calendarOf, columnsOf, distance, isNowhereBelow, riskOf } from "./any-phase-money.arbitrary";
import { asOfDay, planOf } from "./phase-money.fixture";
import type { PhaseMoneyInput } from "./phase-money-types";

const holds = (...args: Parameters<typeof fc.property<[PhaseMoneyInput]>>) =>
  fc.assert(fc.property(...args), { numRuns: 100, seed: 20260101 });

type AmountName = "facility" | "accelerators" | "contribution" | "deposit";

/** The phase with one amount dearer by a factor. */
function dearer(phase: PhaseMoneyInput, name: AmountName, factor: number): PhaseMoneyInput {
  const one = phase.capital[name];
  return one === null
    ? phase
    : { ...phase, capital: { ...phase.capital, [name]: { ...one, amount: one.amount * factor } } };
}

const serving = (phase: PhaseMoneyInput, serviceDay: Float64Array, cancelledDay: Float64Array): PhaseMoneyInput => ({
  ...phase,
  draws: { ...phase.draws, serviceDay, cancelledDay },
});

describe("capital at risk, on paired draws", () => {
  it("dearer facility, accelerators, deposit or contribution: in no draw less", () => {
    holds(anyPhaseMoney, (phase) => {
      const before = columnsOf(phase).capitalAtRiskUsd;
      for (const name of ["facility", "accelerators", "contribution", "deposit"] as const)
        expect(isNowhereBelow(columnsOf(dearer(phase, name, 1.4)).capitalAtRiskUsd, before)).toBe(true);
    });
  });

  it("a better margin, rate, price or rent moves none of it", () => {
    holds(anyPhaseMoney, (phase) => {
      const before = columnsOf(phase).capitalAtRiskUsd;
      for (const change of [
        { revenueUsdPerMwYear: 20e6 },
        { utilisation: 0.9 },
        { rentUsdPerKwMonth: 90 },
        { opexUsdPerMwYear: 0.5e6 },
      ])
        expect(columnsOf({ ...phase, assumptions: { ...phase.assumptions, ...change } }).capitalAtRiskUsd).toEqual(
          before,
        );
    });
  });

  it("served on the plan that each dollar was spent under: nothing", () => {
    holds(anyPhaseMoney, (phase) => {
      const day = Math.min(...(phase.plan?.promises ?? []).map((one) => one.day));
      const onPlan = serving(phase, Float64Array.of(day), Float64Array.of(Number.POSITIVE_INFINITY));
      const { facilityUsd, acceleratorsUsd } = riskOf(
        { ...onPlan, draws: { ...onPlan.draws, energisedDay: null } },
        24,
      );
      expect([facilityUsd[0], acceleratorsUsd[0]]).toEqual([0, 0]);
    });
  });

  it("later service, the clock held: in no draw less", () => {
    holds(anyPhaseMoney, (phase) => {
      const { serviceDay, energisedDay, cancelledDay } = phase.draws;
      const days = serviceDay.map((_, i) => (i * 37) % 900);
      const later = serving(
        phase,
        serviceDay.map((day, i) => day + (days[i] ?? 0)),
        cancelledDay,
      );
      const energised = energisedDay?.map((day, i) => day + (days[i] ?? 0) / 2) ?? null;
      const after = columnsOf({ ...later, draws: { ...later.draws, energisedDay: energised } });
      expect(isNowhereBelow(after.capitalAtRiskUsd, columnsOf(phase).capitalAtRiskUsd)).toBe(true);
    });
  });

  it("later cancellation, in draws cancelled both times: accelerators no less, the facility too without resale", () => {
    holds(anyPhaseMoney, (made) => {
      const phase = {
        ...made,
        capital: { ...made.capital, deposit: null },
        assumptions: { ...made.assumptions, redeployableShareFacility: 0 },
      };
      const { serviceDay, cancelledDay } = phase.draws;
      const laterDay = cancelledDay.map((day, i) => {
        const moved = day + ((i * 53) % 500);
        return moved < (serviceDay[i] ?? 0) ? moved : day;
      });
      const [before, after] = [riskOf(phase, 24), riskOf(serving(phase, serviceDay, laterDay), 24)];
      expect(isNowhereBelow(after.acceleratorsUsd, before.acceleratorsUsd)).toBe(true);
      expect(isNowhereBelow(after.facilityUsd, before.facilityUsd)).toBe(true);
    });
  });

  it("18 months no less than 24, 24 no less than 36; 0 ≤ loss ≤ at risk ≤ capital", () => {
    holds(anyPhaseMoney, (phase) => {
      const capitalUsd = calendarOf(phase).reduce((sum, row) => sum + row.usd, 0);
      const risks = [18, 24, 36].map((months) => riskOf(phase, months));
      for (const [i, risk] of risks.entries()) {
        const longer = risks[i + 1] ?? risk;
        for (const asset of ["facility", "accelerators"] as const) {
          const [exposed, loss] = [risk[`${asset}Usd`], risk[`${asset}LossUsd`]];
          expect(isNowhereBelow(exposed, longer[`${asset}Usd`])).toBe(true);
          expect(isNowhereBelow(exposed, loss)).toBe(true);
          expect(loss.every((usd) => usd >= 0)).toBe(true);
        }
        expect(risk.facilityUsd.every((usd, d) => usd + (risk.acceleratorsUsd[d] ?? 0) <= capitalUsd + 1)).toBe(true);
      }
    });
  });

  it("less redeployable: in no draw less; energised earlier, service held: in no draw more", () => {
    holds(anyPhaseMoney, (phase) => {
      const before = columnsOf(phase).capitalAtRiskUsd;
      const less = { redeployableShareFacility: 0.1, redeployableShareHyperscaler: 0.3 };
      expect(
        isNowhereBelow(
          columnsOf({ ...phase, assumptions: { ...phase.assumptions, ...less } }).capitalAtRiskUsd,
          before,
        ),
      ).toBe(true);
      const energisedDay = phase.draws.energisedDay?.map((day) => day - 200) ?? null;
      expect(
        isNowhereBelow(before, columnsOf({ ...phase, draws: { ...phase.draws, energisedDay } }).capitalAtRiskUsd),
      ).toBe(true);
    });
  });

  it("works seen not begun 200 days later: in no draw more", () => {
    holds(anyPhaseMoney, (phase) => {
      const { notBegunDay, begunDay } = phase.works;
      if (notBegunDay === null || begunDay !== null) return;
      const after = columnsOf({ ...phase, works: { begunDay, notBegunDay: notBegunDay + 200 } });
      expect(isNowhereBelow(columnsOf(phase).capitalAtRiskUsd, after.capitalAtRiskUsd)).toBe(true);
    });
  });

  it("as-of moved by days, nothing recorded: the same", () => {
    holds(anyPhaseMoney, (phase) => {
      const { capitalAtRiskUsd, expectedLossUsd } = columnsOf({ ...phase, asOfDay: phase.asOfDay + 400 });
      const before = columnsOf(phase);
      expect(distance(capitalAtRiskUsd, before.capitalAtRiskUsd)).toBe(0);
      expect(distance(expectedLossUsd, before.expectedLossUsd)).toBe(0);
    });
  });
});

describe("the spending calendar", () => {
  it("lays out the capital, no dollar twice", () => {
    holds(anyPhaseMoney, (phase) => {
      const { money } = columnsOf(phase);
      const sum = calendarOf(phase).reduce((total, row) => total + row.usd, 0);
      expect(sum / (money.capital.total.usd ?? 0)).toBeCloseTo(1, 12);
      for (const { boundDay, paidDay } of calendarOf(phase)) expect(boundDay).toBeLessThanOrEqual(paidDay);
    });
  });

  it("a later promise takes back no dollar spent by its day, once works began", () => {
    holds(anyPhaseMoney, (phase) => {
      if (phase.works.begunDay === null || phase.plan === null) return;
      const { promises, latest } = phase.plan;
      const redated = { ...phase, plan: planOf(...promises, { saidDay: asOfDay, day: latest.day + 300 }) };
      const spent = (one: PhaseMoneyInput) =>
        calendarOf(one).reduce(
          (sum, { asset, paidDay, usd }) => sum + (asset === "facility" && paidDay <= asOfDay ? usd : 0),
          0,
        );
      expect(spent(redated)).toBeGreaterThanOrEqual(spent(phase) - 1);
    });
  });
});
