import { isProbablyInService } from "@/lib/domain/service-standing";
import type { FlagInput, RaisedFlag } from "../types-before";

const HIGH_AFTER_DAYS = 180;

/**
 * The last day that the operator or its counterparty promised for service has passed, and nobody has seen the phase in service: it may serve
 * all the same, with the probability `inServiceByAsOf` (lookDay: the last look, epoch day). A third party's estimate never raises it: nobody broke a
 * promise. High when more than 180 days past and it does not probably serve.
 */
export function announcedDatePassed({ phase, assessment, asOfDay }: FlagInput): RaisedFlag | null {
  const announced = assessment.announced;
  if (announced?.basis !== "promised") return null;
  const promisedDay = announced.latest.latestDay;
  const daysPast = asOfDay - promisedDay;
  if (daysPast <= 0) return null;
  return {
    phaseId: phase.id,
    rule: "announced_date_passed",
    severity: daysPast > HIGH_AFTER_DAYS && !isProbablyInService(assessment) ? "high" : "medium",
    sinceDay: promisedDay + 1,
    numbers: {
      promisedDay,
      daysPast,
      firstPromisedDay: announced.first.latestDay,
      lookDay: assessment.lookDay,
      inServiceByAsOf: assessment.inServiceByAsOf,
    },
    claimIds: [...new Set([announced.latest.claimId, announced.first.claimId])],
  };
}
