import { asc } from "drizzle-orm";
import type { OutsideAnswerInput } from "@/lib/domain/outside-forecast-input";
import { ENGINE_VERSION } from "@/lib/forecast";
import { lateShare } from "@/lib/track-record/late-share";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { outsideForecasts } from "../schema";
import { listDuePhases } from "./list-due-phases";

/**
 * Our own answers to every reading of every outside forecast that can be scored, from the newest base forecasts. The same records and forecasts
 * give the same answers, as their hash tells. Nothing is stored: `storeOutsideAnswer` does.
 */
export async function answerOutsideForecasts(db: Db, asOfOn: string): Promise<OutsideAnswerInput[]> {
  const asked = await db.select().from(outsideForecasts).orderBy(asc(outsideForecasts.slug));
  const answers: OutsideAnswerInput[] = [];
  for (const { slug, iso3, leastMegawatts, dueYear, saidOn, readings } of asked) {
    if (readings.length === 0) continue;
    const due = await listDuePhases(db, { iso3, leastMegawatts, dueYear, saidOn });
    const members = due.map(({ siteSlug, ordinal }) => `${siteSlug} ${ordinal}`);
    for (const { name, ...reading } of readings) {
      const { share, phases, megawatts } = lateShare(due, reading);
      const inputHash = inputHashOf([due, reading, ENGINE_VERSION]);
      answers.push({
        forecast: slug,
        reading: name,
        asOfOn,
        share,
        phases,
        megawatts,
        engineVersion: ENGINE_VERSION,
        inputHash,
        members,
      });
    }
  }
  return answers;
}
