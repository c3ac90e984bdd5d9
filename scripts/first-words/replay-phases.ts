import type { Db } from "@/db/client";
import { getModelRecords } from "@/db/queries/get-model-records";
import { listKnownSites } from "@/db/queries/list-known-sites";
import { listSiteRecords } from "@/db/queries/list-site-records";
import { isoDateOf } from "@/lib/domain/dates";
import { groupBy } from "@/lib/domain/group-by";
import { firstWordOf } from "@/lib/track-record/first-word";
import { firstWordForecast } from "@/lib/track-record/first-word-forecast";
import type { FirstWordCase } from "@/lib/track-record/first-words-summary";

export type ReplayedPhase = FirstWordCase & { ordinal: number };

export type Replayed = {
  cases: ReplayedPhase[];
  /** Phases of data centers left out: nothing was said; ended by the day of the first word; no open phase by what was known that day. */
  leftOut: { silent: number; ended: number; unread: number };
};

/** Every phase of a data center on record, each forecast anew by what was known on the day of its first word. Reads only. */
export async function replayPhases(db: Db, horizonsDays: readonly number[]): Promise<Replayed> {
  const model = await getModelRecords(db);
  const ids = (await listKnownSites(db)).map(({ id }) => Number(id));
  const sites = (await listSiteRecords(db, ids, model)).filter(({ type }) => type === "data_centre");
  const leftOut = { silent: 0, ended: 0, unread: 0 };
  const phases = sites.flatMap((site) =>
    site.phases.flatMap((phase) => {
      const word = firstWordOf(site, phase);
      if (word === null) leftOut.silent += 1;
      else if (word.end !== null && word.endDay <= word.day) leftOut.ended += 1;
      else return [{ site, id: phase.id, ordinal: phase.ordinal, word }];
      return [];
    }),
  );
  const cases: ReplayedPhase[] = [];
  for (const [day, own] of groupBy(phases, ({ word }) => word.day)) {
    const siteIds = [...new Set(own.map(({ site }) => site.id))];
    const known = await listSiteRecords(db, siteIds, model, { knownUntil: isoDateOf(day) });
    for (const { site, id, ordinal, word } of own) {
      const then = known.find((one) => one.id === site.id);
      const forecast = then ? firstWordForecast(then, id, day, horizonsDays) : null;
      if (forecast === null) leftOut.unread += 1;
      else {
        const seen = { days: word.endDay - day, end: word.end };
        cases.push({ site: site.slug, iso3: site.iso3, ordinal, day, ...seen, forecast });
      }
    }
  }
  return { cases, leftOut };
}
