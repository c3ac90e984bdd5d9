import type { PhaseAssessment } from "@/lib/assessment/types";
import { type DateDriver, dateDrivers } from "../drivers/date-drivers";

/** What the page says first of a phase; the component puts it into words. */
export type HeadlineParts =
  | { state: "in_service"; day: number | null; announcedDay: number | null; daysLate: number | null }
  | { state: "withdrawn" }
  | {
      state: "forecast";
      p50: number | null;
      p80: number | null;
      cancelled: number;
      notWithinTenYears: number;
      announced: {
        basis: "promised" | "estimated";
        claimId: number;
        day: number;
        chance: number | null;
        isPast: boolean;
      } | null;
      driver: DateDriver | null;
      /** The view picked most often, and whether the chain had anything of its own to go on. */
      restsOn: "chain" | "announced" | "outside";
      gatesWithOwnEvidence: number;
      views: PhaseAssessment["views"];
    };

export function headlineParts(assessment: PhaseAssessment): HeadlineParts {
  const { announced, views } = assessment;
  if (assessment.state === "withdrawn") return { state: "withdrawn" };
  if (assessment.state === "in_service") {
    const day = assessment.inServiceDay;
    const announcedDay = announced?.latest.latestDay ?? null;
    const daysLate = day !== null && announcedDay !== null ? day - announcedDay : null;
    return { state: "in_service", day, announcedDay, daysLate };
  }
  const ranked = (["chain", "announced", "outside"] as const).toSorted((a, b) => views[b] - views[a]);
  return {
    state: "forecast",
    p50: assessment.givenCompletion.p50,
    p80: assessment.givenCompletion.p80,
    cancelled: assessment.cancelled.total,
    notWithinTenYears: assessment.notWithinTenYears,
    announced: announced && {
      basis: announced.basis,
      claimId: announced.latest.claimId,
      day: announced.latest.latestDay,
      chance: assessment.byAnnounced,
      isPast: announced.latest.latestDay < assessment.asOfDay,
    },
    driver: dateDrivers(assessment)[0] ?? null,
    restsOn: ranked[0] ?? "outside",
    gatesWithOwnEvidence: assessment.gatesWithOwnEvidence,
    views,
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
