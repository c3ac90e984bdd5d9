import { isoDateOf, type PartialDate, toIsoDate } from "@/lib/domain/dates";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import type { ClaimRecord } from "@/lib/domain/records";

/** A claim's date as precise as its source gave it. */
export function claimDate(claim: Pick<ClaimRecord, "earliestDay" | "latestDay" | "precision">): PartialDate {
  return {
    earliestOn: claim.earliestDay === null ? null : toIsoDate(claim.earliestDay),
    latestOn: claim.latestDay === null ? null : toIsoDate(claim.latestDay),
    precision: claim.precision,
  };
}

/** When it was said, as precise as that is known: a month, quarter or year is kept by its last day, or the day on which its page was read. */
export function knownDate({
  knownDay,
  knownPrecision = "day",
}: Pick<ClaimRecord, "knownDay" | "knownPrecision">): PartialDate {
  const day = isoDateOf(knownDay);
  const [year, month] = day.split("-");
  const quarter = Math.ceil(Number(month) / 3);
  const written = { month: `${year}-${month}`, quarter: `${year}-Q${quarter}`, year: `${year}` };
  const whole = knownPrecision in written ? written[knownPrecision as keyof typeof written] : day;
  return parsePartialDate(whole) ?? { earliestOn: day, latestOn: day, precision: "day" };
}
