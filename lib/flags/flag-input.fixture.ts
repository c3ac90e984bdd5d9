import { AS_OF, claim, phase, site } from "@/lib/assessment/site.fixture";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { isoDateOf } from "@/lib/domain/dates";
import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind } from "@/lib/domain/vocabulary";
import { phaseFacts } from "./phase-facts";
import { flagThresholds } from "./read-thresholds";
import { assessment } from "./records.fixture";
import type { FlagCheck, FlagInput, RaisedFlag } from "./types";

/** The ISO day so many days from the as-of day. */
export const dayFromNow = (days: number): string => isoDateOf(AS_OF + days);

/** The product's own thresholds. */
export const thresholds = flagThresholds({ parameters: {} });

type Parts = Partial<Omit<FlagInput, "site" | "phase" | "assessment" | "facts">> & {
  assessment?: Partial<PhaseAssessment>;
  site?: Partial<SiteRecords>;
  phase?: Partial<PhaseRecord>;
  /** Of the whole site; they hold the phase, too. */
  wholeSite?: IndicatorRecord[];
};

/** What the rules read of a site with this one phase; its P50 lies 100 days ahead unless told otherwise. */
export function flagInput(indicators: IndicatorRecord[], parts: Parts = {}): FlagInput {
  const { assessment: figures, site: ofSite, phase: ofPhase, wholeSite = [], ...rest } = parts;
  const held = wholeSite.filter(({ kind }) => kind !== "site");
  const only = phase([...indicators, ...held], ofPhase);
  const records = site([only], { indicators: wholeSite, ...ofSite });
  return {
    ...{ site: records, phase: only, assessment: assessment({ phaseId: only.id, asOfDay: AS_OF, ...figures }) },
    ...{ facts: phaseFacts(records, only), p50Day: AS_OF + 100, money: null, move: null, standing: [], thresholds },
    asOfDay: AS_OF,
    ...rest,
  };
}

/** The rules that a check finds, in its order. */
export const rulesOf = (check: FlagCheck, input: FlagInput): string[] => check(input).map(({ rule }) => rule);

/** A flag as a phase raises it. */
export function raised(parts: Partial<RaisedFlag> & Pick<RaisedFlag, "subject" | "stakes">): RaisedFlag {
  return {
    ...{ siteId: 1, rule: "forecast_late", kind: "risk", event: "date", severity: "medium", mayBeHigh: true },
    ...{ sinceDay: AS_OF, numbers: {}, claimIds: [], lines: [], p50Day: null },
    ...parts,
  };
}

/** A day so many days from now, as said so many days ago. */
export const said = (kind: ClaimKind, ahead: number, ago: number): ClaimRecord =>
  claim(kind, dayFromNow(ahead), { knownOn: dayFromNow(-ago) });

/** What happened so many days ago, and was known at once. */
export const happened = (ago: number): ClaimRecord => said("actual", -ago, ago);
