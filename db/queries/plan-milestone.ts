import { eq } from "drizzle-orm";
import { unsaved } from "@/lib/assessment/unsaved";
import { ClaimStatement } from "@/lib/domain/claim-input";
import { claimProblems } from "@/lib/domain/claim-speaker";
import { inputProblems } from "@/lib/domain/input-problems";
import { loggedDate, type MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { SourceRecord } from "@/lib/domain/records";
import type { InputProblem, Result } from "@/lib/domain/result";
import type { Db } from "../client";
import { latestDayOnEarth } from "../clock";
import { organisations } from "../schema";
import { findSiteOfTarget } from "./find-site-of-target";
import { findSource } from "./find-source";
import { organisationRecord } from "./party-records";
import { plannedRecords, plannedSource, sameClaim } from "./planned-records";
import { inputsKey, readSiteInputs, type SiteInputs, siteInputs } from "./read-site-inputs";

/** What logging a milestone comes to, as everything stands that was read for it. */
export type MilestonePlan = {
  /** Two plans of the same input with the same key are the same: site, model, rules, parties, source and day. */
  key: string;
  before: SiteInputs;
  /** With the claim, as yet `unsaved`; `before` when the very same claim is on record. */
  after: SiteInputs;
  /** The claim that says the very same already; null: it is new. */
  onRecordId: number | null;
  source: SourceRecord;
  /** Where the input contradicts the source on record, also when it was said which is meant. */
  sourceDifferences: InputProblem[];
};

/**
 * Reads what a claim would be added to and checks all that saving it checks. Writes nothing; saving calls it twice, before it computes and once
 * the site is locked.
 * @throws when there is no such indicator or phase
 */
export async function planMilestone(
  db: Db,
  input: MilestoneLogInput,
  { asOfOn }: { asOfOn: string },
): Promise<Result<MilestonePlan>> {
  const siteId = await findSiteOfTarget(db, input.target);
  const [claimant] = input.claimantSlug
    ? await db.select().from(organisations).where(eq(organisations.slug, input.claimantSlug))
    : [];
  const match = await findSource(db, input.source, input.sourceChoice ?? null);
  if (match.state === "refused") return invalid(match.problems);
  const source = plannedSource(match, input.source);
  const { kind, knownOn } = input;
  const statement = { kind, knownOn, ...loggedDate(input) };
  const read = ClaimStatement.safeParse(statement);
  if (!read.success) return invalid(inputProblems(read.error, statement));
  const claimantId = input.claimantSlug ? (claimant?.id ?? unsaved.claimId) : null;
  const refused = claimProblems(
    { kind, knownOn, claimantId },
    {
      class: source.class,
      latestDay: latestDayOnEarth(),
      roles: claimant?.roles ?? null,
      claimantSlug: claimant?.slug ?? null,
    },
  );
  const isKnown = !input.claimantSlug || claimant !== undefined;
  const problems = refused.map((one) =>
    one.field === "claimantId" && !isKnown ? unknownClaimant(input.claimantSlug) : one,
  );
  if (problems.length > 0) return invalid(problems);

  const before = await readSiteInputs(db, siteId, asOfOn);
  const parties = { source, claimant: claimant ? organisationRecord(claimant) : null };
  const onRecordId = sameClaim(before.site, input, parties)?.id ?? null;
  const after =
    onRecordId === null ? siteInputs(plannedRecords(before.site, input, parties), asOfOn, before.standing) : before;
  const { differences: sourceDifferences } = match;
  return { ok: true, value: { key: inputsKey(after), before, after, onRecordId, source, sourceDifferences } };
}

/** In the input's own terms: it names the party by its slug. */
const unknownClaimant = (slug: string | null): InputProblem => ({
  field: "claimantSlug",
  value: slug,
  reason: `claimantSlug: there is no organisation "${slug}"`,
});

const invalid = (problems: InputProblem[]) => ({ ok: false as const, failure: { kind: "invalid" as const, problems } });
