import type { RecordIndicator } from "../records/record-set";
import type { RowChange } from "../registers/row-plan";
import type { IndicatorNode, PhaseNode, SiteNode } from "./nodes";
import type { Speakers } from "./speakers";
import { stateClaim } from "./state-claim";

/** What stating an indicator added to its site. */
export type Stated = { indicators: number; claims: number; unchangedClaims: number; changes: RowChange[] };

/** Adds an indicator and its claims to a phase, or to the whole site, as far as they are not on record. One on record stays as it is. */
export function stateIndicator(
  site: SiteNode,
  phase: PhaseNode | null,
  record: RecordIndicator,
  by: string | null,
  speakers: Pick<Speakers, "sourceOf" | "partyOf">,
): Stated {
  const { kind, key } = record;
  const known = site.indicators.find((one) => one.phase === phase && one.kind === kind && one.key === key);
  const indicator: IndicatorNode = known ?? { id: null, phase, kind, key, fields: record, milestones: [] };
  if (!known) site.indicators.push(indicator);
  const stated: Stated = { indicators: known ? 0 : 1, claims: 0, unchangedClaims: 0, changes: [] };
  for (const claim of record.claims) {
    const fate = stateClaim(indicator, claim, by, speakers);
    if (fate.outcome === "unchanged") stated.unchangedClaims += 1;
    else stated.claims += 1;
    if (fate.outcome === "changed") stated.changes.push(fate.change);
  }
  return stated;
}
