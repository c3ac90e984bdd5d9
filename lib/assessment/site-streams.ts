import { createStreams, type Streams } from "@/lib/forecast";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import type { AssessmentOptions } from "./engine-options";

/** Room for the columns of a site: what is drawn of it, of each phase, and of each gate. */
const columnsOf = ({ phases }: SiteSchedule): number =>
  64 + phases.reduce((sum, { gates }) => sum + 24 + 16 * gates.length, 0);

/** The random columns of a site's draws, to be ended by whoever asks for them. @throws RangeError for draws that are no power of two */
export function streamsOf(schedule: SiteSchedule, { seed, draws }: Pick<AssessmentOptions, "seed" | "draws">): Streams {
  if (!Number.isInteger(Math.log2(draws))) throw new RangeError(`draws: expected a power of two, got ${draws}`);
  return createStreams(seed, draws, undefined, columnsOf(schedule));
}
