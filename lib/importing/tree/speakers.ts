import { ClaimStatement } from "@/lib/domain/claim-input";
import { claimProblems } from "@/lib/domain/claim-speaker";
import { inputProblems, withoutField } from "@/lib/domain/input-problems";
import type { InputProblem } from "@/lib/domain/result";
import type { OrganisationRole, SourceClass } from "@/lib/domain/vocabulary";
import { columnOf } from "../records/record-reader";
import type { RecordClaim } from "../records/record-set";

/** Who says what: the sources by their key in the set, and the parties by name. */
export type Speakers = {
  sourceOf(key: string): { naturalKey: string; class: SourceClass };
  partyOf(name: string): { slug: string; roles: OrganisationRole[] };
  /** The latest day that it is anywhere on Earth: nobody said anything later. */
  latestDay: string;
};

/** Why a claim cannot be taken in, by the column of record files that says it; none when it can. */
export function claimRefusals(claim: RecordClaim, speakers: Speakers): InputProblem[] {
  const { kind, earliestOn, latestOn, precision, knownOn, knownPrecision, claimant } = claim;
  const statement = { kind, earliestOn, latestOn, precision, knownOn, knownPrecision };
  const parsed = ClaimStatement.safeParse(statement);
  if (!parsed.success) return inColumns(inputProblems(parsed.error, statement), claim);
  const party = claimant ? speakers.partyOf(claimant) : null;
  // Whose id it will be is known once it is stored; here only whether somebody is named counts.
  const named = { kind, knownOn, claimantId: party ? 1 : null };
  const refused = claimProblems(named, {
    class: speakers.sourceOf(claim.source).class,
    latestDay: speakers.latestDay,
    roles: party?.roles ?? null,
    claimantSlug: party?.slug ?? null,
  });
  return inColumns(refused, claim);
}

const inColumns = (problems: readonly InputProblem[], { claimant }: RecordClaim): InputProblem[] =>
  problems.map(({ field, value, reason }) => ({
    field: columnOf("claims", field) ?? field,
    value: field === "claimantId" ? (claimant ?? null) : value,
    reason: withoutField(reason, field),
  }));
