import { type DaysSaved, daysSaved } from "@/lib/schedule/days-saved";
import { siteChance } from "@/lib/schedule/site-chance";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import type { AssessmentOptions } from "./engine-options";
import { streamsOf } from "./site-streams";

/** Fewer than of the forecast: what is compared is drawn alike, so that the difference needs no more. */
const DRAWS = 2_048;

/** What it would save to have gates of each open phase done on the as-of day, by the id of the phase; from 2,048 draws at most. */
export function siteDaysSaved(schedule: SiteSchedule, options: AssessmentOptions): Map<number, DaysSaved> {
  const streams = streamsOf(schedule, { ...options, draws: Math.min(options.draws, DRAWS) });
  const chance = siteChance(schedule, streams);
  const found = new Map(
    schedule.phases.map(({ id }) => [Number(id), daysSaved(schedule, id, options.asOfDay, chance)] as const),
  );
  streams.end();
  return found;
}
