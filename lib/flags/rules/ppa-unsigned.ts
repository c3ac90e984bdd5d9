import { hasReached, stepEvidence } from "@/lib/domain/evidence";
import type { IndicatorRecord } from "@/lib/domain/records";
import { firstKnownDay, indicatorClaims } from "../claims";
import type { FlagInput, RaisedFlag } from "../types-before";

/** 18 months. */
const WINDOW_DAYS = 548;

/**
 * A power purchase agreement that is required, or that somebody spoke of, is not known to be signed while the announced start is at
 * most 548 days away or past. Medium when it is required; low when no source states that, and then only if no other
 * agreement of the phase is signed. Nothing is flagged without an announced start.
 */
export function ppaUnsigned({ site, phase, assessment, asOfDay }: FlagInput): RaisedFlag | null {
  const announced = assessment.announced;
  if (!announced || announced.latest.latestDay - asOfDay > WINDOW_DAYS) return null;
  const agreements = phase.indicators.filter((indicator) => indicator.kind === "ppa");
  const isSigned = (ppa: IndicatorRecord) => hasReached(ppa, ["signed", "supply_started"], asOfDay);
  const hasSigned = agreements.some(isSigned);
  const open = agreements
    .filter((ppa) => !isSigned(ppa) && stepEvidence(ppa, "signed", asOfDay).status !== "not_required")
    .filter((ppa) => ppa.requirement === "required" || (ppa.requirement === "unknown" && isSpokenOf(ppa) && !hasSigned))
    .sort((a, b) => Number(b.requirement === "required") - Number(a.requirement === "required"));
  const [ppa] = open;
  if (!ppa) return null;

  const claims = indicatorClaims(ppa);
  const standing = stepEvidence(ppa, "signed", asOfDay);
  const startDay = announced.latest.latestDay;
  const knownSinceDay = claims[0]?.knownDay ?? firstKnownDay(site, phase, asOfDay);
  return {
    phaseId: phase.id,
    rule: "ppa_unsigned",
    severity: ppa.requirement === "required" ? "medium" : "low",
    sinceDay: Math.max(startDay - WINDOW_DAYS, knownSinceDay),
    numbers: {
      ppa: ppa.key,
      requirement: ppa.requirement,
      announcedBasis: announced.basis,
      startDay,
      daysToStart: startDay - asOfDay,
      statedSigningDay: standing.status === "stated" ? standing.statedDay : null,
      isWithdrawn: standing.status === "withdrawn" ? "yes" : "no",
      otherPpas: open.length - 1,
    },
    claimIds: [...new Set([announced.latest.claimId, ...claims.map((claim) => claim.id)])],
  };
}

const isSpokenOf = (ppa: IndicatorRecord) => ppa.milestones.some((milestone) => milestone.claims.length > 0);
