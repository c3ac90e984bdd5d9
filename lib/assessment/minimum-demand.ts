import { hasSignedSupply } from "@/lib/chain/base-rates";
import { isOfPlace } from "@/lib/chain/schedule-rules";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { PolicyStatus } from "@/lib/domain/vocabulary";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import type { PhaseExtras } from "@/lib/money/phase-money-types";

/**
 * The rules on record by which a minimum demand is billed, by the slug of the rule. Over four years the contracted demand rises where the
 * rule says so. Only Malaysia's names a charge; without one a phase has the obligation and no dollars.
 */
export const MINIMUM_DEMAND_RULES: Readonly<Record<string, { isCharged: boolean; rampMonths: number }>> = {
  "usa-ohio-aep-ohio-data-center-tariff-case-24-0508-el-ata": { isCharged: false, rampMonths: 48 },
  "usa-virginia-dominion-gs-5-rate-class-pur-2025-00058": { isCharged: false, rampMonths: 0 },
  "mys-electricity-supply-agreement-use-or-pay": { isCharged: true, rampMonths: 0 },
};

/** In force, or ordered to be: a phase that is still to come meets it. A rule that is proposed, contested or over bills nothing. */
const binding: readonly PolicyStatus[] = ["in_force", "under_way"];

const KILOWATTS_PER_MEGAWATT = 1_000;

/**
 * The minimum demand of a phase by a rule of its place; null where none bills it, or its megawatts are not known. A supply signed before the
 * rule's first day stays outside, and so does a phase below its threshold. No record tells an exit fee.
 */
export function minimumDemand(
  site: SiteRecords,
  phase: PhaseRecord,
  { minimumDemandShare, minimumDemandMyrPerKwMonth, usdPerUnit }: PhaseMoneyAssumptions,
): PhaseExtras["minimumDemand"] {
  const megawatts = phase.megawatts.gridConnection ?? phase.megawatts.facility;
  if (megawatts === null) return null;
  const rule = site.policies.find(
    ({ slug, status, thresholdMegawatts, effectiveDay, ...rule }) =>
      Object.hasOwn(MINIMUM_DEMAND_RULES, slug) &&
      binding.includes(status) &&
      isOfPlace(rule, site) &&
      megawatts >= (thresholdMegawatts ?? 0) &&
      !(effectiveDay !== null && hasSignedSupply(phase, effectiveDay - 1)),
  );
  const contract = rule && MINIMUM_DEMAND_RULES[rule.slug];
  if (!contract) return null;
  const { MYR } = usdPerUnit;
  return {
    share: minimumDemandShare,
    contractedKilowatts: megawatts * KILOWATTS_PER_MEGAWATT,
    usdPerKilowattMonth: contract.isCharged && MYR !== undefined ? minimumDemandMyrPerKwMonth * MYR : null,
    rampMonths: contract.rampMonths,
    exitMonths: 0,
  };
}
