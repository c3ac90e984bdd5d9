import { gateNodeId } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { ClaimRecord, SiteRecords } from "@/lib/domain/records";
import type { Streams } from "@/lib/forecast";
import { phaseMoney } from "@/lib/money/phase-money";
import { acceleratorCostFactor } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { DaysSaved } from "@/lib/schedule/days-saved";
import { type Decided, decidedBy } from "@/lib/schedule/decided-by";
import { baseRateEffects } from "./base-rate-effects";
import { type DayQuantiles, dayQuantiles, daysWithin } from "./day-quantiles";
import { siteDaysSaved } from "./days-saved";
import type { AssessmentOptions } from "./engine-options";
import { gateAssessments } from "./gate-assessments";
import { inServiceShares } from "./in-service-shares";
import { phaseMoneyAssumptionsOf } from "./money-input";
import { phaseMoneyInput, priceScores } from "./phase-money-input";
import { type OpenPhase, plannedSite, type SimulatedPhase, simulateSite } from "./simulate-site";
import { streamsOf } from "./site-streams";
import type { DelayCause, OtherDriver, PhaseAssessment, StatedDate } from "./types";

/** One seed for every site; a site's draws are its own all the same, by its key. */
export const FORECAST_SEED = 20251029;

/**
 * Everything we say of a site's phases on a day, from its records alone: schedule → draws → money. Pure: the preview of a claim and the
 * saved forecast are this same function on the same records. A scenario's overrides act on the same draws; without any it is the base.
 * @param overrides checked (`readOverrides`)
 * @throws when a reference class or parameter is missing
 */
export function assessSite(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides = {},
): PhaseAssessment[] {
  const planned = plannedSite(site, overrides);
  const streams = streamsOf(planned.scheduleUnder, options);
  const { phases, chance } = simulateSite(planned, options, streams);
  const effects = baseRateEffects(planned, chance);
  const prices = {
    asOfDay: options.asOfDay,
    scores: priceScores(site.slug, streams),
    assumptions: phaseMoneyAssumptionsOf(site.model, overrides),
    acceleratorCostFactor: acceleratorCostFactor(overrides),
  };
  const saved = siteDaysSaved(planned.scheduleUnder, options);
  const assessed = planned.plans.map((plan) => {
    const phase = phases.find((one) => one.plan === plan);
    if (!phase) return { ...unforecast(plan, options), cancelled: givenUp };
    if (!phase.open) return { ...unforecast(plan, options), ...servedFigures(phase, options) };
    const { open } = phase;
    const inFront = phases.slice(0, phases.indexOf(phase)).findLast((one) => one.open)?.open ?? null;
    return {
      ...unforecast(plan, options),
      ...openFigures(phase, open, inFront, options, saved.get(plan.phase.id) ?? null, streams),
      baseRates: effects.get(plan.phase.id) ?? [],
      money: phaseMoney(phaseMoneyInput(site, { plan, open }, prices)),
    };
  });
  streams.end();
  return assessed;
}

const givenUp = { total: 1, byCause: { given_up: 1, denied: 0 } };

/** What the draws of an open phase say. @param inFront the open phase in front of it */
function openFigures(
  { plan, samples }: SimulatedPhase,
  { schedule, target, serviceP50Day, powerP50Day, outsideP50Day, outsideP80Day }: OpenPhase,
  inFront: OpenPhase | null,
  { asOfDay }: AssessmentOptions,
  saved: DaysSaved | null,
  streams: Streams,
): Partial<PhaseAssessment> {
  const { announced, gates } = plan;
  const decided = decidedBy(schedule, inFront?.schedule ?? null, announced?.statedDay ?? null);
  const outside = schedule.view.isOutside.reduce((sum, isIt) => sum + isIt, 0) / schedule.serviceDay.length;
  const shareOf = (kind: OtherDriver) => decided.find(({ by }) => by.kind === kind)?.share ?? 0;
  return {
    lookDay: schedule.lookDay,
    inServiceByAsOf: target.inServiceByAsOf,
    givenCompletion: dayQuantiles(target.givenCompletion),
    unconditional: dayQuantiles(target.unconditional),
    quantileDays: target.quantiles,
    cancelled: target.cancelled,
    notWithinTenYears: target.notWithinTenYears,
    byAnnounced: target.byAnnounced,
    expectedDelayDays: target.expectedDelayDays,
    delayByCause: target.expectedDelayDays === null ? null : delayCauses(plan, decided),
    standardErrorDays: target.standardErrorDays,
    views: { announced: 1 - outside, outside },
    otherDrivers: {
      rest: shareOf("rest"),
      previous: shareOf("previous"),
      closing: shareOf("closing"),
      licence: shareOf("licence"),
    },
    gatesWithOwnEvidence: gates.filter(({ gate, indicator }) => indicator && gate.evidence.length > 0).length,
    gates: gateAssessments(plan, schedule, decided, saved, streams),
    daysSavedTogether: saved && { bySide: saved.bySide, all: saved.all },
    classP50Day: outsideP50Day,
    classP80Day: outsideP80Day,
    serviceP50Day,
    powerP50Day,
    inServiceShareByYear: samples ? inServiceShares(samples, asOfDay) : {},
  };
}

function delayCauses(plan: PhaseStatus, decided: readonly Decided[]): DelayCause[] {
  return decided
    .flatMap(({ by, delayDays }): DelayCause[] => {
      if (delayDays === null) return [];
      if (by.kind !== "gate") return [{ cause: by.kind, days: delayDays }];
      const read = plan.gates.find(({ gate }) => gate.id === by.id);
      return read ? [{ cause: "gate", nodeId: gateNodeId(plan.phase.ordinal, read), days: delayDays }] : [];
    })
    .sort((a, b) => b.days - a.days);
}

/** The figures of a phase that serves; of one of which nothing is known there are none. */
function servedFigures(
  { plan: { inService }, samples }: SimulatedPhase,
  { asOfDay }: AssessmentOptions,
): Partial<PhaseAssessment> {
  if (!inService || !samples) return {};
  const days = daysWithin(inService);
  const { earliestDay, latestDay } = inService;
  return {
    inServiceByAsOf: 1,
    givenCompletion: days,
    unconditional: days,
    quantileDays: Array.from({ length: 201 }, (_, i) => earliestDay + (i / 200) * (latestDay - earliestDay)),
    inServiceShareByYear: inServiceShares(samples, asOfDay),
  };
}

/** What is said of a phase without draws: it serves, was withdrawn, or nothing at all is known of it. */
function unforecast(
  { phase, stage, inService, announced }: PhaseStatus,
  { asOfDay }: AssessmentOptions,
): PhaseAssessment {
  const never: DayQuantiles = { p10: null, p50: null, p80: null, p90: null };
  const state = inService ? "in_service" : stage === "withdrawn" ? "withdrawn" : "forecast";
  return {
    phaseId: phase.id,
    asOfDay,
    state,
    stage,
    announced:
      announced && state === "forecast"
        ? { basis: announced.basis, latest: statedDate(announced.claim), first: statedDate(announced.first) }
        : null,
    inServiceDay: inService?.latestDay ?? null,
    lookDay: null,
    inServiceByAsOf: 0,
    givenCompletion: never,
    unconditional: never,
    quantileDays: [],
    cancelled: { total: 0, byCause: { given_up: 0, denied: 0 } },
    notWithinTenYears: 0,
    byAnnounced: null,
    expectedDelayDays: null,
    delayByCause: null,
    standardErrorDays: null,
    views: { announced: 0, outside: 0 },
    otherDrivers: { rest: 0, previous: 0, closing: 0, licence: 0 },
    gatesWithOwnEvidence: 0,
    gates: [],
    daysSavedTogether: null,
    classP50Day: null,
    classP80Day: null,
    serviceP50Day: null,
    powerP50Day: null,
    baseRates: [],
    inServiceShareByYear: {},
    money: null,
  };
}

function statedDate(claim: ClaimRecord): StatedDate {
  return {
    claimId: claim.id,
    earliestDay: claim.earliestDay,
    latestDay: claim.latestDay as number,
    knownDay: claim.knownDay,
  };
}
