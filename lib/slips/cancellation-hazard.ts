import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { SlipRow } from "./slip-row";

/** Belief about cancellations per year: Gamma(shape, rate in project-years). */
export type HazardBelief = { shape: number; years: number };

/** After the grid agreement: 5.65 % a year, worth 20 project-years (ERCOT's monthly Generator Interconnection Status reports: generators, not loads). */
export const AFTER_AGREEMENT_PRIOR: HazardBelief = { shape: 1.13, years: 20 };

/** What the rows say: projects cancelled, and years under watch, each project from its first snapshot to its last known day, once. */
export function cancellationExposure(rows: readonly SlipRow[]): { cancelled: number; years: number } {
  const spans = new Map<string, { from: number; to: number; cancelled: boolean }>();
  for (const { project, snapshotDay, followedDays, outcome } of rows) {
    const span = spans.get(project) ?? { from: snapshotDay, to: snapshotDay, cancelled: false };
    span.from = Math.min(span.from, snapshotDay);
    span.to = Math.max(span.to, snapshotDay + followedDays);
    span.cancelled ||= outcome === "cancelled";
    spans.set(project, span);
  }
  const list = [...spans.values()];
  return {
    cancelled: list.filter(({ cancelled }) => cancelled).length,
    years: list.reduce((sum, { from, to }) => sum + (to - from), 0) / DAYS_PER_YEAR,
  };
}

/** The belief after k cancellations in T project-years: Gamma(shape + k, years + T). */
export function updateHazard(prior: HazardBelief, seen: { cancelled: number; years: number }): HazardBelief {
  return { shape: prior.shape + seen.cancelled, years: prior.years + seen.years };
}

/** Expected cancellations per year. */
export function hazardPerYear({ shape, years }: HazardBelief): number {
  return shape / years;
}
