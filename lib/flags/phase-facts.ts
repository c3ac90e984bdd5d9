import { type DatedClaim, firstKnownDay, hasHappened, isWord, saidDay } from "@/lib/chain/claim-days";
import { isPromiseOfDoer } from "@/lib/chain/may-promise";
import { phaseDays } from "@/lib/chain/phase-looks";
import { serviceBaselines, worksBegunDay } from "@/lib/chain/service-baselines";
import { servicePromises } from "@/lib/chain/service-word";
import { happenedAt } from "@/lib/chain/standstills";
import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";

/** A stated day of service (epoch day, the last of its interval) and the day on which it was said. */
export type ServiceDate = { claim: DatedClaim; saidDay: number; day: number };

/** What the records of one phase come to, as far as the rules ask. Days are epoch days; null: not on record. */
export type PhaseFacts = {
  /** The party's own words on service, oldest first. */
  promises: readonly ServiceDate[];
  /** Anybody else's, oldest first. */
  estimates: readonly ServiceDate[];
  /** The promise in force on the day works began or financing closed, else the first; fixed from then on. */
  firstBaseline: ServiceDate | null;
  latestPromise: ServiceDate | null;
  firstEstimate: ServiceDate | null;
  latestEstimate: ServiceDate | null;
  /** Since when works are under way: the same day as that of the baselines and the money. */
  worksDay: number | null;
  /** Whether the grid is energised, or power flows. */
  hasPower: boolean;
  isComplete: boolean;
  /** The first word on the phase, the last look at it, and the last word on its site, whatever it was about. */
  firstWordDay: number | null;
  lastLookDay: number | null;
  lastHeardDay: number | null;
  /** Load that the phase adds, MW: of the grid, else the facility, else its machines, else as stated; never a plant's nameplate. */
  megawatts: number | null;
};

/** A claim with the record and the step that it is about. */
export type StepClaim = { indicator: IndicatorRecord; step: MilestoneStep; claim: ClaimRecord };

/** Every claim on indicators of these kinds, in the order of the records. */
export const claimsOn = (indicators: readonly IndicatorRecord[], ...kinds: readonly IndicatorKind[]): StepClaim[] =>
  indicators
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((indicator) =>
      indicator.milestones.flatMap(({ step, claims }) => claims.map((claim) => ({ indicator, step, claim }))),
    );

/** Reads the facts of a phase from its records. */
export function phaseFacts(site: SiteRecords, phase: PhaseRecord): PhaseFacts {
  const promises = servicePromises(phase, site).map(dateOf);
  const baselines = serviceBaselines(site, phase);
  const estimates = serviceEstimates(site, phase);
  const building = phase.indicators.filter(({ workType }) => workType === "building");
  const days = phaseDays(site, phase);
  const { gridConnection, facility, criticalIt, unknownBasis } = phase.megawatts;
  return {
    promises,
    estimates,
    firstBaseline: promises.find(({ claim }) => claim.id === baselines?.first.claimId) ?? null,
    latestPromise: promises.at(-1) ?? null,
    firstEstimate: estimates[0] ?? null,
    latestEstimate: estimates.at(-1) ?? null,
    worksDay: worksBegunDay(phase),
    hasPower: happenedAt(phase.indicators, "energised").length + happenedAt(phase.indicators, "first_power").length > 0,
    isComplete: happenedAt(building, "completed").length > 0,
    firstWordDay: days?.firstWordDay ?? null,
    lastLookDay: days?.lookDay ?? null,
    lastHeardDay: lastHeard(site),
    megawatts: gridConnection ?? facility ?? criticalIt ?? unknownBasis ?? null,
  };
}

const dateOf = (claim: DatedClaim): ServiceDate => ({ claim, saidDay: saidDay(claim), day: claim.latestDay });

/** Anybody else's stated days of service that lay ahead when they were said, without those that were taken back; of a phase in parts those of its first. */
function serviceEstimates(site: SiteRecords, phase: PhaseRecord): ServiceDate[] {
  const parts = phase.indicators
    .filter(({ kind }) => kind === "service")
    .map(({ milestones }) => {
      const claims = milestones.find(({ step }) => step === "in_service")?.claims ?? [];
      const end = claims.findLastIndex(({ kind }) => kind === "withdrawn" || kind === "not_required");
      return claims
        .slice(end + 1)
        .filter((claim): claim is DatedClaim => claim.kind !== "actual" && isWord(claim))
        .filter((claim) => !isPromiseOfDoer(claim, "service", site))
        .map(dateOf)
        .sort((a, b) => a.saidDay - b.saidDay || a.claim.id - b.claim.id);
    });
  const latestDay = (dates: readonly ServiceDate[]) => dates.at(-1)?.day ?? Number.POSITIVE_INFINITY;
  return parts.sort((a, b) => latestDay(a) - latestDay(b))[0] ?? [];
}

function lastHeard({ indicators, phases }: SiteRecords): number | null {
  const claims = [...indicators, ...phases.flatMap((phase) => phase.indicators)].flatMap(({ milestones }) =>
    milestones.flatMap((milestone) => milestone.claims),
  );
  return claims.length === 0 ? null : Math.max(...claims.map(firstKnownDay));
}

/** Whether something has happened at a step of indicators of a kind. */
export const hasDone = (phase: PhaseRecord, kind: IndicatorKind, ...steps: readonly MilestoneStep[]): boolean =>
  claimsOn(phase.indicators, kind).some(({ step, claim }) => steps.includes(step) && hasHappened(claim));
