import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { colocationPhase, drawsOn, known, leasePhase, ownPhase, planDay } from "./phase-money.fixture";
import type { PhaseMoneyInput } from "./phase-money-types";

const page = readFileSync(new URL("../../docs/model.md", import.meta.url), "utf8");
const text = page.split("## Money: owner, tenant and landlord by hand")[1] ?? "";

/** The figure by hand and by the app agree to half a dollar, and docs/model.md has it to the dollar. */
function agree(app: number | null | undefined, byHand: number): void {
  expect(Math.abs((app ?? Number.NaN) - byHand)).toBeLessThan(0.5);
  expect(text).toContain(Math.abs(Math.round(byHand)).toLocaleString("en-US"));
}

const worth = (rate: number, years: number) => (1 + rate) ** -years;
const promised = 546 / 365;
const payments = (rate: number) => ((1 + rate) ** (1 / 24) * ((1 + rate) ** 1.5 - 1)) / ((1 + rate) ** (1 / 12) - 1);
const months = (rate: number, years: number) =>
  (worth(rate, 1 / 24) * (1 - worth(rate, years))) / (1 - worth(rate, 1 / 12));

it("the factors are those of the text", () => {
  for (const rate of [0.1, 0.08])
    for (const factor of [worth(rate, promised), worth(rate, promised + 1), payments(rate)])
      expect(text).toContain(factor.toFixed(10));
  for (const factor of [months(0.1, 5), months(0.08, 18)]) expect(text).toContain(factor.toFixed(10));
});

const renewed = 900e6 * worth(0.1, promised + 5) - 720e6 * worth(0.1, promised + 6);
const cases: [
  PhaseMoneyInput,
  { facility: number; accelerators: number; month: number; rate: number; years: number },
][] = [
  [ownPhase, { facility: 500e6, accelerators: 900e6, month: (100e6 * (7.5 * 0.7 - 1)) / 12, rate: 0.1, years: 5 }],
  [leasePhase, { facility: 0, accelerators: 900e6, month: (100e6 * (7.5 * 0.7 - 1)) / 12 - 12e6, rate: 0.1, years: 5 }],
  [colocationPhase, { facility: 700e6, accelerators: 0, month: 48_000 * 150 * 0.9, rate: 0.08, years: 18 }],
];

it.each(cases)("net present value on plan and a year late, and the delay cost %#", (phase, by) => {
  const facility = (by.facility / 18) * payments(by.rate) * worth(by.rate, promised);
  const accelerators = by.accelerators * worth(by.rate, promised);
  const late = accelerators + (by.accelerators === 0 ? 0 : renewed);
  const operating = by.month * months(by.rate, by.years) * worth(by.rate, promised);
  const onPlan = operating - facility - accelerators;
  const aYearLate = operating * worth(by.rate, 1) - facility - late;
  for (const part of [by.month, facility, accelerators, late, operating, operating * worth(by.rate, 1)])
    agree(part, part);
  const { netPresentValue, delayCost } = known(phase, drawsOn([planDay + 365]));
  if (!netPresentValue.known || !delayCost.known) return expect.fail();
  agree(netPresentValue.mean.onPlan.usd, onPlan);
  agree(netPresentValue.mean.draws.usd, aYearLate);
  agree(delayCost.latest.mean.usd, onPlan - aYearLate);
  if (by.facility === 0 || by.accelerators === 0) return;
  agree(delayCost.latest.parts.accelerators.usd, renewed);
  agree(delayCost.latest.parts.lostTime.usd, operating - operating * worth(by.rate, 1));
  agree(900e6 * worth(0.1, promised + 5), 900e6 * worth(0.1, promised + 5));
  agree(720e6 * worth(0.1, promised + 6), 720e6 * worth(0.1, promised + 6));
});

it("stopping and not running are worth less than renewing", () => {
  const at = promised + 1;
  const spent = (500e6 / 18) * payments(0.1) * worth(0.1, promised) + 900e6 * worth(0.1, promised);
  const stopped = ((100e6 * (7.5 * 0.7 - 1)) / 12) * months(0.1, 4) * worth(0.1, at) - spent;
  expect(text).toContain(`NPV −${(-stopped / 1e6).toFixed(1)} million`);
  expect(text).toContain(`−${(spent / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} million`);
});

const risk = (phase: PhaseMoneyInput, ...draws: Parameters<typeof drawsOn>) =>
  known(phase, drawsOn(...draws)).capitalAtRisk.find((one) => one.months === 24) ?? expect.fail();

it("capital at risk and expected loss of a year late", () => {
  const slice = 500e6 / 18;
  const late = risk(ownPhase, [planDay + 365]);
  agree(late.mean.total.usd, (2 * 0.6 + 4) * slice);
  agree(late.expectedLoss.total.usd, ((0.6 * (24.5 + 25.5) + 26.5 + 27.5 + 28.5 + 29.5) / 216) * slice);
  agree(risk(colocationPhase, [planDay + 365]).mean.total.usd, 1.4 * (2 * 0.6 + 4) * slice);
  expect(late.onPlan?.mean.total.usd).toBe(0);
});

it("accelerators that waited for 731 days, and a cancellation as the order becomes firm", () => {
  const { mean, expectedLoss } = risk(ownPhase, [planDay + 731]);
  agree(mean.accelerators.usd, 900e6 * (1 - (0.6 * 1094) / 1825));
  agree(expectedLoss.accelerators.usd, (900e6 * (1 - (0.6 * 1094) / 1825) * 731) / 1825);
  const never = Number.POSITIVE_INFINITY;
  const cancelled = risk(ownPhase, [never], [planDay - 180]);
  agree(cancelled.mean.facility.usd, (12 / 18) * 500e6);
  agree(cancelled.mean.accelerators.usd, 0.4 * 900e6);
  expect(risk(ownPhase, [never], [planDay - 181]).mean.accelerators.usd).toBe(0);
});
