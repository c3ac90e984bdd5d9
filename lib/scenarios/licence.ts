import type { PhaseStatus, SitePlan } from "@/lib/chain/phase-plan";
import { stepEvidence } from "@/lib/domain/evidence";
import type { SiteRecords } from "@/lib/domain/records";
import { normalQuantile } from "@/lib/forecast";
import type { ExportLicence } from "@/lib/schedule/site-schedule";
import type { ScenarioOverrides } from "./overrides";
import { OWN_SILICON } from "./parameters";

/** One event, and one delay, for every site that carries it. */
const KEY = "export-control";
const Z_90 = normalQuantile(0.9);

/**
 * The export licence that the phases of a controlled site wait for; null where none does. Deliveries that are done or licensed, and phases with
 * power and no open order (their machines are there), need none. Own chips need none either: as no part of a phase starts alone, their
 * share is taken off the chance that the phase needs one.
 */
export function exportLicence(
  { plans, schedule }: SitePlan,
  { iso3 }: Pick<SiteRecords, "iso3">,
  { exportControl, ownSiliconAttach = 0, ownSiliconLicenceFreeShare = OWN_SILICON.licenceFreeShare }: ScenarioOverrides,
): ExportLicence | null {
  if (!exportControl || iso3 === null || !exportControl.controlledIso3.includes(iso3)) return null;
  const { licenceProbability, delayMedianDays, delayP90Days, denialProbability } = exportControl;
  const probability = licenceProbability * (1 - ownSiliconAttach * ownSiliconLicenceFreeShare);
  if (probability === 0) return null;
  return {
    key: KEY,
    ...{ probability, denialProbability },
    delay: { medianDays: delayMedianDays, sigma: Math.log(delayP90Days / delayMedianDays) / Z_90 },
    phaseIds: schedule.phases
      .filter(({ id, firstPowerDay }) => {
        const plan = plans.find(({ phase }) => String(phase.id) === id);
        return plan !== undefined && awaitsMachines(plan, firstPowerDay !== null);
      })
      .map(({ id }) => id),
  };
}

function awaitsMachines({ gates }: PhaseStatus, isPowered: boolean): boolean {
  const orders = gates.filter(({ kind }) => kind === "accelerator_order");
  if (orders.length === 0) return !isPowered;
  const isThere = (indicator: (typeof orders)[number]["indicator"], step: "delivered" | "export_licensed") =>
    stepEvidence(indicator ?? undefined, step, Number.POSITIVE_INFINITY).status === "done";
  return orders.some(({ indicator }) => !isThere(indicator, "delivered") && !isThere(indicator, "export_licensed"));
}
