import { eq, sql } from "drizzle-orm";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { UNSAVED_ID, withClaim } from "@/lib/assessment/with-claim";
import { chainModel } from "@/lib/chain/model";
import { claimProblems } from "@/lib/domain/claim-speaker";
import { toEpochDay } from "@/lib/domain/dates";
import { newIndicator } from "@/lib/domain/indicator-titles";
import { loggedDate, type MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { ClaimRecord, IndicatorRecord, OrganisationRecord, SiteRecords, SourceRecord } from "@/lib/domain/records";
import type { InputProblem, Result } from "@/lib/domain/result";
import type { PermitType, WorkType } from "@/lib/domain/words";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { Db } from "../client";
import { organisations } from "../schema";
import { simulate } from "../simulation/simulate";
import { findSiteOfTarget } from "./find-site-of-target";
import { findSource, type SourceMatch } from "./find-source";
import { getSiteRecords } from "./get-site-records";
import { sourceRecord } from "./party-records";

/**
 * A site before and after a claim; `after` is what saving it gives. `source` is the one on record or the one to be added, and
 * `sourceDifferences` where the input contradicts the one on record, also when it was said which is meant.
 */
export type MilestonePreview = {
  site: SiteRecords;
  before: SiteEvaluation;
  after: SiteEvaluation;
  source: SourceRecord;
  sourceDifferences: InputProblem[];
};

/** What logging the milestone would do, without writing anything: the same function on the same records as saving. */
export async function previewMilestone(
  db: Db,
  input: MilestoneLogInput,
  { asOfOn }: { asOfOn: string },
): Promise<Result<MilestonePreview>> {
  const siteId = await findSiteOfTarget(db, input.target);
  const [claimant] = input.claimantSlug
    ? await db.select().from(organisations).where(eq(organisations.slug, input.claimantSlug))
    : [];
  const [clock] = await db.execute<{ today: string }>(sql`select current_date::text as today`);
  const match = await findSource(db, input.source, input.sourceChoice ?? null);
  if (match.state === "differs") return { ok: false, failure: { kind: "invalid", problems: match.differences } };
  const source = sourceOf(match, input.source);
  const problems = claimProblems(
    { kind: input.kind, knownOn: input.knownOn, claimantId: input.claimantSlug ? (claimant?.id ?? UNSAVED_ID) : null },
    {
      class: source.class,
      today: clock?.today ?? asOfOn,
      roles: claimant?.roles ?? null,
      claimantSlug: claimant?.slug ?? null,
    },
  );
  if (problems.length > 0) return { ok: false, failure: { kind: "invalid", problems } };

  const site = await getSiteRecords(db, siteId);
  const options = {
    asOfDay: toEpochDay(asOfOn),
    seed: FORECAST_SEED,
    draws: chainModel(site.model).parameter("draws"),
  };
  const target =
    "indicatorId" in input.target
      ? input.target
      : { phaseId: input.target.phaseId, indicator: unsavedIndicator(input.target.kind, input.target.subtype) };
  const changed = withClaim(site, target, input.step, claimRecord(input, source, claimant ?? null));
  const [before, after] = await Promise.all([
    simulate("evaluate-site", { site, options }),
    simulate("evaluate-site", { site: changed, options }),
  ]);
  return { ok: true, value: { site, before, after, source, sourceDifferences: match.differences } };
}

function sourceOf(match: Exclude<SourceMatch, { state: "differs" }>, input: MilestoneLogInput["source"]): SourceRecord {
  if (match.state === "found") return sourceRecord(match.source);
  const { url, title, publisher, publishedOn = null, class: sourceClass, attribution = null } = input;
  return { id: UNSAVED_ID, key: match.naturalKey, url, title, publisher, publishedOn, class: sourceClass, attribution };
}

function claimRecord(input: MilestoneLogInput, source: SourceRecord, claimant: OrganisationRecord | null): ClaimRecord {
  const date = loggedDate(input);
  return {
    id: UNSAVED_ID,
    kind: input.kind,
    earliestDay: date.earliestOn ? toEpochDay(date.earliestOn) : null,
    latestDay: date.latestOn ? toEpochDay(date.latestOn) : null,
    precision: date.precision,
    knownDay: toEpochDay(input.knownOn),
    recordedAt: "",
    mark: input.mark,
    confidence: null,
    quote: input.quote ?? null,
    note: input.note,
    source,
    claimant,
  };
}

function unsavedIndicator(kind: IndicatorRecord["kind"], subtype: WorkType | PermitType | null): IndicatorRecord {
  return {
    ...newIndicator(kind, subtype),
    id: UNSAVED_ID,
    requirementReason: null,
    requirementReasonKo: null,
    counterparty: null,
    workType: kind === "works" ? (subtype as WorkType) : null,
    permitType: kind === "permit" ? (subtype as PermitType) : null,
    milestones: [],
  };
}
