import type { RecordClaim, RecordIndicator } from "../records/record-set";
import type { IndicatorNode, PhaseNode, SiteNode } from "./nodes";
import type { Speakers } from "./speakers";
import { type ClaimFate, isFact, stateClaim } from "./state-claim";

/**
 * Adds an indicator and its claims to a phase, or to the whole site, as far as they are not on record. One on record stays as it is.
 * @returns whether it is new, and what its claims come to, in their order
 */
export function stateIndicator(
  site: SiteNode,
  phase: PhaseNode | null,
  record: RecordIndicator,
  by: string | null,
  speakers: Pick<Speakers, "sourceOf" | "partyOf">,
): { isNew: boolean; fates: ClaimFate[] } {
  const { kind, key } = record;
  const known = site.indicators.find((one) => one.phase === phase && one.kind === kind && one.key === key);
  const indicator: IndicatorNode = known ?? { id: null, phase, kind, key, fields: record, milestones: [] };
  if (!known) site.indicators.push(indicator);
  return {
    isNew: known === undefined,
    fates: record.claims.map((claim) => stateClaim(indicator, claim, by, speakers, isBesideOther(claim, record))),
  };
}

const isBesideOther = ({ step, kind }: RecordClaim, { claims }: RecordIndicator) =>
  claims.some((other) => other.step === step && isFact(other.kind) !== isFact(kind));
