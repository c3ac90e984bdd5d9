import { readSiteSchedule } from "@/lib/chain/site-schedule";
import type { SiteRecords } from "@/lib/domain/records";
import { createStreams } from "@/lib/forecast";
import { servedBy } from "@/lib/schedule/phase-figures";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";
import { siteChance } from "@/lib/schedule/site-chance";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";

const SEED = 1;
const DRAWS = 1024;

/** What one schedule expected of a phase on the day of its first word. */
export type FirstWordForecast = {
  /** Chance to serve, and to be given up, within each horizon. */
  served: number[];
  cancelled: number[];
  hasStatedDate: boolean;
  areWorksBegun: boolean;
};

/**
 * The one schedule of a phase by what was known on a day (epoch day), over horizons in days from it; null where that shows no open phase.
 * 1,024 draws. Rules and base rates of a later day, and a later announcement, are left out here; names, sizes, parties, the order of the phases
 * and the model's numbers are today's.
 * @param site with the claims known until that day
 */
export function firstWordForecast(
  site: SiteRecords,
  phaseId: number,
  day: number,
  horizonsDays: readonly number[],
): FirstWordForecast | null {
  const schedule = readSiteSchedule(asOf(site, day));
  const place = schedule.phases.findIndex(({ id }) => id === String(phaseId));
  if (place < 0) return null;
  const streams = createStreams(SEED, DRAWS);
  const found = simulateSchedule(schedule, siteChance(schedule, streams))[place] as PhaseSchedule;
  streams.end();
  const { cancelledDay, phase, view } = found;
  const givenUpBy = (until: number) => cancelledDay.filter((end) => end <= until).length / cancelledDay.length;
  return {
    served: horizonsDays.map((horizon) => servedBy(found, day + horizon)),
    cancelled: horizonsDays.map((horizon) => givenUpBy(day + horizon)),
    hasStatedDate: phase.word !== null,
    areWorksBegun: view.worksStartDay !== null,
  };
}

const asOf = (site: SiteRecords, day: number): SiteRecords => ({
  ...site,
  announcedDay: site.announcedDay !== null && site.announcedDay <= day ? site.announcedDay : null,
  policies: site.policies.filter(({ effectiveDay }) => effectiveDay !== null && effectiveDay <= day),
  baseRates: site.baseRates.filter(({ periodToDay }) => periodToDay <= day),
});
