import { confirmedEvidence } from "@/lib/chain/confirmed-evidence";
import type { ClaimRecord } from "@/lib/domain/records";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { SiteHistory } from "@/lib/slips/slip-adjustment";

/** All that was said of one milestone, with what it belongs to. Days are epoch days. */
export type MilestoneClaims = {
  siteSlug: string;
  indicatorKind: IndicatorKind;
  operatorSlug: string | null;
  /** Standing claims, oldest first by the day they were known. */
  claims: readonly ClaimRecord[];
  /** The last day on which anybody looked at its phase or mentioned it. */
  lookedAtDay: number;
};

/**
 * The dates that each party gave for a milestone, and what came of them: one history per milestone and party (the claimant, else the
 * publisher). Promises and estimates both count, under the class of their source; a party that only reported what had happened is left out.
 * What is due and unconfirmed (`confirmedEvidence`) is no finish: it is followed to the last word before the day on which it is said to have happened.
 */
export function promiseHistories(milestones: readonly MilestoneClaims[], asOfDay: number): SiteHistory[] {
  return milestones.flatMap((story) => {
    const milestone = { id: 0, step: "in_service" as const, claims: [...story.claims] };
    const evidence = confirmedEvidence(milestone, asOfDay);
    const isOver = evidence.status === "withdrawn" || evidence.status === "not_required";
    const followedTo =
      evidence.status === "unconfirmed" ? lastWordBefore(story, evidence.claimedDay) : story.lookedAtDay;
    const ofParty = new Map<string, ClaimRecord[]>();
    for (const claim of story.claims) {
      if ((claim.kind !== "promised" && claim.kind !== "estimated") || claim.latestDay === null) continue;
      const party = claim.claimant?.slug ?? claim.source.publisher;
      ofParty.set(party, [...(ofParty.get(party) ?? []), claim]);
    }
    return [...ofParty.values()].map((claims): SiteHistory => {
      const [first] = claims as [ClaimRecord];
      return {
        site: story.siteSlug,
        sourceClass: first.source.class,
        operator: story.operatorSlug,
        indicatorKind: story.indicatorKind,
        promises: claims.map(({ knownDay, latestDay }) => ({ knownDay, promisedDay: latestDay as number })),
        actualDay: evidence.status === "done" ? evidence.latestDay : null,
        endedDay: isOver ? evidence.claim.knownDay : null,
        asOfDay: Math.min(asOfDay, followedTo),
      };
    });
  });
}

/** The day of the last claim before a day (epoch days); without one the day before it. */
function lastWordBefore({ claims }: MilestoneClaims, day: number): number {
  const known = claims.map(({ knownDay }) => knownDay).filter((one) => one < day);
  return known.length > 0 ? Math.max(...known) : day - 1;
}
