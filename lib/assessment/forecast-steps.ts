import { scheduleSteps } from "@/lib/chain/schedule-steps";
import { readSiteSchedule } from "@/lib/chain/site-schedule";
import type { SiteRecords } from "@/lib/domain/records";
import { siteChance } from "@/lib/schedule/site-chance";
import { waterfall } from "@/lib/schedule/waterfall";
import type { AssessmentOptions } from "./engine-options";
import { streamsOf } from "./site-streams";

/** What moved a date: the model with its parameters, rules and sizes, that somebody looked, or a claim. */
export type ForecastStep = {
  kind: "model" | "looks" | "claim_added" | "claim_retracted";
  /** Of a claim. */
  claimId: number | null;
  /** Days by which the P50 moved (later: positive); null where the phase was not open before or after. */
  days: number | null;
};

/** The way of a phase's P50 (epoch day, given completion) from one forecast to another; the steps add up to the difference. */
export type ForecastSteps = {
  phaseId: number;
  beforeDay: number | null;
  afterDay: number | null;
  steps: ForecastStep[];
};

/**
 * What moved the P50 of phases between two readings of their site, in the order: model, looks, claims as they were recorded.
 * @param saidDays the P50 that was said before, by the id of the phase, where another version said it: what it differs by is the model's
 */
export function forecastSteps(
  before: SiteRecords,
  after: SiteRecords,
  options: AssessmentOptions,
  phaseIds: readonly number[],
  saidDays: Readonly<Record<number, number>> = {},
): ForecastSteps[] {
  const steps = scheduleSteps(before, after);
  const first = readSiteSchedule(before);
  const now = readSiteSchedule(after);
  // A phase that served or ended since is drawn too.
  const streams = streamsOf({ ...now, phases: [...first.phases, ...now.phases] }, options);
  const chance = siteChance(now, streams);
  const found = phaseIds.map((phaseId): ForecastSteps => {
    const { beforeDay, steps: moved } = waterfall(first, steps, String(phaseId), chance);
    const saidDay = saidDays[phaseId] ?? beforeDay;
    const ofModel = saidDay === null || beforeDay === null ? null : beforeDay - saidDay;
    return {
      phaseId,
      beforeDay: saidDay,
      afterDay: moved.at(-1)?.day ?? null,
      steps: moved.map(({ step, days }) => ({
        kind: step.kind,
        claimId: "claim" in step ? step.claim.id : null,
        days: step.kind === "model" && days !== null && ofModel !== null ? days + ofModel : days,
      })),
    };
  });
  streams.end();
  return found;
}
