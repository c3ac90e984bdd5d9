import { type ClaimInput, promisingRoles, promisingSourceClasses } from "./claim-input";
import type { InputProblem } from "./result";
import type { OrganisationRole, SourceClass } from "./vocabulary";

/** Who speaks: the source's class and, when the source reports somebody else's word, that party's roles. */
export type ClaimSpeaker = {
  class: SourceClass;
  /** The latest day anywhere on Earth: a source published today in Seoul is not of the future. */
  latestDay: string;
  roles: OrganisationRole[] | null;
  claimantSlug: string | null;
};

/** What a speaker may not say: a promise without control of the date, or anything that nobody can know yet. */
export function claimProblems(
  claim: Pick<ClaimInput, "kind" | "knownOn" | "claimantId">,
  speaker: ClaimSpeaker,
): InputProblem[] {
  const problems: InputProblem[] = [];
  if (claim.knownOn > speaker.latestDay) {
    problems.push({
      field: "knownOn",
      value: claim.knownOn,
      reason: `knownOn: is later than ${speaker.latestDay}, the latest day anywhere`,
    });
  }
  if (claim.claimantId != null && speaker.claimantSlug === null) {
    problems.push({
      field: "claimantId",
      value: claim.claimantId,
      reason: "claimantId: there is no such organisation",
    });
  } else if (claim.kind === "promised") {
    const { roles } = speaker;
    const mayPromise = roles
      ? roles.some((role) => promisingRoles.includes(role))
      : promisingSourceClasses.includes(speaker.class);
    const who = roles
      ? `an organisation that is ${roles.join(", ") || "without a role"}`
      : `a source of class ${speaker.class} without a claimant`;
    const reason = `claimantId: a promise is the word of a party that controls the date (${promisingRoles.join(", ")}), not of ${who}; record an estimate, or name the party`;
    if (!mayPromise) problems.push({ field: "claimantId", value: claim.claimantId ?? null, reason });
  }
  return problems;
}
