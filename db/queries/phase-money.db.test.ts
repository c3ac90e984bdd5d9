import { beforeAll, expect, it } from "vitest";
import { MINIMUM_DEMAND_RULES } from "@/lib/assessment/minimum-demand";
import { phaseMoneyAssumptionsOf } from "@/lib/assessment/money-input";
import { phaseMoneyInput, priceScores } from "@/lib/assessment/phase-money-input";
import { plannedSite, simulateSite } from "@/lib/assessment/simulate-site";
import { streamsOf } from "@/lib/assessment/site-streams";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { columnsOf, distance, isNowhereBelow } from "@/lib/money/any-phase-money.arbitrary";
import { phaseMoney } from "@/lib/money/phase-money";
import type { KnownPhaseMoney, PhaseMoneyInput } from "@/lib/money/phase-money-types";
import { RECORDS_READ_ON, worldRecords } from "../testing/world-records";

/** What must hold of the money of every phase of the seed, draw by draw, whatever its draws: property 5 of docs/model.md. */

const OPTIONS = { asOfDay: toEpochDay(RECORDS_READ_ON), seed: 5, draws: 256 };

type Read = { name: string; input: PhaseMoneyInput; money: KnownPhaseMoney };
let all: { name: string; input: PhaseMoneyInput }[];
/** Of which dollars could be told, at a capital of its own: the seed states the capital of few phases, so each other one is given one here. */
let phases: Read[];

beforeAll(async () => {
  all = (await worldRecords()).flatMap(inputsOf);
  phases = all.flatMap(({ name, input }) => {
    const priced = withCapital(input);
    const money = phaseMoney(priced);
    return money.known && money.delayCost.known && money.netPresentValue.known ? [{ name, input: priced, money }] : [];
  });
});

function inputsOf(site: SiteRecords) {
  const planned = plannedSite(site);
  const streams = streamsOf(planned.schedule, OPTIONS);
  const { market, own, capex, energy } = priceScores(site.slug, streams);
  const scores = { market: market.slice(), own: own.slice(), capex: capex.slice(), energy: energy.slice() };
  const assumptions = phaseMoneyAssumptionsOf(site.model, {});
  const found = simulateSite(planned, OPTIONS, streams).phases.flatMap(({ plan, open }) =>
    open
      ? [
          {
            name: `${site.slug}/${plan.phase.ordinal}`,
            input: phaseMoneyInput(site, { plan, open }, { asOfDay: OPTIONS.asOfDay, scores, assumptions }),
          },
        ]
      : [],
  );
  streams.end();
  return found;
}

function withCapital(input: PhaseMoneyInput): PhaseMoneyInput {
  const value = input.megawatts.value ?? 100;
  const amount = (usd: number) => ({ amount: usd * value, currency: "USD" });
  return {
    ...input,
    megawatts: { ...input.megawatts, value },
    capital: { ...input.capital, facility: amount(12e6), accelerators: amount(24e6), undivided: null },
  };
}

const every = (holds: (read: Read) => boolean) => phases.filter((read) => !holds(read)).map(({ name }) => name);
const assuming = (input: PhaseMoneyInput, change: Partial<PhaseMoneyInput["assumptions"]>): PhaseMoneyInput => ({
  ...input,
  assumptions: { ...input.assumptions, ...change },
});
const capitalUsd = ({ money }: Read) => money.capital.total.usd ?? 0;
const neverCancelled = (input: PhaseMoneyInput): PhaseMoneyInput => ({
  ...input,
  draws: { ...input.draws, cancelledDay: input.draws.cancelledDay.map(() => Number.POSITIVE_INFINITY) },
});

it("covers the phases that have a plan, and says why of the others nothing is known", () => {
  expect(all.length).toBeGreaterThan(200);
  expect(phases.length).toBeGreaterThan(60);
  for (const { name, input } of all) {
    const money = phaseMoney(input);
    if (!money.known) expect(["megawatts-and-capital-unknown", "nothing-dated"], name).toContain(money.reason);
  }
});

it("dearer is in no draw less at risk, nor worth more", () => {
  expect(
    every(({ input }) => {
      const before = columnsOf(input);
      return (["facility", "accelerators"] as const).every((asset) => {
        const one = input.capital[asset];
        if (one === null) return false;
        const after = columnsOf({
          ...input,
          capital: { ...input.capital, [asset]: { ...one, amount: one.amount * 1.4 } },
        });
        return (
          isNowhereBelow(after.capitalAtRiskUsd, before.capitalAtRiskUsd) &&
          isNowhereBelow(before.netPresentValueUsd, after.netPresentValueUsd)
        );
      });
    }),
  ).toEqual([]);
});

it("a better margin leaves the capital at risk as it is, and lowers no net present value", () => {
  expect(
    every(({ input }) => {
      const before = columnsOf(input);
      const after = columnsOf(assuming(input, { revenueUsdPerMwYear: 14e6, rentUsdPerKwMonth: 190 }));
      const isTenant = input.ownership === "lease";
      return (
        distance(after.capitalAtRiskUsd, before.capitalAtRiskUsd) === 0 &&
        (isTenant || isNowhereBelow(after.netPresentValueUsd, before.netPresentValueUsd))
      );
    }),
  ).toEqual([]);
});

it("later service lowers neither capital at risk nor, where it serves both times, delay cost", () => {
  const later = (input: PhaseMoneyInput): PhaseMoneyInput => ({
    ...input,
    draws: { ...input.draws, serviceDay: input.draws.serviceDay.map((day, i) => day + ((i * 37) % 700)) },
  });
  expect(
    every((read) => {
      const [before, after] = [columnsOf(read.input), columnsOf(later(read.input))];
      const [cost, laterCost] = [columnsOf(neverCancelled(read.input)), columnsOf(later(neverCancelled(read.input)))];
      const slack = 1e-6 * capitalUsd(read);
      return (
        isNowhereBelow(after.capitalAtRiskUsd, before.capitalAtRiskUsd) &&
        isNowhereBelow(laterCost.delayCostUsd.first, cost.delayCostUsd.first, slack) &&
        isNowhereBelow(laterCost.delayCostUsd.latest, cost.delayCostUsd.latest, slack)
      );
    }),
  ).toEqual([]);
});

it("18 months ≥ 24 ≥ 36; 0 ≤ expected loss ≤ at risk ≤ capital; on plan nothing is at risk", () => {
  expect(
    every((read) => {
      const [headline, ...beside] = read.money.capitalAtRisk;
      const byMonths = [headline, ...beside].flatMap((one) => one ?? []).sort((a, b) => a.months - b.months);
      const amounts = byMonths.map(({ mean }) => mean.total.usd ?? Number.NaN);
      return (
        byMonths.length === 3 &&
        amounts.every((usd, i) => i === 0 || usd <= (amounts[i - 1] ?? 0) + 1) &&
        byMonths.every(({ mean, expectedLoss }) => {
          const [atRisk, loss] = [mean.total.usd ?? Number.NaN, expectedLoss.total.usd ?? Number.NaN];
          return loss >= 0 && loss <= atRisk + 1 && atRisk <= capitalUsd(read) + 1;
        })
      );
    }),
  ).toEqual([]);
  const promisedOnce = phases.filter(({ input }) => input.plan?.promises.length === 1);
  expect(promisedOnce.length).toBeGreaterThan(20);
  for (const { name, money } of promisedOnce)
    for (const { onPlan } of money.capitalAtRisk) expect(onPlan?.mean.total.usd, name).toBe(0);
});

it("a look that changes nothing leaves the delay cost", () => {
  expect(
    every(({ input }) => {
      const [look] = input.looks;
      if (!look) return false;
      const again = { ...input, looks: [look, { ...look, day: look.day + 60 }] };
      return distance(columnsOf(again).delayCostUsd.latest, columnsOf(input).delayCostUsd.latest) < 1;
    }),
  ).toEqual([]);
});

it("net present value on plan less that of a draw is its delay cost, at certain prices", () => {
  const certain = { price: 0, utilisation: 0, capex: 0, energy: 0, rent: 0 };
  expect(
    every(({ input }) => {
      const { money, netPresentValueUsd, delayCostUsd } = columnsOf(
        assuming(neverCancelled(input), { spread: certain }),
      );
      if (!money.netPresentValue.known) return false;
      const onPlan = money.netPresentValue.mean.onPlan.usd ?? Number.NaN;
      const lost = netPresentValueUsd.map((usd) => onPlan - usd);
      return distance(lost, delayCostUsd.latest) < 1e-3;
    }),
  ).toEqual([]);
});

it("another day of asking carries dollars on and moves no probability", () => {
  expect(
    every(({ input, money }) => {
      const after = phaseMoney({ ...input, asOfDay: input.asOfDay + 400 });
      if (!after.known || !after.netPresentValue.known || !money.netPresentValue.known) return false;
      const rate = input.assumptions.discountRatePerYear[money.ownership];
      const carried = (money.netPresentValue.mean.draws.usd ?? Number.NaN) * (1 + rate) ** (400 / 365);
      return (
        after.netPresentValue.belowZero.probability === money.netPresentValue.belowZero.probability &&
        Math.abs((after.netPresentValue.mean.draws.usd ?? 0) - carried) < 1 + 1e-9 * Math.abs(carried)
      );
    }),
  ).toEqual([]);
});

it("finds the rules of a minimum demand among the records, and phases that they bill", async () => {
  const slugs = (await worldRecords()).flatMap(({ policies }) => policies.map(({ slug }) => slug));
  for (const slug of Object.keys(MINIMUM_DEMAND_RULES)) expect(slugs).toContain(slug);
  const billed = all.filter(({ input }) => input.extras.minimumDemand !== null);
  const charged = billed.filter(({ input }) => input.extras.minimumDemand?.usdPerKilowattMonth !== null);
  console.info(`minimum demand: ${billed.length} of ${all.length} open phases, ${charged.length} with a charge`);
  expect(charged.length).toBeGreaterThan(0);
  expect(billed.length).toBeGreaterThan(charged.length);
});

it("has dollars of phases whose capital is stated in another currency", () => {
  const inWon = all.filter(({ input: { capital } }) => (capital.undivided ?? capital.facility)?.currency === "KRW");
  expect(inWon.length).toBeGreaterThan(0);
  for (const { name, input } of inWon) {
    const money = phaseMoney(input);
    if (money.known) expect(money.capital.dollarsUnknown, name).toBeNull();
  }
});
