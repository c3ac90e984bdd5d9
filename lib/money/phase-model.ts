import type { Redeployment } from "./capital-at-risk";
import { type DiscountFactors, discountFactors } from "./discount-factors";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./discounting";
import { billedWorth, minimumDemandOf } from "./obligations";
import { linearRamp } from "./operating-worth";
import type { PartyCapital } from "./party-capital";
import { energyMwhPerYear, monthlyCash, monthlyRentUsd } from "./party-cash";
import type { Ownership, PhaseMoneyInput, ServicePromise } from "./phase-money-types";
import { asPlanned, movedCalendar, type Retiming, retimedDelivery } from "./retiming";
import { capitalWorth, type ServiceModel } from "./service-worth";
import { plannedDeliveryDay, type SpendingInput, type SpendingRow, spendingCalendar } from "./spending-calendar";

/** A plan with what a phase on it is worth. */
export type PlannedWorth = { promise: ServicePromise; model: ServiceModel };

/** One phase ready for its draws. */
export type PhaseModel = {
  ownership: Ownership;
  capital: PartyCapital;
  factors: DiscountFactors;
  redeployment: Redeployment;
  /** As planned: what capital at risk is read on. */
  calendar: readonly SpendingRow[];
  /** Null without a plan. */
  worth: {
    retiming: Retiming;
    /** With its later payments moved: what a cancelled draw has sunk. */
    movedCalendar: readonly SpendingRow[];
    draw: ServiceModel;
    first: PlannedWorth;
    latest: PlannedWorth;
  } | null;
  /** Cash of a draw cancelled on a day beyond its capital: bills, exit fee, energy bought and resold. At the as-of day, USD. */
  cancelledObligationsUsd: (cancelledDay: number, utilityReadyDay: number) => number;
};

/** Calendar, re-timing and worth of a phase whose capital is known. */
export function phaseModel(input: PhaseMoneyInput, ownership: Ownership, capital: PartyCapital): PhaseModel {
  const { assumptions, plan } = input;
  const factors = discountFactors(assumptions.discountRatePerYear[ownership], input.asOfDay);
  const spending = spendingInput(input, capital, plan?.promises ?? []);
  return {
    ownership,
    capital,
    factors,
    redeployment: {
      facilityShare: assumptions.redeployableShareFacility,
      acceleratorShare:
        input.acceleratorUser === "hyperscaler"
          ? assumptions.redeployableShareHyperscaler
          : assumptions.redeployableShareSingleSite,
      acceleratorLifeYears: assumptions.acceleratorLifeYears,
      facilityLifeYears: assumptions.facilityLifeYears,
    },
    calendar: spendingCalendar(spending),
    worth: plan === null ? null : phaseWorth(input, ownership, capital, spending, plan.first, plan.latest, factors),
    cancelledObligationsUsd: cancelledObligations(input, ownership, capital, factors),
  };
}

function spendingInput(
  { works, assumptions }: PhaseMoneyInput,
  capital: PartyCapital,
  promises: readonly ServicePromise[],
): SpendingInput {
  const { buildMonths, installDays, firmWindowDays } = assumptions;
  return { ...capital, promises, works, buildMonths, installDays, firmWindowDays };
}

function phaseWorth(
  input: PhaseMoneyInput,
  ownership: Ownership,
  capital: PartyCapital,
  spending: SpendingInput,
  first: ServicePromise,
  latest: ServicePromise,
  factors: DiscountFactors,
): PhaseModel["worth"] {
  const planned = (promise: ServicePromise, given: SpendingInput): PlannedWorth => ({
    promise,
    model: serviceModel(input, ownership, capital, given, asPlanned(plannedDeliveryDay(given)), factors),
  });
  const calendar = spendingCalendar(spending);
  const plannedDay = plannedDeliveryDay(spending);
  const isOpen = calendar.some(({ asset, isRecorded }) => asset === "accelerators" && !isRecorded);
  const retiming =
    isOpen || ownership === "colocation"
      ? retimedDelivery(plannedDay, input.looks, input.assumptions)
      : asPlanned(plannedDay);
  return {
    retiming,
    movedCalendar: movedCalendar(calendar, retiming),
    draw: serviceModel(input, ownership, capital, spending, retiming, factors),
    first: planned(first, { ...spending, promises: [first] }),
    latest: planned(latest, spending),
  };
}

function serviceModel(
  input: PhaseMoneyInput,
  ownership: Ownership,
  capital: PartyCapital,
  spending: SpendingInput,
  retiming: Retiming,
  factors: DiscountFactors,
): ServiceModel {
  const { assumptions, extras } = input;
  const calendar = spendingCalendar(spending);
  const { lastFacilityDay, ...worth } = capitalWorth(calendar, retiming, factors);
  const acceleratorsUsd = calendar.reduce((sum, row) => sum + (row.asset === "accelerators" ? row.usd : 0), 0);
  const rampMonths = ownership === "colocation" ? 0 : assumptions.rampMonths;
  return {
    ...worth,
    factors,
    cash: monthlyCash(capital, ownership, extras, assumptions),
    rampMonths,
    ramp: linearRamp(rampMonths, factors),
    horizonMonths: Math.round(assumptions.horizonYears[ownership] * 12),
    acceleratorsUsd,
    life: { lifeDays: assumptions.acceleratorLifeYears * DAYS_PER_YEAR, installDays: assumptions.installDays },
    deliveryDay: retiming.deliveryDay,
    readyDay: acceleratorsUsd > 0 ? retiming.deliveryDay + assumptions.installDays : lastFacilityDay,
    incomeFromDay: incomeFromDay(input, ownership),
    lateCostUsd: lateCost(input, ownership, capital, factors),
    isAgeing: ownership !== "colocation" && extras.earningsFallPerYear !== null,
  };
}

/** A landlord's rent may run from a fixed day; a tenant that may leave is replaced after `relettingMonths`. */
function incomeFromDay({ extras, assumptions }: PhaseMoneyInput, ownership: Ownership): ServiceModel["incomeFromDay"] {
  const { rentFromDay, tenantMayLeaveAfterDay } = extras;
  if (ownership !== "colocation") return (serviceDay) => serviceDay;
  return (serviceDay) =>
    tenantMayLeaveAfterDay !== null && serviceDay > tenantMayLeaveAfterDay
      ? serviceDay + assumptions.relettingMonths * DAYS_PER_MONTH
      : (rentFromDay ?? serviceDay);
}

/** Tax, bills before service, rent of a building without power, energy bought and resold: what depends on the day of service alone. */
function lateCost(
  { extras, assumptions }: PhaseMoneyInput,
  ownership: Ownership,
  capital: PartyCapital,
  factors: DiscountFactors,
): ServiceModel["lateCostUsd"] {
  const { taxDeadline, rentFromDay } = extras;
  const demand = minimumDemandOf(extras);
  const rentPerYear = ownership === "lease" && rentFromDay !== null ? 12 * monthlyRentUsd(capital, assumptions) : 0;
  const unused = unusedEnergy({ extras, assumptions }, ownership, capital);
  return (startDay, utilityReadyDay) => {
    let usd = 0;
    if (taxDeadline !== null && startDay > taxDeadline.day) usd += taxDeadline.usd * factors.onDay(taxDeadline.day);
    if (demand !== null) usd += billedWorth(demand, utilityReadyDay, startDay, factors);
    if (rentPerYear > 0 && rentFromDay !== null) usd += rentPerYear * factors.between(rentFromDay, startDay);
    return unused === null ? usd : usd + unused.usdPerYear * factors.between(unused.fromDay, startDay);
  };
}

function cancelledObligations(
  { extras, assumptions }: PhaseMoneyInput,
  ownership: Ownership,
  capital: PartyCapital,
  factors: DiscountFactors,
): PhaseModel["cancelledObligationsUsd"] {
  const demand = minimumDemandOf(extras);
  const unused = unusedEnergy({ extras, assumptions }, ownership, capital);
  return (cancelledDay, utilityReadyDay) => {
    const bills =
      demand === null
        ? 0
        : billedWorth(demand, utilityReadyDay, cancelledDay, factors) + demand.exitFeeUsd * factors.onDay(cancelledDay);
    return unused === null ? bills : bills + unused.usdPerYear * factors.between(unused.fromDay, cancelledDay);
  };
}

/** A supplier's take-or-pay while nothing is in service: what was bought is resold. USD a year, from a day. */
function unusedEnergy(
  { extras: { takeOrPay }, assumptions }: Pick<PhaseMoneyInput, "extras" | "assumptions">,
  ownership: Ownership,
  capital: PartyCapital,
): { usdPerYear: number; fromDay: number } | null {
  if (takeOrPay?.direction !== "to-supplier" || ownership === "colocation") return null;
  const { share, usdPerMwh, resaleUsdPerMwh, fromDay } = takeOrPay;
  return { usdPerYear: share * energyMwhPerYear(capital, assumptions) * (usdPerMwh - resaleUsdPerMwh), fromDay };
}
