import { type Evidence, stepEvidence } from "@/lib/domain/evidence";
import type { ClaimRecord, IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import type { Word } from "@/lib/schedule/site-schedule";
import { type DatedClaim, firstKnownDay, isWord, saidDay } from "./claim-days";
import type { PhaseReading } from "./gate-claims";
import { isPromiseOfDoer } from "./may-promise";
import { wordOf } from "./word";

/** The starts of service of a phase: one, or one of each part; the first that serves is the phase's. */
const services = ({ indicators }: PhaseRecord) => indicators.filter(({ kind }) => kind === "service");
const claimsAt = (phase: PhaseRecord, wanted: MilestoneStep) =>
  services(phase).flatMap(({ milestones }) =>
    milestones.flatMap(({ step, claims }) => (step === wanted ? claims : [])),
  );

/** What the claims come to on the last day on which one was made. */
function evidenceAt(indicator: IndicatorRecord, step: MilestoneStep) {
  const claims = indicator.milestones.flatMap((milestone) => (milestone.step === step ? milestone.claims : []));
  return stepEvidence(indicator, step, Math.max(...claims.map(({ knownDay }) => knownDay)));
}

type Done = Extract<Evidence, { status: "done" }>;
type Stated = Extract<Evidence, { status: "stated" }>;

/** The earliest of what is known to have been done. */
const firstDone = (evidence: readonly Evidence[]): Done | null =>
  evidence.filter((one): one is Done => one.status === "done").sort((a, b) => a.latestDay - b.latestDay)[0] ?? null;

/** How the phase is known to serve; null where it does not. */
export const serving = (phase: PhaseRecord): Done | null =>
  firstDone(services(phase).map((indicator) => evidenceAt(indicator, "in_service")));

/** The stated date of service to compare with: of a phase in parts that of the first; null where none stands. */
export const statedService = (phase: PhaseRecord): Stated | null =>
  services(phase)
    .map((indicator) => evidenceAt(indicator, "in_service"))
    .filter((one): one is Stated => one.status === "stated")
    .sort((a, b) => a.statedDay - b.statedDay)[0] ?? null;

/** Whether the phase serves already. */
export const isServing = (phase: PhaseRecord): boolean => serving(phase) !== null;

/** Whether its start of service was withdrawn, and no part of it stands. */
export function isWithdrawn(phase: PhaseRecord): boolean {
  const statuses = services(phase)
    .map((indicator) => evidenceAt(indicator, "in_service").status)
    .filter((status) => status !== "none");
  return statuses.length > 0 && statuses.every((status) => status === "withdrawn");
}

/** The day of first power (epoch day); null where none flowed. */
export function firstPowerDay(phase: PhaseRecord): number | null {
  return firstDone(services(phase).map((indicator) => evidenceAt(indicator, "first_power")))?.latestDay ?? null;
}

/** A register, or a publication that is imported: each edition says its dates anew, and one that has passed is overdue. */
const isEdition = ({ source }: ClaimRecord) =>
  source.class === "regulator" || source.class === "utility" || source.attribution !== null;

/** A date of service that counts: ahead when it was said, or of a register's edition. */
const counts = (claim: ClaimRecord): claim is DatedClaim =>
  isWord(claim) ||
  ((claim.kind === "promised" || claim.kind === "estimated") && claim.latestDay !== null && isEdition(claim));

const widthDays = ({ earliestDay, latestDay }: ClaimRecord) =>
  earliestDay === null || latestDay === null ? Number.POSITIVE_INFINITY : latestDay - earliestDay;

/** The last said; of one day the most exact. */
const newest = (claims: DatedClaim[]) =>
  [...claims].sort((a, b) => saidDay(b) - saidDay(a) || widthDays(a) - widthDays(b) || b.id - a.id)[0];

/** Claims after the last that ended all before it. */
const standing = ({ milestones }: IndicatorRecord) =>
  milestones.flatMap(({ step, claims }) => {
    if (step !== "in_service") return [];
    return claims.slice(claims.findLastIndex(({ kind }) => kind === "withdrawn" || kind === "not_required") + 1);
  });

/** The last word on service of a party that may promise it, else the latest estimate; null where no date counts. */
export function serviceWord(phase: PhaseRecord, reading: PhaseReading): Word | null {
  const words = services(phase).flatMap(standing).filter(counts);
  const word = newest(words.filter((claim) => isPromiseOfDoer(claim, "service", reading.site))) ?? newest(words);
  return word ? wordOf(word, reading) : null;
}

/**
 * The dates of service that the parties who may promise it gave, in the order in which they were said; of a date no longer standing, too: a plan that
 * was withdrawn was one.
 */
export function servicePromises(phase: PhaseRecord, site: PhaseReading["site"]): DatedClaim[] {
  return claimsAt(phase, "in_service")
    .filter(counts)
    .filter((claim) => isPromiseOfDoer(claim, "service", site))
    .sort((a, b) => saidDay(a) - saidDay(b) || widthDays(b) - widthDays(a) || a.id - b.id);
}

/** The days (epoch days) on which somebody spoke of the phase's service or looked whether it serves, and that of first power. */
export function serviceLooks(phase: PhaseRecord): number[] {
  const spoken = claimsAt(phase, "in_service").filter((claim) => counts(claim) || claim.kind === "seen_open");
  const seen = claimsAt(phase, "first_power").filter((claim) => isWord(claim) || claim.kind === "seen_open");
  const power = firstPowerDay(phase);
  return [...[...spoken, ...seen].map(firstKnownDay), ...(power === null ? [] : [power])];
}
