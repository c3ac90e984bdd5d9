import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import type { GateEvidence } from "@/lib/schedule/site-schedule";
import { eventDay, firstKnownDay, hasHappened } from "./claim-days";

/** The records of the site's standing that reach a phase: its own, and those of the whole site unless they hold no phase, or the last alone. */
export function standingOf(site: Pick<SiteRecords, "indicators" | "phases">, phase: PhaseRecord): IndicatorRecord[] {
  const last = Math.max(...site.phases.map(({ ordinal }) => ordinal));
  const ofSite = site.indicators.filter(
    ({ holds }) => holds !== "none" && (holds !== "last" || phase.ordinal === last),
  );
  return [...phase.indicators, ...ofSite].filter(({ kind }) => kind === "site");
}

/** What has happened at a step, whoever told it. */
export const happenedAt = (indicators: readonly IndicatorRecord[], wanted: MilestoneStep): ClaimRecord[] =>
  indicators.flatMap(({ milestones }) =>
    milestones.flatMap(({ step, claims }) => (step === wanted ? claims.filter(hasHappened) : [])),
  );

/** A site that is paused halts its works, until it is resumed. */
export function pausesOf(standing: readonly IndicatorRecord[]): GateEvidence[] {
  const firstDay = (claim: ClaimRecord) => Math.max(firstKnownDay(claim), claim.earliestDay ?? firstKnownDay(claim));
  return [
    ...happenedAt(standing, "paused").map((claim) => ({ knownDay: firstDay(claim), what: "halted" as const })),
    ...happenedAt(standing, "resumed").map((claim) => {
      const day = eventDay(claim);
      return { knownDay: Math.max(firstKnownDay(claim), day), what: "resumed" as const, day };
    }),
  ];
}

/** Since when the works of a phase stand still (epoch day); null where they do not, or go on again. That a sponsor waits is no halt. */
export function haltedDay({ indicators }: PhaseRecord): number | null {
  const works = indicators.filter(({ kind }) => kind === "works");
  const lastOf = (step: MilestoneStep) => Math.max(Number.NEGATIVE_INFINITY, ...happenedAt(works, step).map(eventDay));
  const halted = lastOf("halted");
  return Number.isFinite(halted) && halted > lastOf("resumed") ? halted : null;
}

/** Whether the owner ended it: a cancellation that nothing announced or resumed later. */
export function isCancelled(standing: readonly IndicatorRecord[]): boolean {
  const again = [...happenedAt(standing, "resumed"), ...happenedAt(standing, "announced")].map(eventDay);
  return happenedAt(standing, "cancelled").some((claim) => again.every((day) => day <= eventDay(claim)));
}
