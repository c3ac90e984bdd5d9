import { eq, sql } from "drizzle-orm";
import { asSaved, type SavedAs } from "@/lib/assessment/unsaved";
import type { Actor } from "@/lib/domain/actor";
import { newIndicator } from "@/lib/domain/indicator-titles";
import { loggedDate, type MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { conflict, type Result, unwrap } from "@/lib/domain/result";
import type { PermitType, WorkType } from "@/lib/domain/vocabulary";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { Db } from "../client";
import { findSiteOfTarget } from "../queries/find-site-of-target";
import { type MilestonePlan, planMilestone } from "../queries/plan-milestone";
import { datedClaims, organisations } from "../schema";
import { simulate } from "../simulation/simulate";
import { inRetriedTransaction } from "../transaction";
import { ensureIndicator } from "./ensure-indicator";
import { ensureMilestone } from "./ensure-milestone";
import { inTurn } from "./in-turn";
import { lockAudit, lockSites } from "./locks";
import { recordClaim } from "./record-claim";
import { recordSource } from "./record-source";
import { storeEvaluation } from "./store-evaluation";

/** `evaluation` is null when the same claim was on record already: then nothing is written. */
export type LoggedMilestone = { claimId: number; evaluation: SiteEvaluation | null };

type Options = {
  asOfOn: string;
  /** The `key` of the preview that was looked at: only what it showed is saved. */
  previewKey?: string;
};

/** Once, and three times more when something moved meanwhile. */
const ATTEMPTS = 4;

/**
 * Stores a claim about a milestone and, in the same transaction, the forecasts and flags that follow from it. They are computed before, without
 * a transaction, from a plan; if the plan is another one when the site is locked, it starts again. What the claim may not say is returned with
 * the field named. That the plan moved each time, or is not the one that was previewed, is a conflict. Then nothing is written.
 */
export async function logMilestone(
  db: Db,
  actor: Actor,
  input: MilestoneLogInput,
  options: Options,
): Promise<Result<LoggedMilestone>> {
  const siteId = await findSiteOfTarget(db, input.target);
  return inTurn(siteId, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const planned = await planMilestone(db, input, options);
      if (!planned.ok) return planned;
      const plan = planned.value;
      // Before the preview is compared: a form that was sent twice finds its own claim, which moved the plan.
      if (plan.onRecordId !== null) return { ok: true, value: { claimId: plan.onRecordId, evaluation: null } };
      if (options.previewKey !== undefined && options.previewKey !== plan.key)
        return conflict(`site ${siteId} is no longer as it was previewed`);
      const evaluation = await simulate("evaluate-site", plan.after, { isUrgent: true });
      const value = await inRetriedTransaction(db, actor, async (tx) => {
        await lockSites(tx, [siteId]);
        // Everything that a plan reads is audited: from here on it stays as it is.
        await lockAudit(tx);
        const now = await planMilestone(tx, input, options);
        return now.ok && now.value.key === plan.key ? store(tx, actor, input, plan, evaluation) : null;
      });
      if (value) return { ok: true, value };
    }
    return conflict(`site ${siteId} moved ${ATTEMPTS} times while the claim was saved`);
  });
}

async function store(
  tx: Db,
  actor: Actor,
  input: MilestoneLogInput,
  plan: MilestonePlan,
  evaluation: SiteEvaluation,
): Promise<LoggedMilestone> {
  const saved = await writeClaim(tx, actor, input);
  const stored = asSaved({ inputs: plan.after, evaluation }, saved);
  await storeEvaluation(tx, actor, stored.inputs, stored.evaluation);
  return { claimId: saved.claimId, evaluation: stored.evaluation };
}

async function writeClaim(tx: Db, actor: Actor, input: MilestoneLogInput): Promise<SavedAs> {
  const [claimant] = input.claimantSlug
    ? await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, input.claimantSlug))
    : [];
  const indicatorId =
    "indicatorId" in input.target ? input.target.indicatorId : await addIndicator(tx, actor, input.target);
  const milestoneId = await ensureMilestone(tx, actor, { indicatorId, step: input.step });
  const sourceId = unwrap(await recordSource(tx, actor, input.source, input.sourceChoice ?? null));
  const claim = {
    milestoneId,
    kind: input.kind,
    ...loggedDate(input),
    knownOn: input.knownOn,
    sourceId,
    claimantId: claimant?.id ?? null,
    mark: input.mark,
    note: input.note,
    quote: input.quote ?? null,
  };
  const { id: claimId } = unwrap(await recordClaim(tx, actor, claim, { saysAgain: true }));
  const [row] = await tx
    .select({ recordedAt: sql<string>`${datedClaims.recordedAt}::text` })
    .from(datedClaims)
    .where(eq(datedClaims.id, claimId));
  if (!row) throw new Error(`claim ${claimId} was not stored`);
  return { claimId, milestoneId, indicatorId, sourceId, recordedAt: row.recordedAt };
}

type NewIndicator = Extract<MilestoneLogInput["target"], { kind: unknown }>;

async function addIndicator(tx: Db, actor: Actor, { phaseId, kind, subtype }: NewIndicator): Promise<number> {
  const common = { phaseId, ...newIndicator(kind, subtype) };
  switch (kind) {
    case "service":
      return ensureIndicator(tx, actor, { ...common, kind });
    case "works":
      return ensureIndicator(tx, actor, { ...common, kind, detail: { type: subtype as WorkType } });
    case "permit":
      return ensureIndicator(tx, actor, { ...common, kind, detail: { type: subtype as PermitType } });
    case "ppa":
      return ensureIndicator(tx, actor, { ...common, kind, detail: { structure: "unknown" } });
    default:
      return ensureIndicator(tx, actor, { ...common, kind, detail: {} });
  }
}
