import { type AcceleratorLife, purchaseDays, renewalWorth } from "./accelerator-cost";
import type { DiscountFactors } from "./discount-factors";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./discounting";
import { ageingIncome, type MonthlyCash, operatingWorth, type Ramp } from "./operating-worth";
import { movedCalendar, type Retiming } from "./retiming";
import type { SpendingRow } from "./spending-calendar";

/** What a draw that serves is made from. Days are UTC epoch days, USD nominal. */
export type ServiceModel = {
  factors: DiscountFactors;
  cash: MonthlyCash;
  ramp: Ramp;
  rampMonths: number;
  horizonMonths: number;
  /** Price of a generation of accelerators; 0 for a landlord. */
  acceleratorsUsd: number;
  life: AcceleratorLife;
  deliveryDay: number;
  /** No service before it: accelerators installed; for a landlord the last payment. */
  readyDay: number;
  /** Present values of what is paid whatever happens after service: recorded (its cost is certain) and still to come. */
  facility: { recordedUsd: number; openUsd: number };
  firstAccelerators: { recordedUsd: number; openUsd: number };
  /** The deposit's present value when paid, and its dollars, which come back with service. */
  deposits: readonly { usd: number; paidDay: number; isRecorded: boolean }[];
  /** First day of income when it is not the day of service. */
  incomeFromDay: (serviceDay: number) => number;
  /** Present value of costs that depend on the day of service alone: a lost exemption, bills before service, rent of an empty building. */
  lateCostUsd: (startDay: number, utilityReadyDay: number) => number;
  /** Where earnings fall with age. */
  isAgeing: boolean;
};

/** One of the things that an owner can do from service on; USD at the as-of day. */
export type ServiceOption = {
  /** X: moves with price and use. */
  incomeUsd: number;
  /** Z: electricity at the market's price. */
  energyUsd: number;
  /** Moves with neither: running cost, rent, fixed energy, late costs, less fixed income. */
  otherUsd: number;
  facilityUsd: number;
  acceleratorsUsd: number;
  /** Of facility and accelerators, what a record says was paid: Y leaves it. */
  recordedUsd: number;
};

/** Present values of the capital of a calendar whose later payments were moved. */
export function capitalWorth(
  calendar: readonly SpendingRow[],
  retiming: Retiming,
  { onDay }: DiscountFactors,
): Pick<ServiceModel, "facility" | "firstAccelerators" | "deposits"> & { lastFacilityDay: number } {
  const facility = { recordedUsd: 0, openUsd: 0 };
  const firstAccelerators = { recordedUsd: 0, openUsd: 0 };
  const deposits: { usd: number; paidDay: number; isRecorded: boolean }[] = [];
  let lastFacilityDay = Number.NEGATIVE_INFINITY;
  for (const { asset, usd, paidDay, isRecorded } of movedCalendar(calendar, retiming)) {
    if (asset === "facility") lastFacilityDay = Math.max(lastFacilityDay, paidDay);
    if (asset === "deposit") deposits.push({ usd, paidDay, isRecorded });
    else
      (asset === "accelerators" ? firstAccelerators : facility)[isRecorded ? "recordedUsd" : "openUsd"] +=
        usd * onDay(paidDay);
  }
  return { facility, firstAccelerators, deposits, lastFacilityDay };
}

/**
 * What a phase that serves can do: renew its accelerators to the horizon, stop when the first ones are used up, or not run at all. Its
 * worth is the best of the three, so that no renewal is made that loses money.
 */
export function serviceOptions(
  model: ServiceModel,
  serviceDay: number,
  utilityReadyDay: number,
  fallPerYear: number,
): ServiceOption[] {
  const { factors, horizonMonths, acceleratorsUsd, life, deliveryDay } = model;
  const startDay = Math.max(serviceDay, model.readyDay);
  const late = model.lateCostUsd(startDay, utilityReadyDay);
  const capital = servedCapital(model, serviceDay);
  const option = (months: number, boughtDays: readonly number[], lastDay: number): ServiceOption => {
    const from = model.incomeFromDay(startDay);
    const worth = operatingWorth(model.cash, from, months, model.ramp, factors);
    const income = model.isAgeing
      ? model.cash.incomeUsd *
        ageingIncome({ boughtDays, startDay: from, months }, fallPerYear, model.rampMonths, factors)
      : worth.incomeUsd;
    return {
      incomeUsd: income,
      energyUsd: worth.energyUsd,
      otherUsd: worth.costUsd + worth.fixedEnergyUsd - worth.fixedIncomeUsd + late,
      facilityUsd: capital.facilityUsd,
      acceleratorsUsd:
        capital.acceleratorsUsd +
        acceleratorsUsd * (months === 0 ? 0 : renewalWorth(boughtDays, lastDay, life, factors)),
      recordedUsd: capital.recordedUsd,
    };
  };
  const horizonDay = startDay + (horizonMonths / 12) * DAYS_PER_YEAR;
  if (acceleratorsUsd === 0) return [option(horizonMonths, [startDay], horizonDay), option(0, [startDay], startDay)];
  const usedUpDay = deliveryDay + life.lifeDays;
  const usedMonths = Math.min(horizonMonths, Math.max(0, (usedUpDay - startDay) / DAYS_PER_MONTH));
  const none = option(0, [deliveryDay], usedUpDay);
  const renew = option(horizonMonths, purchaseDays(deliveryDay, startDay, horizonDay, life), horizonDay);
  const stop = option(usedMonths, [deliveryDay], startDay + usedMonths * DAYS_PER_MONTH);
  return [renew, stop, none];
}

/** Capital of a draw that serves before any renewal; the deposit comes back with service, so that only its time is lost. */
function servedCapital(model: ServiceModel, serviceDay: number) {
  const { facility, firstAccelerators, deposits, factors } = model;
  let facilityUsd = facility.recordedUsd + facility.openUsd;
  let recordedUsd = facility.recordedUsd + firstAccelerators.recordedUsd;
  for (const { usd, paidDay, isRecorded } of deposits) {
    const cost = usd * (factors.onDay(paidDay) - factors.onDay(Math.max(paidDay, serviceDay)));
    facilityUsd += cost;
    if (isRecorded) recordedUsd += cost;
  }
  return { facilityUsd, recordedUsd, acceleratorsUsd: firstAccelerators.recordedUsd + firstAccelerators.openUsd };
}

/** Net present value of an option at drawn prices (factors of mean 1); Y acts on capital that no record says was paid. */
const worthOf = (option: ServiceOption, price: number, energy: number, capex: number): number =>
  price * option.incomeUsd -
  energy * option.energyUsd -
  option.otherUsd -
  option.recordedUsd -
  capex * (option.facilityUsd + option.acceleratorsUsd - option.recordedUsd);

/** The option with the highest net present value. */
export function bestOption(options: readonly ServiceOption[], price = 1, energy = 1, capex = 1) {
  let best: { option: ServiceOption; usd: number } | null = null;
  for (const option of options) {
    const usd = worthOf(option, price, energy, capex);
    if (best === null || usd > best.usd) best = { option, usd };
  }
  if (best === null) throw new RangeError("options: expected at least one");
  return best;
}
