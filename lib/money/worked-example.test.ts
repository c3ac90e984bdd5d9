import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { addPhaseYears } from "./calendar-years";
import { phaseEconomics } from "./phase-economics";
import type { PhaseEconomicsInput } from "./phase-economics-input";
import { phaseSchedules } from "./phase-schedules";
import { defaults, starts } from "./testing";
import { phaseValuer } from "./valuation";
import { emptyYearSums } from "./year-sums";

const text =
  readFileSync(new URL("../../docs/model.md", import.meta.url), "utf8").split("## Money: one phase by hand")[1] ?? "";
const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const [asOfDay, plan, late] = ["2026-01-01", "2027-01-01", "2028-01-01"].map(dayOf) as [number, number, number];

const input: PhaseEconomicsInput = {
  asOfDay,
  plan: { startDay: plan, basis: "announced" },
  powerReadyP50Day: plan,
  megawatts: { value: 100, basis: "critical-it" },
  capex: { facilityUsd: 500e6, acceleratorsUsd: 900e6, currency: "USD", source: "stated" },
  samples: starts(plan, plan, plan, late),
  accelerators: { owner: "single-site" },
  assumptions: {
    ...defaults,
    waccPerYear: 0.1,
    acceleratorLifeYears: 3,
    evaluationYears: 3,
    utilisation: 0.7,
    revenueUsdPerMwYear: 10e6,
    opexUsdPerMwYear: 1e6,
    rampMonths: 0,
    buildMonths: 2,
    installDays: 0,
    acceleratorAccountingLifeYears: 5,
    facilityAccountingLifeYears: 20,
  },
};

/** The figure by hand and by the app agree to half a dollar, and docs/model.md has it to the dollar. */
function agree(app: number | null | undefined, byHand: number): void {
  expect(Math.abs((app ?? Number.NaN) - byHand)).toBeLessThan(0.5);
  expect(text).toContain(Math.abs(Math.round(byHand)).toLocaleString("en-US"));
}

const economics = phaseEconomics(input);
const { plan: schedule, redeployableShare } = phaseSchedules(input);
const capital = { megawatts: 100, facilityUsd: 500e6, acceleratorsUsd: 900e6 };
const days = { asOfDay, planStartDay: plan };
const { inService } = phaseValuer(capital, days, schedule, redeployableShare, input.assumptions);
const dollars = (economics.known && economics.dollars) || expect.fail("no dollars");

// By hand, from the text's own discount factors.
const v = 1 / 1.1;
const facility = 250e6 * (0.9199863856 + 0.9127083213);
const machines = 900e6 * v;
const renewed = 900e6 * v ** 4 - 600e6 * v ** 5;
const margin = 50e6 * 31.3105541439 * v;
const onPlanUsd = margin - facility - machines;
const lateUsd = margin * v - facility - machines - renewed;

it("the discount factors are those of the text", () => {
  const factors = [v ** 0.875, v ** (23 / 24), v ** (1 / 24), 1 - v ** 3, 1 - v ** (1 / 12)];
  const annuity = (v ** (1 / 24) * (1 - v ** 3)) / (1 - v ** (1 / 12));
  for (const factor of [...factors, annuity]) expect(text).toContain(factor.toFixed(10));
});

it("NPV on plan and one year late, deferral cost and its parts", () => {
  for (const part of [facility, machines, 900e6 * v ** 4, 600e6 * v ** 5, margin, margin * v]) agree(part, part);
  agree(dollars.npvUsd.plan, onPlanUsd);
  agree(dollars.npvUsd.p10, lateUsd);
  agree(dollars.npvUsd.mean, (3 * onPlanUsd + lateUsd) / 4);
  agree(dollars.deferralCostUsd.p90, onPlanUsd - lateUsd);
  agree(dollars.deferralCostUsd.mean, (onPlanUsd - lateUsd) / 4);
  const [planned, delayed] = [inService(plan), inService(late)];
  agree(planned.acceleratorsUsd - delayed.acceleratorsUsd, renewed);
  agree(planned.marginUsd - delayed.marginUsd, margin - margin * v);
  expect(planned.facilityUsd).toBe(delayed.facilityUsd);
});

it("share of the capital, rates and payback", () => {
  if (!economics.known) return expect.fail();
  expect(((dollars.deferralCostUsd.p90 ?? 0) / 1.4e7).toFixed(2)).toBe("26.54");
  expect(text).toContain("committed = 26.54 %");
  const { plan: planRate, p10: lateRate } = economics.internalRate;
  for (const found of [planRate, lateRate]) expect(text).toContain(`${(100 * (found?.rate ?? 0)).toFixed(3)} %`);
  const { plan: planned, p90 } = economics.payback;
  expect([planned.fromFirstCapexMonths, p90?.fromFirstCapexMonths]).toEqual([29, 41]);
  expect(planned).toMatchObject({ fromRevenueStartMonths: 28 });
  expect(text).toMatch(/28 months of margin.*\n.*29 months from first capex; late 41\./);
});

it("idle accelerators and the books", () => {
  expect(economics.known && economics.idleDays.p90).toBe(365);
  agree(dollars.idleCostUsd.economicDecay.p90, 300e6);
  agree(dollars.idleCostUsd.carrying.p90, 140e6);
  agree(dollars.idleCostUsd.total.p90, 440e6);
  agree(dollars.accountingDepreciationFirstYearUsd.total, 205e6);
});

it("calendar years on plan", () => {
  const sums = emptyYearSums(2026, 4, 1);
  addPhaseYears(sums, {
    capital,
    asOfDay,
    planStartDay: plan,
    schedule,
    samples: starts(plan),
    redeployableShare,
    assumptions: input.assumptions,
    factors: null,
  });
  const { energisedMegawatts, revenueUsd, operatingIncomeUsd, capexUsd, cashUsd } = sums.fixed;
  expect([...energisedMegawatts]).toEqual([0, 100, 100, 0]);
  for (const [year, days] of [0, 365, 366, 364].entries()) {
    agree(revenueUsd[year], (700e6 / 365) * days);
    agree(operatingIncomeUsd[year], (395e6 / 365) * days);
    agree(capexUsd[year], [500e6, 900e6, 0, 0][year] ?? 0);
    agree(cashUsd[year], (600e6 / 365) * days - ([500e6, 900e6, 0, 0][year] ?? 0));
  }
});
