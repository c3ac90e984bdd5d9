import { type ForecastDistribution, shareBy } from "../scoring/forecast-distribution";

/** A phase that was due, with what our newest forecast says of it. Days are epoch days. */
export type DuePhase = {
  siteSlug: string;
  ordinal: number;
  /** On the basis it is stated on; null is unknown. */
  megawatts: number | null;
  /** The last day of the date that was stated for it. */
  dueDay: number;
  /** Null: withdrawn, so never in service. */
  outcome: { inServiceDay: number } | { forecast: ForecastDistribution } | null;
};

/** Late: in service more than `graceDays` after the due day, or never. */
export type LateReading = { graceDays: number; weight: "phases" | "megawatts" };

export type LateShare = {
  /** Expected share of late phases, or of their MW, 0 to 1; null where nothing is due. */
  share: number | null;
  /** Phases counted. */
  phases: number;
  /** Their MW, of those that state them; bases are added up, since the question does. */
  megawatts: number;
  /** Phases left out of a share of MW, as theirs are unknown. */
  withoutMegawatts: number;
};

/** The expected share of the phases due that are late by this reading: each counts with its chance of being late. */
export function lateShare(due: readonly DuePhase[], { graceDays, weight }: LateReading): LateShare {
  const weighed = due.map((phase) => ({
    late: chanceLate(phase, graceDays),
    weight: weight === "phases" ? 1 : (phase.megawatts ?? 0),
  }));
  const total = weighed.reduce((sum, one) => sum + one.weight, 0);
  return {
    share: total === 0 ? null : weighed.reduce((sum, one) => sum + one.weight * one.late, 0) / total,
    phases: due.length,
    megawatts: due.reduce((sum, { megawatts }) => sum + (megawatts ?? 0), 0),
    withoutMegawatts: due.filter(({ megawatts }) => megawatts === null).length,
  };
}

function chanceLate({ dueDay, outcome }: DuePhase, graceDays: number): number {
  const last = dueDay + graceDays;
  if (outcome === null) return 1;
  // The day `last` is still in time: its instant ends where the next day begins.
  return "inServiceDay" in outcome ? Number(outcome.inServiceDay > last) : 1 - shareBy(outcome.forecast, last + 1);
}
