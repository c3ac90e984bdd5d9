import { confirmedEvidence } from "@/lib/chain/confirmed-evidence";
import type { IndicatorRecord } from "@/lib/domain/records";

/** What the records of a day say became of a phase. Days are epoch days. */
export type PhaseOutcome =
  | {
      state: "in_service";
      /** Seen, or read from other evidence. */
      basis: "actual" | "inferred";
      /** Null: the source gave only an upper bound. */
      earliestDay: number | null;
      latestDay: number;
    }
  | { state: "withdrawn" }
  | {
      /** Due, and said to be in service, but nobody who can see it confirmed that with a date: no outcome. */
      state: "unconfirmed";
      /** The last day on which anybody looked before it is said to have begun. */
      lookedAtDay: number | null;
    }
  | {
      state: "open";
      /** The last day on which anybody still looked or spoke; after it silence proves nothing. Null: nobody ever did. */
      lookedAtDay: number | null;
    };

/** Whether a phase earned by a day, and the day it began when that is known. */
export type OutcomeByDay = { happened: true; day: number } | { happened: false; day: null };

/**
 * Reads the claims about a phase's start of service, of which only those that were seen count (`confirmedEvidence`).
 * @param indicators the phase's
 * @param examinedDay when a publication last looked at the whole site; null when none does, or when it no longer carries the phase
 * @param asOfDay the day of reading: an actual that lies wholly after it counts as stated only
 */
export function phaseOutcome(
  indicators: readonly IndicatorRecord[],
  examinedDay: number | null,
  asOfDay: number,
): PhaseOutcome {
  const service = indicators.find(({ kind }) => kind === "service");
  const evidence = confirmedEvidence(
    service?.milestones.find(({ step }) => step === "in_service"),
    asOfDay,
  );
  if (evidence.status === "withdrawn") return { state: "withdrawn" };
  if (evidence.status === "done")
    return {
      state: "in_service",
      basis: evidence.basis,
      earliestDay: evidence.claim.earliestDay,
      latestDay: evidence.latestDay,
    };
  const spokenOf = indicators.flatMap(({ milestones }) =>
    milestones.flatMap(({ claims }) => claims.map(({ knownDay }) => knownDay)),
  );
  const isDue = evidence.status === "unconfirmed";
  const untilDay = isDue ? Math.min(evidence.claimedDay - 1, asOfDay) : asOfDay;
  const looked = [...spokenOf, ...(examinedDay === null ? [] : [examinedDay])].filter((day) => day <= untilDay);
  return { state: isDue ? "unconfirmed" : "open", lookedAtDay: looked.length > 0 ? Math.max(...looked) : null };
}

/**
 * What a forecast of `asOfDay` is scored against at `endDay`, or null when the records do not tell: a coarse date that reaches over the
 * end, a phase of which nothing was heard on the end or later, or one whose service is due and unconfirmed. A coarse date counts as the middle of its interval, one without a first
 * day as beginning on the forecast's day, and one before the forecast's day as that day.
 */
export function outcomeBy(outcome: PhaseOutcome, asOfDay: number, endDay: number): OutcomeByDay | null {
  if (outcome.state === "withdrawn") return { happened: false, day: null };
  if (outcome.state === "open" || outcome.state === "unconfirmed") {
    const isKnown = outcome.lookedAtDay !== null && outcome.lookedAtDay >= endDay;
    return isKnown ? { happened: false, day: null } : null;
  }
  const latest = outcome.latestDay;
  const earliest = Math.min(outcome.earliestDay ?? asOfDay, latest);
  if (latest <= endDay) return { happened: true, day: Math.max(asOfDay, Math.round((earliest + latest) / 2)) };
  return earliest > endDay ? { happened: false, day: null } : null;
}
