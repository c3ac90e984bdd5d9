import { eq, sql } from "drizzle-orm";
import { nameKey } from "@/lib/domain/name-key";
import { SAME_TOTAL_MEGAWATTS } from "@/lib/importing/epoch/match-steps";
import type { StepFate } from "@/lib/importing/epoch/step-fate";
import type { PublishedStep } from "@/lib/importing/epoch/steps";
import { lineage, phases, sites } from "../../schema";
import { recordCapacityClaim } from "../record-capacity-claim";
import { savePhase } from "../save-phase";
import { saveRow } from "../save-row";
import { type EpochImport, recordPublication } from "./context";
import { explainLoss, type SitePlan } from "./plan-site";
import { megawattsColumn } from "./save-published-steps";
import type { Publication } from "./site-history";

export type LostStep = {
  step: PublishedStep;
  phaseId: number;
  fate: StepFate;
  plan: SitePlan;
  current: Publication;
  siteId: number;
};

/**
 * Takes a step that the newest publication lacks out of the site's current megawatts; its claims and its earlier
 * megawatts stay. That it is gone we read from its absence, so the mark is D. `gone` is left as it is, unless another site of the publication now carries it.
 * @returns its outcome, and why
 */
export async function retireLostStep(
  run: EpochImport,
  lost: LostStep,
): Promise<{ fate: StepFate | "moved"; note: string }> {
  const { step, phaseId, fate, plan, current } = lost;
  const moved = fate === "gone" ? await findNewHome(run, lost) : null;
  const note = moved
    ? `The publication of ${plan.newest.publishedOn} carries these ${step.addedMegawatts} MW at the same address as ${moved.nameEn}.`
    : explainLoss(plan, current, step, fate);
  if (fate === "gone" && !moved) return { fate, note };

  const sourceId = await recordPublication(run.db, run.actor, plan.newest.publishedOn);
  const basis = plan.newest.powerBasis;
  const [phase] = await run.db.select().from(phases).where(eq(phases.id, phaseId));
  if (!phase) throw new Error(`There is no phase ${phaseId}`);
  const { siteId, ordinal, nameEn, nameKo, mark } = phase;
  const none = { acceleratorCapex: null, facilityCapex: null, undividedCapex: null };
  await savePhase(run.db, run.actor, {
    ...{ siteId, ordinal, nameEn, nameKo, mark },
    ...megawattsColumn(basis, 0),
    ...none,
    retiredOn: plan.newest.publishedOn,
    note,
    noteKo: null,
  });
  const claim = {
    phaseId,
    basis,
    megawatts: "0",
    knownOn: plan.newest.publishedOn,
    mark: "D" as const,
    sourceId,
    note,
  };
  await recordCapacityClaim(run.db, run.actor, claim);
  if (moved) await keepSplit(run, lost, moved, sourceId);
  return { fate: moved ? "moved" : fate, note };
}

type Home = { id: number; nameEn: string };

/** Another site at the same address whose whole published power, in the newest publication, is what this step added. */
async function findNewHome(run: EpochImport, lost: LostStep): Promise<Home | null> {
  const all = await run.db.select({ id: sites.id, nameEn: sites.nameEn, address: sites.address }).from(sites);
  const address = nameKey(all.find((site) => site.id === lost.siteId)?.address ?? "");
  for (const { id, nameEn, address: other } of all) {
    if (id === lost.siteId || address === "" || nameKey(other ?? "") !== address) continue;
    const [total] = await run.db.execute<{ megawatts: number | null }>(sql`
      select max(c.cumulative_megawatts)::float8 as megawatts from capacity_claims c join phases p on p.id = c.phase_id
      where p.site_id = ${id} and c.basis = ${lost.plan.newest.powerBasis} and c.known_on = ${lost.plan.newest.publishedOn}`);
    const megawatts = total?.megawatts ?? null;
    if (megawatts !== null && Math.abs(megawatts - lost.step.addedMegawatts) <= SAME_TOTAL_MEGAWATTS)
      return { id, nameEn };
  }
  return null;
}

async function keepSplit(run: EpochImport, lost: LostStep, home: Home, sourceId: number): Promise<void> {
  const [from] = await run.db.select({ nameEn: sites.nameEn }).from(sites).where(eq(sites.id, lost.siteId));
  const key = { kind: "split" as const, fromSiteId: lost.siteId, fromPhaseId: lost.phaseId, toSiteId: home.id };
  const names = { fromName: from?.nameEn ?? "", toName: home.nameEn, happenedOn: lost.plan.newest.publishedOn };
  const note = "Read from the same address and the same megawatts; the publication does not say so.";
  await saveRow(run.db, lineage, key, { ...names, sourceId, mark: "D", note });
}
