import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { SourceClass } from "@/lib/domain/vocabulary";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import { shareBy } from "@/lib/scoring/forecast-distribution";
import { outcomeBy, phaseOutcome } from "./outcome";

/** Grows when a step says something else for the same records: stored replays of another version are recomputed. */
export const REPLAY_VERSION = "2";

/** One phase in a replay: what would have been said then, and what the later state shows. Plain data; days are epoch days. */
export type ReplayStep = {
  phaseId: number;
  asOfDay: number;
  endDay: number;
  stage: PhaseAssessment["stage"];
  announced: { day: number; basis: "promised" | "estimated"; sourceClass: SourceClass } | null;
  p10Day: number | null;
  p50Day: number | null;
  p90Day: number | null;
  quantileDays: number[];
  neverProbability: number;
  /** P(earning by the later state's day). */
  probabilityByEnd: number;
  classP50Day: number | null;
  classP80Day: number | null;
  outcome: ReplayOutcome;
};

/** `unknown` is not scored, and says why. */
export type ReplayOutcome =
  | { state: "in_service"; day: number; basis: "actual" | "inferred" }
  | { state: "not_yet" }
  | { state: "withdrawn" }
  | { state: "unknown"; reason: "no_longer_published" | "unconfirmed" | "nothing_heard" };

/**
 * Forecasts a site from what was known on the earlier day and reads the outcome of every phase then open from the later state.
 * @param then the site as known on `asOfDay`
 * @param later the site as known on `endDay`
 */
export function replaySteps(
  then: SiteRecords,
  later: SiteRecords,
  options: { asOfDay: number; endDay: number; seed: number; draws: number },
): ReplayStep[] {
  const { asOfDay, endDay, seed, draws } = options;
  const { phases } = evaluateSite(then, { asOfDay, seed, draws });
  return phases
    .filter(({ state }) => state === "forecast")
    .map((assessment) => {
      const phase = then.phases.find(({ id }) => id === assessment.phaseId) as PhaseRecord;
      const neverProbability = assessment.cancelled.total;
      const { quantileDays, givenCompletion, announced } = assessment;
      return {
        phaseId: phase.id,
        asOfDay,
        endDay,
        stage: assessment.stage,
        announced: announced && {
          day: announced.latest.latestDay,
          basis: announced.basis,
          sourceClass: sourceClassOf(phase, announced.latest.claimId),
        },
        p10Day: givenCompletion.p10,
        p50Day: givenCompletion.p50,
        p90Day: givenCompletion.p90,
        quantileDays,
        neverProbability,
        probabilityByEnd: shareBy({ quantileDays, neverProbability }, endDay),
        classP50Day: assessment.classP50Day,
        classP80Day: assessment.classP80Day,
        outcome: outcomeOf(later, phase.id, asOfDay, endDay),
      };
    });
}

function sourceClassOf(phase: PhaseRecord, claimId: number): SourceClass {
  const claims = phase.indicators.flatMap(({ milestones }) => milestones.flatMap((milestone) => milestone.claims));
  const claim = claims.find(({ id }) => id === claimId);
  if (!claim) throw new Error(`phase ${phase.id} has no claim ${claimId}`);
  return claim.source.class;
}

function outcomeOf(later: SiteRecords, phaseId: number, asOfDay: number, endDay: number): ReplayOutcome {
  const retired = later.retiredPhases.find(({ id }) => id === phaseId);
  const phase = retired ?? later.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new Error(`${later.slug} lost phase ${phaseId} between two of its published states`);
  const examinedDay = retired ? null : later.lastExaminedDay;
  const outcome = phaseOutcome(phase.indicators, examinedDay, endDay);
  const settled = outcomeBy(outcome, asOfDay, endDay);
  if (settled?.happened && outcome.state === "in_service")
    return { state: "in_service", day: settled.day, basis: outcome.basis };
  if (settled) return { state: outcome.state === "withdrawn" ? "withdrawn" : "not_yet" };
  if (outcome.state === "unconfirmed") return { state: "unknown", reason: "unconfirmed" };
  return { state: "unknown", reason: retired ? "no_longer_published" : "nothing_heard" };
}
