import { eventDay } from "@/lib/chain/claim-days";
import { byKnownDay } from "@/lib/domain/evidence";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { claimsOn, type StepClaim } from "../phase-facts";
import type { FlagCheck } from "../types";

const steps: readonly MilestoneStep[] = ["requested", "reserved", "agreement_signed"];

/** Rule 15: the request, the reservation or the agreement of the grid connection was withdrawn, and none is newer. Risk; may be high. */
export const queuePlaceGone: FlagCheck = ({ site, phase, facts, asOfDay }) => {
  if (facts.hasPower) return [];
  const claims = claimsOn(phase.indicators, "grid_interconnect").filter(({ step }) => steps.includes(step));
  const newest = (kinds: readonly string[]): StepClaim | undefined =>
    claims
      .filter(({ claim }) => kinds.includes(claim.kind))
      .sort((a, b) => byKnownDay(a.claim, b.claim))
      .at(-1);
  const gone = newest(["withdrawn"]);
  const held = newest(["actual", "inferred"]);
  if (!gone || (held && held.claim.knownDay > gone.claim.knownDay)) return [];
  const { step, claim, indicator } = gone;
  const isOfSite = site.indicators.some(({ id }) => id === indicator.id);
  return [
    {
      rule: "queue_place_gone",
      kind: "risk",
      event: "grid",
      mayBeHigh: true,
      sinceDay: Math.min(asOfDay, eventDay(claim)),
      numbers: { step, goneDay: eventDay(claim), agoDays: Math.max(0, asOfDay - eventDay(claim)) },
      claimIds: [claim.id],
      ...(isOfSite ? { wholeSiteKey: String(indicator.id) } : {}),
    },
  ];
};
