import { type PartialDate, toIsoDate } from "@/lib/domain/dates";
import type { ClaimRecord } from "@/lib/domain/records";

/** A claim's date as precise as its source gave it. */
export function claimDate(claim: Pick<ClaimRecord, "earliestDay" | "latestDay" | "precision">): PartialDate {
  return {
    earliestOn: claim.earliestDay === null ? null : toIsoDate(claim.earliestDay),
    latestOn: claim.latestDay === null ? null : toIsoDate(claim.latestDay),
    precision: claim.precision,
  };
}
