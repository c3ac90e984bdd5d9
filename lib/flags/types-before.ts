import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { FlagRule, FlagSeverity } from "@/lib/domain/vocabulary";

/** One raised flag; `numbers` are put into words by the screens, `claimIds` lead to the evidence. */
export type RaisedFlag = {
  phaseId: number;
  rule: FlagRule;
  severity: FlagSeverity;
  sinceDay: number;
  numbers: Record<string, string | number | null>;
  claimIds: number[];
};

/** All that a rule may read: the site's records, one of its phases, its forecast, and the day (epoch day, UTC). */
export type FlagInput = { site: SiteRecords; phase: PhaseRecord; assessment: PhaseAssessment; asOfDay: number };

/** A rule raises at most one flag per phase: the worst case, with the number of others beside it. */
export type FlagCheck = (input: FlagInput) => RaisedFlag | null;
