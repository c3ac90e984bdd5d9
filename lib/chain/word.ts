import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { SourceClass } from "@/lib/domain/vocabulary";
import type { SlipModel } from "@/lib/forecast";
import type { Word } from "@/lib/schedule/site-schedule";
import { type DatedClaim, partyOf, saidDay } from "./claim-days";

type WordReading = { firstClaimDay: number; slipOf: (sourceClass: SourceClass) => SlipModel };

/** The word of a claim: who said it, when, and how dates of its kind slip. Its age runs from the first claim on the phase, in years. */
export function wordOf(claim: DatedClaim, { firstClaimDay, slipOf }: WordReading): Word {
  const said = saidDay(claim);
  return {
    party: partyOf(claim),
    saidDay: said,
    statedDay: claim.latestDay,
    ageYears: Math.max(0, said - firstClaimDay) / DAYS_PER_YEAR,
    slip: slipOf(claim.source.class),
  };
}
