import { streamsOf } from "@/lib/assessment/site-streams";
import { readSiteSchedule } from "@/lib/chain/site-schedule";
import type { SiteRecords } from "@/lib/domain/records";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";
import { siteChance } from "@/lib/schedule/site-chance";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";

const SEED = 1;
const DRAWS = 4096;

/** A phase in each of 4,096 draws, which all phases share: sums over phases are made draw by draw. Days are epoch days; +∞ where it is never given up. */
export type DrawnPhase = Pick<PhaseSchedule, "serviceDay" | "cancelledDay">;

/** The one schedule of every open phase of these sites, by the phase's id: all in the same draws, with what operators and zones share. */
export function drawPhases(sites: readonly SiteRecords[]): Map<number, DrawnPhase> {
  const drawn = new Map<number, DrawnPhase>();
  for (const site of sites) {
    const schedule = readSiteSchedule(site);
    const streams = streamsOf(schedule, { seed: SEED, draws: DRAWS });
    for (const { phase, serviceDay, cancelledDay } of simulateSchedule(schedule, siteChance(schedule, streams)))
      drawn.set(Number(phase.id), { serviceDay: serviceDay.slice(), cancelledDay: cancelledDay.slice() });
    streams.end();
  }
  return drawn;
}
