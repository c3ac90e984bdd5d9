import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";

/** What stands against a gate that is open: a refusal, the sponsor's appeal against one, or an appeal against a grant. */
export type StandingAnswer = "refused" | "refused_appealed" | "grant_appealed";

const appeals: readonly MilestoneStep[] = ["appealed", "suit_filed"];
const answers: readonly MilestoneStep[] = [
  ...appeals,
  "granted",
  "refused",
  "appeal_upheld",
  "appeal_dismissed",
  "lapsed",
];

/** What the newest answer on record leaves standing against an open gate; null where there is none, a grant, or one sent back to be decided again. */
export function standingAnswer(indicator: IndicatorRecord | null): StandingAnswer | null {
  const told = (indicator?.milestones ?? [])
    .flatMap(({ step, claims }) => claims.filter(isOfThePast).map((claim) => ({ step, claim })))
    .filter(({ step }) => answers.includes(step))
    .sort((a, b) => dayOf(a.claim) - dayOf(b.claim));
  const last = told.at(-1);
  if (!last || last.step === "granted" || last.claim.outcome === "remanded") return null;
  if (!appeals.includes(last.step)) return "refused";
  const { appellant } = last.claim;
  if (appellant === "sponsor") return "refused_appealed";
  if (appellant === "opponent" || appellant === "authority") return "grant_appealed";
  // Who appeals is not on record: whoever had lost.
  return told.findLast(({ step }) => !appeals.includes(step))?.step === "granted"
    ? "grant_appealed"
    : "refused_appealed";
}

const isOfThePast = ({ kind }: ClaimRecord) => kind === "actual" || kind === "inferred";
const dayOf = ({ latestDay, knownDay }: ClaimRecord) => latestDay ?? knownDay;
