import fc from "fast-check";
import { normalQuantile } from "@/lib/forecast";
import { capitalAtRisk, type RiskColumns } from "./capital-at-risk";
import { partyCapital } from "./party-capital";
import { phaseModel } from "./phase-model";
import { phaseMoneyWithDraws } from "./phase-money";
import { asOfDay, kroneckerColumns, noExtras, ownPhase, planOf, usd } from "./phase-money.fixture";
import type { PhaseMoneyDraws, PhaseMoneyInput } from "./phase-money-types";
import type { SpendingRow } from "./spending-calendar";

const DRAWS = 64;

/** Evenly spread draws: service later than the plan or a little before it, energised before, a clock of 0.15 a year. */
function anyDraws(planDay: number, shift: number): Pick<PhaseMoneyInput, "draws" | "scores"> {
  const columns = kroneckerColumns(DRAWS, 6).map((column) => column.map((u) => (u + shift) % 1 || 0.5));
  const [service, clock, lead, market, own, capex] = columns;
  if (!service || !clock || !lead || !market || !own || !capex) throw new Error("Expected six columns");
  const serviceDay = service.map((u) => planDay - 100 + 250 * Math.exp(normalQuantile(u)));
  const scores = { market, own, capex, energy: clock };
  return {
    draws: {
      serviceDay,
      energisedDay: lead.map((u, i) => Math.max(asOfDay, (serviceDay[i] ?? 0) - 180 * u)),
      cancelledDay: clock.map((u) => asOfDay - (Math.log(u) / 0.15) * 365),
      utilityReadyDay: lead.map((u, i) => (serviceDay[i] ?? 0) - 300 * u),
    },
    scores: {
      market: scores.market.map(normalQuantile),
      own: scores.own.map(normalQuantile),
      capex: scores.capex.map(normalQuantile),
      energy: scores.energy.map(normalQuantile),
    },
  };
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

/** A phase of any ownership, with one or two promises, works, looks, payments, a deposit, a contribution and extras, or without. */
export const anyPhaseMoney: fc.Arbitrary<PhaseMoneyInput> = fc
  .record({
    ownership: fc.constantFrom("own" as const, "lease" as const, "colocation" as const),
    megawatts: between(20, 300),
    basis: fc.constantFrom("facility" as const, "critical_it" as const),
    firstDay: between(-200, 2200),
    redated: maybe(fc.record({ saidDaysBefore: between(0, 500), days: between(-100, 900) })),
    works: fc.oneof(
      between(-200, 300).map((days) => ({ begunAfter: days, notBegunBefore: null })),
      maybe(between(0, 300)).map((days) => ({ begunAfter: null, notBegunBefore: days })),
    ),
    buildMonths: fc.integer({ min: 6, max: 36 }),
    installDays: fc.constantFrom(0, 30, 60, 90),
    lifeYears: between(3, 6),
    horizonYears: fc.integer({ min: 5, max: 18 }),
    rampMonths: fc.constantFrom(0, 6),
    facilityPerMegawatt: between(8e6, 14e6),
    acceleratorsPerMegawatt: between(9e6, 30e6),
    price: between(6e6, 14e6),
    opex: between(0.8e6, 1.5e6),
    rent: between(100, 200),
    spentShare: maybe(between(0.02, 0.3)),
    spentBefore: between(0, 900),
    hasDeposit: fc.boolean(),
    hasContribution: fc.boolean(),
    looks: fc.array(between(-100, 700), { maxLength: 2 }),
    hasEnergy: fc.boolean(),
    hasTax: fc.boolean(),
    hasDemand: fc.boolean(),
    mayLeave: fc.boolean(),
    isRentFixed: fc.boolean(),
    shift: between(0, 0.99),
  })
  .map((made) => {
    const first = { saidDay: asOfDay - 700, day: asOfDay + made.firstDay };
    const { redated, works, megawatts } = made;
    const second = redated && { saidDay: asOfDay - redated.saidDaysBefore, day: first.day + redated.days };
    const latestDay = second?.day ?? first.day;
    const begun = works.begunAfter === null ? null : first.day - (made.buildMonths * 365) / 12 + works.begunAfter;
    const isBegun = begun !== null && begun <= asOfDay;
    const facility = usd(megawatts * made.facilityPerMegawatt);
    return {
      ...ownPhase,
      ...anyDraws(latestDay, made.shift),
      ownership: made.ownership,
      plan: planOf(first, ...(second ? [second] : [])),
      works: {
        begunDay: isBegun ? begun : null,
        notBegunDay: works.notBegunBefore === null ? null : asOfDay - works.notBegunBefore,
      },
      payments:
        made.spentShare === null
          ? []
          : [{ asset: "facility", day: asOfDay - made.spentBefore, ...usd(facility.amount * made.spentShare) }],
      capital: {
        facility,
        accelerators: usd(megawatts * made.acceleratorsPerMegawatt),
        undivided: null,
        contribution: made.hasContribution ? { ...usd(megawatts * 3e5), day: asOfDay - 100, isRecorded: false } : null,
        deposit: made.hasDeposit ? { ...usd(megawatts * 5e4), day: asOfDay - 300, isRecorded: true } : null,
      },
      megawatts: { value: megawatts, basis: made.basis },
      looks: made.looks.map((days, i) => ({ day: asOfDay - 150 + 150 * i, serviceP50Day: latestDay + days })),
      extras: {
        ...noExtras,
        energy: made.hasEnergy
          ? { usdPerMwh: 60, runningCostUsdPerMwYear: made.opex * 0.6, contractShare: 0.3, supplyStartDay: latestDay }
          : null,
        taxDeadline: made.hasTax ? { day: latestDay + 200, usd: megawatts * 1e6 } : null,
        minimumDemand: made.hasDemand
          ? {
              share: 0.85,
              contractedKilowatts: megawatts * 1000,
              usdPerKilowattMonth: 8,
              rampMonths: 12,
              exitMonths: 36,
            }
          : null,
        tenantMayLeaveAfterDay: made.mayLeave ? latestDay + 365 : null,
        rentFromDay: made.isRentFixed ? latestDay : null,
      },
      assumptions: {
        ...ownPhase.assumptions,
        horizonYears: { own: made.horizonYears, lease: made.horizonYears, colocation: made.horizonYears },
        buildMonths: made.buildMonths,
        installDays: made.installDays,
        acceleratorLifeYears: made.lifeYears,
        rampMonths: made.rampMonths,
        revenueUsdPerMwYear: made.price,
        opexUsdPerMwYear: made.opex,
        rentUsdPerKwMonth: made.rent,
      },
    } satisfies PhaseMoneyInput;
  });

/** The columns of a phase, for paired draws; throws when it is not known. */
export function columnsOf(input: PhaseMoneyInput) {
  const { money, draws } = phaseMoneyWithDraws(input);
  if (!money.known || draws === null) throw new Error(`Expected known money, got ${JSON.stringify(money)}`);
  const { delayCostUsd, capitalAtRiskUsd, expectedLossUsd, netPresentValueUsd } = draws;
  if (!delayCostUsd || !capitalAtRiskUsd || !expectedLossUsd || !netPresentValueUsd)
    throw new Error("Expected dollars");
  return {
    money,
    draws: draws satisfies PhaseMoneyDraws,
    delayCostUsd,
    capitalAtRiskUsd,
    expectedLossUsd,
    netPresentValueUsd,
  };
}

/** The spending calendar of a phase. */
export function calendarOf(input: PhaseMoneyInput): readonly SpendingRow[] {
  return modelOf(input).calendar;
}

/** Capital at risk and loss per asset after so many idle months, draw by draw. */
export function riskOf(input: PhaseMoneyInput, months: number): RiskColumns {
  const { calendar, redeployment } = modelOf(input);
  const { serviceDay, energisedDay, cancelledDay } = input.draws;
  return capitalAtRisk(
    calendar,
    { serviceDay, energisedDay: energisedDay ?? serviceDay, cancelledDay },
    months,
    redeployment,
  );
}

function modelOf(input: PhaseMoneyInput) {
  const ownership = input.ownership === "unknown" ? "own" : input.ownership;
  const capital = partyCapital(input, ownership);
  if (capital === null) throw new Error("Expected known capital");
  return phaseModel(input, ownership, capital);
}

/** No number of the first column is below its partner of the second, but for rounding. */
export function isNowhereBelow(one: Float64Array, other: Float64Array, slackUsd = 1): boolean {
  return one.every((usd, i) => usd >= (other[i] ?? Number.NaN) - slackUsd);
}

/** The largest distance of two columns. */
export const distance = (one: Float64Array, other: Float64Array): number =>
  one.reduce((most, usd, i) => Math.max(most, Math.abs(usd - (other[i] ?? Number.NaN))), 0);
