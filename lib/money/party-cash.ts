import type { MonthlyCash } from "./operating-worth";
import type { PartyCapital } from "./party-capital";
import type { PhaseMoneyAssumptions } from "./phase-money-assumptions";
import type { Ownership, PhaseExtras } from "./phase-money-types";

type Size = Pick<PartyCapital, "facilityMegawatts" | "criticalItMegawatts">;

const HOURS_PER_YEAR = 8760;

/** Megawatts on the basis of the price. */
const pricedMegawatts = (size: Size, { priceBasis }: PhaseMoneyAssumptions): number =>
  priceBasis === "facility" ? size.facilityMegawatts : size.criticalItMegawatts;

/** Rent of the whole phase, USD a month: per kW of critical IT. */
export const monthlyRentUsd = (size: Size, { rentUsdPerKwMonth }: PhaseMoneyAssumptions): number =>
  size.criticalItMegawatts * 1000 * rentUsdPerKwMonth;

/** Electricity used, MWh a year. */
export const energyMwhPerYear = (size: Size, { loadFactor }: PhaseMoneyAssumptions): number =>
  size.facilityMegawatts * HOURS_PER_YEAR * loadFactor;

/** A month of operation of the party: a landlord has rent less its own costs, the others income from use, running cost and rent paid. */
export function monthlyCash(
  size: Size,
  ownership: Ownership,
  { energy, takeOrPay }: Pick<PhaseExtras, "energy" | "takeOrPay">,
  assumptions: PhaseMoneyAssumptions,
): MonthlyCash {
  const rentUsd = monthlyRentUsd(size, assumptions);
  const none = { fixedIncomeUsd: 0, energyUsd: 0, fixedEnergyShare: 0, fixedEnergyFromDay: 0 };
  if (ownership === "colocation")
    return { ...none, incomeUsd: rentUsd * (1 - assumptions.landlordCostShareOfRent), costUsd: 0 };
  const { revenueUsdPerMwYear, utilisation, opexUsdPerMwYear } = assumptions;
  const megawatts = pricedMegawatts(size, assumptions) / 12;
  const contract = takeOrPay?.direction === "from-tenant" ? takeOrPay : { share: 0, usdPerMwYear: 0 };
  const runningCost = energy?.runningCostUsdPerMwYear ?? opexUsdPerMwYear;
  return {
    incomeUsd: megawatts * revenueUsdPerMwYear * Math.max(0, utilisation - contract.share),
    fixedIncomeUsd: megawatts * contract.share * contract.usdPerMwYear,
    costUsd: megawatts * runningCost + (ownership === "lease" ? rentUsd : 0),
    energyUsd: energy === null ? 0 : (energyMwhPerYear(size, assumptions) * energy.usdPerMwh) / 12,
    fixedEnergyShare: energy?.contractShare ?? 0,
    fixedEnergyFromDay: energy?.supplyStartDay ?? Number.NEGATIVE_INFINITY,
  };
}
