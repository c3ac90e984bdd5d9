import type { PhaseAssessment } from "@/lib/assessment/types";
import { PROBABLY_IN_SERVICE } from "@/lib/domain/service-standing";
import { type DateDriver, dateDrivers } from "../drivers/date-drivers";

/** What the page says first of a phase; the component puts it into words. Days are epoch days. */
export type HeadlineParts =
  | { state: "in_service"; day: number | null; announcedDay: number | null; daysLate: number | null }
  | { state: "withdrawn" }
  /** Nothing on record says when. */
  | { state: "unknown" }
  | {
      state: "forecast";
      p50: number | null;
      p80: number | null;
      /** Whether the P50 lies before the as-of day: then it tells what has probably happened, not what is to come. */
      isP50Past: boolean;
      cancelled: number;
      lookDay: number;
      /** That it serves already though nobody saw it, and whether that is likely, possible or not worth a word. */
      inServiceByAsOf: number;
      serves: "likely" | "possible" | "unlikely";
      announced: AnnouncedParts | null;
      driver: DateDriver | null;
      gatesWithOwnEvidence: number;
      views: PhaseAssessment["views"];
    };

type AnnouncedParts = {
  basis: "promised" | "estimated";
  claimId: number;
  day: number;
  chance: number | null;
  isPast: boolean;
  /** Days from the announced day to the as-of day; negative ahead. */
  daysSince: number;
  /** Whether anybody looked after the announced day: only then is it known to be late. */
  isSeenLate: boolean;
};

/** Below this share of draws the headline says nothing of serving already. */
const POSSIBLE = 0.05;

export function headlineParts(assessment: PhaseAssessment): HeadlineParts {
  const { announced, asOfDay, lookDay, inServiceByAsOf } = assessment;
  if (assessment.state === "withdrawn") return { state: "withdrawn" };
  if (assessment.state === "in_service") {
    const day = assessment.inServiceDay;
    const announcedDay = announced?.latest.latestDay ?? null;
    const daysLate = day !== null && announcedDay !== null ? day - announcedDay : null;
    return { state: "in_service", day, announcedDay, daysLate };
  }
  if (lookDay === null) return { state: "unknown" };
  return {
    state: "forecast",
    p50: assessment.givenCompletion.p50,
    p80: assessment.givenCompletion.p80,
    isP50Past: (assessment.givenCompletion.p50 ?? Number.POSITIVE_INFINITY) < asOfDay,
    cancelled: assessment.cancelled.total,
    lookDay,
    inServiceByAsOf,
    serves: inServiceByAsOf >= PROBABLY_IN_SERVICE ? "likely" : inServiceByAsOf >= POSSIBLE ? "possible" : "unlikely",
    announced: announced && {
      basis: announced.basis,
      claimId: announced.latest.claimId,
      day: announced.latest.latestDay,
      chance: assessment.byAnnounced,
      isPast: announced.latest.latestDay < asOfDay,
      daysSince: asOfDay - announced.latest.latestDay,
      isSeenLate: lookDay > announced.latest.latestDay,
    },
    driver: dateDrivers(assessment)[0] ?? null,
    gatesWithOwnEvidence: assessment.gatesWithOwnEvidence,
    views: assessment.views,
  };
}

/** The phase a site is headed by: the earliest one not yet earning and not withdrawn, else the last. */
export function headlinePhaseOrdinal(
  phases: { id: number; ordinal: number }[],
  stateOf: (phaseId: number) => PhaseAssessment["state"] | null,
): number | null {
  const ordered = [...phases].sort((a, b) => a.ordinal - b.ordinal);
  const open = ordered.find(({ id }) => stateOf(id) === "forecast");
  return (open ?? ordered.at(-1))?.ordinal ?? null;
}
