import { firstKnownDay } from "@/lib/chain/claim-days";
import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import { valueAt } from "@/lib/forecast";
import { claimsOn, type ServiceDate } from "./phase-facts";
import type { FlagInput, FlagNumbers } from "./types";

/** Of the year of 365.25 days. */
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** Days as months, to one decimal: what a sentence can be held to. */
export const monthsOf = (days: number): number => Math.round((days / DAYS_PER_MONTH) * 10) / 10;

/** A stated day as its source wrote it: `<name>Day`, `<name>FromDay` and `<name>Precision`. */
export const statedAs = (name: string, claim: ClaimRecord): FlagNumbers => ({
  [`${name}Day`]: claim.latestDay,
  [`${name}FromDay`]: claim.earliestDay,
  [`${name}Precision`]: claim.precision,
});

/** The party whose word it is, in both languages; a source that names none speaks for itself. */
export const partyAs = (name: string, { claimant, source }: ClaimRecord): FlagNumbers => ({
  [`${name}En`]: claimant?.nameEn ?? source.publisher,
  [`${name}Ko`]: claimant?.nameKo ?? source.publisher,
});

/** The operator in both languages; null where none is on record. */
export const operatorAs = ({ site }: FlagInput): FlagNumbers => ({
  operatorEn: site.operator?.nameEn ?? null,
  operatorKo: site.operator?.nameKo ?? null,
});

/** The field's word for a record: which permit, which works, else its kind. */
export function gateWord({
  kind,
  permitType,
  workType,
}: Pick<IndicatorRecord, "kind" | "permitType" | "workType">): string {
  if (kind === "permit") return permitType ?? kind;
  return kind === "works" && workType !== null && workType !== "building" ? workType : kind;
}

/** The gate that service waits for last in the most draws; null where none ever is. */
export function decidingGate({ phase, assessment }: FlagInput): string | null {
  const [gate] = assessment.gates.filter(({ drives }) => drives > 0).sort((a, b) => b.drives - a.drives);
  if (!gate) return null;
  const indicator = phase.indicators.find(({ id }) => id === gate.indicatorId);
  return indicator ? gateWord(indicator) : gate.kind === "permit" ? gate.key : gate.kind;
}

/** The last word on the site where it is older than `flag_silent_days`; null where it is not. */
export const silentSince = ({ facts, thresholds, asOfDay }: FlagInput): number | null =>
  facts.lastHeardDay !== null && asOfDay - facts.lastHeardDay > thresholds.flag_silent_days ? facts.lastHeardDay : null;

/** The day of the newest claim on the phase, not after the as-of day; without one the as-of day. */
export function newsDay({ phase, asOfDay }: FlagInput): number {
  const kinds = phase.indicators.map(({ kind }) => kind);
  const days = claimsOn(phase.indicators, ...kinds).map(({ claim }) => firstKnownDay(claim));
  return days.length === 0 ? asOfDay : Math.min(asOfDay, Math.max(...days));
}

/** Share of all draws that serve by the end of a day (epoch day); null where no draw serves at all. */
export function servedShareBy({ assessment }: FlagInput, day: number): number | null {
  const { quantileDays, cancelled } = assessment;
  const last = quantileDays.length - 1;
  if (last < 1) return null;
  const above = quantileDays.findIndex((quantile) => quantile > day);
  if (above === 0) return 0;
  if (above < 0) return 1 - cancelled.total;
  const [low, high] = [valueAt(quantileDays, above - 1), valueAt(quantileDays, above)];
  return ((above - 1 + (day - low) / (high - low)) / last) * (1 - cancelled.total);
}

/** The day that the phase is planned for: the latest promise, else the latest estimate. */
export const plannedDate = ({ facts }: FlagInput): ServiceDate | null => facts.latestPromise ?? facts.latestEstimate;

export const claimIdsOf = (...dates: readonly (ServiceDate | null)[]): number[] => [
  ...new Set(dates.flatMap((one) => (one === null ? [] : [one.claim.id]))),
];
