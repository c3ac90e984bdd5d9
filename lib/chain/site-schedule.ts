import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { SchedulePhase, SiteSchedule } from "@/lib/schedule/site-schedule";
import { factorKeys } from "./factor-keys";
import type { PhaseReading } from "./gate-claims";
import { chainModel } from "./model";
import { noWorksDays, phaseDays } from "./phase-looks";
import { type ReadGate, scheduleGates } from "./schedule-gates";
import { scheduleHazard, stageHazards } from "./schedule-hazard";
import { scheduleModel } from "./schedule-model";
import { firstPowerDay, isServing, isWithdrawn, serviceWord } from "./service-word";
import { adjustedSlip } from "./slip-adjustment";
import { haltedDay, isCancelled, pausesOf, standingOf } from "./standstills";

/** What one schedule of a site is made from, and the records behind its gates, by the id of the phase. */
export type SiteReading = { schedule: SiteSchedule; gates: ReadonlyMap<number, readonly ReadGate[]> };

/**
 * What one schedule of a site is made from: its open phases in their order, each with its gates and what is known of them. Left out are phases
 * that serve, those that were withdrawn or cancelled, and one of a site of which nothing at all is known. No day is asked for: a rule counts by its
 * own day, and a claim by its own.
 * @throws when a reference class or parameter is missing
 */
export function readSite(site: SiteRecords): SiteReading {
  const read = [...site.phases]
    .sort((a, b) => a.ordinal - b.ordinal)
    .flatMap((phase) => {
      const found = readPhase(site, phase);
      return found ? [{ phase, ...found }] : [];
    });
  return {
    schedule: {
      ...factorKeys(site),
      phases: read.map(({ schedule }) => schedule),
      model: scheduleModel(site.model),
    },
    gates: new Map(read.map(({ phase, gates }) => [phase.id, gates])),
  };
}

/** As `readSite`, the schedule alone. */
export const readSiteSchedule = (site: SiteRecords): SiteSchedule => readSite(site).schedule;

function readPhase(site: SiteRecords, phase: PhaseRecord): { schedule: SchedulePhase; gates: ReadGate[] } | null {
  const standing = standingOf(site, phase);
  if (phase.retiredDay !== null || isServing(phase) || isGivenUp(site, phase)) return null;
  const days = phaseDays(site, phase);
  if (days === null) return null;
  const { slip, slipAdjustment } = chainModel(site.model);
  const reading: PhaseReading = {
    site,
    firstClaimDay: days.firstClaimDay,
    slipOf: (sourceClass) => adjustedSlip(slip, slipAdjustment, { operator: site.operator?.slug ?? null, sourceClass }),
    haltedDay: haltedDay(phase),
  };
  const read = scheduleGates(site, phase, reading, pausesOf(standing));
  const gates = read.map(({ gate }) => gate);
  const word = serviceWord(phase, reading);
  const powerDay = firstPowerDay(phase);
  const schedule: SchedulePhase = {
    id: String(phase.id),
    ordinal: phase.ordinal,
    isIndependent: phase.isIndependentOfPrevious === true,
    firstWordDay: days.firstWordDay,
    word,
    lookDay: Math.max(days.lookDay, word?.saidDay ?? days.lookDay),
    noWorksDays: noWorksDays(phase),
    firstPowerDay: powerDay,
    gates,
    hazardPerYear: scheduleHazard(gates, powerDay, stageHazards(site.model)),
  };
  return { schedule, gates: read };
}

/** Whether the phase was withdrawn, or its site cancelled. */
export const isGivenUp = (site: SiteRecords, phase: PhaseRecord): boolean =>
  isWithdrawn(phase) || isCancelled(standingOf(site, phase));
