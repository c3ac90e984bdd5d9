import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { type PhaseOnRecord, type PlacedPhase, placeSteps, type UnplacedStep } from "@/lib/importing/epoch/place-steps";
import { nameStep } from "@/lib/importing/epoch/step-names";
import type { PublishedStep } from "@/lib/importing/epoch/steps";
import type { PowerBasis } from "@/lib/importing/epoch/types";
import { findWorks } from "@/lib/importing/epoch/works";
import { datedClaims, indicators, milestones, organisations, sources } from "../../schema";
import { recordCapacityClaim } from "../record-capacity-claim";
import type { EpochImport } from "./context";
import type { SitePlan } from "./plan-site";
import { capacityOf, savePublishedDate, serviceDate } from "./save-published-steps";
import { PUBLISHER, type Publication, type SiteHistory, type StoredPhase } from "./site-history";

/** Whether all phases of a site come from other sources: those that a publication added carry the key of their step. */
export const hasPhasesOfOthers = ({ phases }: SiteHistory): boolean =>
  phases.length > 0 && phases.every(({ stepKey }) => stepKey === null);

/**
 * The dates and megawatts of a publication, of a site whose phases come from other sources: each stays as it is and none is added, so that no megawatt
 * counts twice. A date that is on record in the publisher's name is not said again.
 * @returns the steps that no phase could take
 */
export async function savePlacedSteps(
  run: EpochImport,
  siteId: number,
  { history, plan, current }: { history: SiteHistory; plan: SitePlan; current: Publication },
): Promise<UnplacedStep[]> {
  const onRecord = history.phases
    .filter((phase) => phase.retiredOn === null)
    .map((phase) => ({ id: phase.id, name: phase.nameEn, megawatts: loadOf(phase, current.powerBasis) }));
  const { placed, unplaced } = placeSteps(current.steps, onRecord satisfies PhaseOnRecord[], endsOf(history, plan));
  for (const { step, reason } of unplaced)
    run.actions.set(step.rowNumber, { action: "unchanged", detail: `${nameStep(step).en}: ${reason}` });
  for (const { phaseId, steps } of placed) {
    const last = steps.at(-1) ?? steps[0];
    const addedMegawatts = steps.reduce((sum, step) => sum + step.addedMegawatts, 0);
    await recordCapacityClaim(run.db, run.actor, { phaseId, ...capacityOf(run, { ...last, addedMegawatts }) });
    const isNew = await saveUnlessSaid(run, { siteId, phaseId }, "in_service", serviceDate(run, last));
    const detail = onRecord.find((phase) => phase.id === phaseId)?.name ?? null;
    run.actions.set(last.rowNumber, { action: isNew ? "added" : "unchanged", detail });
  }
  for (const { phaseId, milestone, date, note } of worksOf(placed, current)) {
    const kind = date <= run.state.publishedOn ? ("inferred" as const) : ("estimated" as const);
    await saveUnlessSaid(run, { siteId, phaseId }, milestone, { date, kind, note });
  }
  return unplaced;
}

/** What a phase adds to the load, on the publication's basis where it is known on it. A plant's megawatts are no load. */
function loadOf(phase: StoredPhase, basis: PowerBasis): number | null {
  const { facilityMegawatts, criticalItMegawatts, gridConnectionMegawatts, unknownBasisMegawatts } = phase;
  const own = basis === "facility" ? facilityMegawatts : criticalItMegawatts;
  const megawatts = own ?? facilityMegawatts ?? criticalItMegawatts ?? gridConnectionMegawatts ?? unknownBasisMegawatts;
  return megawatts === null ? null : Number(megawatts);
}

/** Steps that surely are those that ended a phase in the publication before, or the next. */
function endsOf(history: SiteHistory, { comparedWith, links }: SitePlan): (step: PublishedStep) => number | undefined {
  const ends = new Map<PublishedStep, number | undefined>();
  for (const link of links) {
    if (link.kind !== "matched" || !comparedWith) continue;
    for (const [step, other] of [
      [link.earlier, link.later],
      [link.later, link.earlier],
    ] as const)
      ends.set(step, history.phaseOfStep(comparedWith.publishedOn, comparedWith.powerBasis, other.cumulativeMegawatts));
  }
  return (step) => ends.get(step);
}

/** The first start among the steps of a phase; its roof once each of them has one. */
function worksOf(placed: readonly PlacedPhase[], { rows, steps }: Publication) {
  const events = findWorks(rows, steps);
  return placed.flatMap(({ phaseId, steps: own }) => {
    const of = (milestone: "started" | "roof_complete") =>
      events
        .filter((event) => event.milestone === milestone && own.includes(event.step))
        .sort((a, b) => a.date.localeCompare(b.date))
        .map((event) => ({ phaseId, milestone, date: event.date, note: event.row.status }));
    const roofs = of("roof_complete");
    return [...of("started").slice(0, 1), ...(roofs.length === own.length ? roofs.slice(-1) : [])];
  });
}

type Place = { siteId: number; phaseId: number };

async function saveUnlessSaid(
  run: EpochImport,
  place: Place,
  step: MilestoneStep,
  published: Parameters<typeof savePublishedDate>[3],
): Promise<boolean> {
  return !(await isSaid(run, place, step, published.date)) && savePublishedDate(run, place.phaseId, step, published);
}

/** Whether a record of the phase, or of its site, has this date from the publisher itself, said when this publication came out. */
async function isSaid(run: EpochImport, { siteId, phaseId }: Place, step: MilestoneStep, date: string) {
  const { publishedOn } = run.state;
  const [found] = await run.db
    .select({ id: datedClaims.id })
    .from(datedClaims)
    .innerJoin(milestones, eq(milestones.id, datedClaims.milestoneId))
    .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
    .innerJoin(sources, eq(sources.id, datedClaims.sourceId))
    .leftJoin(organisations, eq(organisations.id, datedClaims.claimantId))
    .where(
      and(
        eq(indicators.siteId, siteId),
        or(eq(indicators.phaseId, phaseId), isNull(indicators.phaseId)),
        eq(milestones.step, step),
        eq(datedClaims.latestOn, date),
        eq(sources.publisher, PUBLISHER),
        or(isNull(datedClaims.claimantId), eq(organisations.nameEn, PUBLISHER)),
        sql`${publishedOn}::date between date_trunc(${datedClaims.knownPrecision}::text, ${datedClaims.knownOn}) and ${datedClaims.knownOn}`,
        // This publication's own claims are told apart by all that they say.
        sql`${datedClaims.sourceId} <> ${run.sourceId}`,
      ),
    )
    .limit(1);
  return found !== undefined;
}
