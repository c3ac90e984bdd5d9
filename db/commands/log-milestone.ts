import { eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { newIndicator } from "@/lib/domain/indicator-titles";
import { loggedDate, type MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { InputProblem, Result } from "@/lib/domain/result";
import type { PermitType, WorkType } from "@/lib/domain/words";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { Db } from "../client";
import { findSiteOfTarget } from "../queries/find-site-of-target";
import { organisations } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { ensureIndicator } from "./ensure-indicator";
import { ensureMilestone } from "./ensure-milestone";
import { recordClaim } from "./record-claim";
import { recordSource } from "./record-source";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

export type LoggedMilestone = {
  claimId: number /** Null: the same claim was on record already. */;
  evaluation: SiteEvaluation | null;
};

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class Refused extends Error {
  constructor(readonly problems: InputProblem[]) {
    super("refused");
  }
}

/**
 * Keeps a claim about a milestone and, in the same transaction, the forecast and flags that follow from it. What the claim may not say
 * is returned with the field named, and then nothing is written.
 */
export async function logMilestone(
  db: Db,
  actor: Actor,
  input: MilestoneLogInput,
  options: { asOfOn: string },
): Promise<Result<LoggedMilestone>> {
  const siteId = await findSiteOfTarget(db, input.target);
  try {
    const value = await inRetriedTransaction(db, actor, async (tx) => {
      await tx.execute(sql`select 1 from sites where id = ${siteId} for update`);
      const claimId = await writeClaim(tx, actor, input);
      return { claimId, evaluation: await refreshSiteForecasts(tx, actor, { siteId, asOfOn: options.asOfOn }) };
    });
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: { kind: "invalid", problems: error.problems } };
    throw error;
  }
}

async function writeClaim(tx: Db, actor: Actor, input: MilestoneLogInput): Promise<number> {
  const claimant = await findClaimant(tx, input.claimantSlug);
  const indicatorId =
    "indicatorId" in input.target ? input.target.indicatorId : await addIndicator(tx, actor, input.target);
  const milestoneId = await ensureMilestone(tx, actor, { indicatorId, step: input.step });
  const source = await recordSource(tx, actor, input.source, input.sourceChoice ?? null);
  if (!source.ok) throw refusalOf(source.failure);
  const recorded = await recordClaim(tx, actor, {
    milestoneId,
    kind: input.kind,
    ...loggedDate(input),
    knownOn: input.knownOn,
    sourceId: source.value,
    claimantId: claimant,
    mark: input.mark,
    note: input.note,
    quote: input.quote ?? null,
  });
  if (recorded.ok) return recorded.value.id;
  throw refusalOf(recorded.failure);
}

const refusalOf = (failure: Extract<Result<never>, { ok: false }>["failure"]) =>
  new Refused(failure.kind === "invalid" ? failure.problems : []);

async function findClaimant(tx: Db, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const [row] = await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, slug));
  if (!row)
    throw new Refused([{ field: "claimantSlug", value: slug, reason: "claimantSlug: there is no such organisation" }]);
  return row.id;
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
