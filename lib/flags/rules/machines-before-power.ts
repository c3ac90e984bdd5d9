import { statedAs } from "../measures";
import { claimsOn } from "../phase-facts";
import type { FlagCheck } from "../types";

/**
 * Rule 14: the phase's own order of machines is delivered more than `flag_machines_days` before they can run, `flag_install_days` before P50; no power flows
 * yet. Risk. `idleUsdPerDay` is null where the price of the machines is not known.
 */
export const machinesBeforePower: FlagCheck = ({ site, phase, p50Day, facts, money, thresholds, asOfDay }) => {
  if (p50Day === null || facts.hasPower) return [];
  const own = phase.indicators.filter((one) => !site.indicators.some(({ id }) => id === one.id));
  const [last] = claimsOn(own, "accelerator_order")
    .filter(({ step, claim }) => step === "delivered" && claim.kind !== "withdrawn" && claim.kind !== "seen_open")
    .flatMap(({ claim }) => (claim.latestDay === null ? [] : [{ claim, day: claim.latestDay }]))
    .sort((a, b) => b.day - a.day || b.claim.id - a.claim.id);
  if (!last) return [];
  const idleDays = Math.round(p50Day - thresholds.flag_install_days - last.day);
  if (idleDays <= thresholds.flag_machines_days) return [];
  return [
    {
      rule: "machines_before_power",
      kind: "risk",
      event: "machines",
      mayBeHigh: false,
      sinceDay: Math.min(asOfDay, last.claim.knownDay),
      numbers: {
        ...statedAs("delivery", last.claim),
        ...{ idleDays, p50Day: Math.round(p50Day), idleUsdPerDay: money?.idleUsdPerDay ?? null },
      },
      claimIds: [last.claim.id],
    },
  ];
};
