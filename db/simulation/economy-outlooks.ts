import { setImmediate as othersTurn } from "node:timers/promises";
import type { PhaseOutlook } from "@/lib/assessment/scenario-outlook";
import { toEpochDay } from "@/lib/domain/dates";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { getNewestChange } from "../queries/get-newest-change";
import { listScenarioSites } from "../queries/list-scenario-sites";
import { listSiteRecords } from "../queries/list-site-records";
import type { Computation, Results } from "./results";
import { keyOf, taskComputation } from "./task-computation";

/** Sites whose records are read by one set of queries. */
const PAGE = 50;

/** The outlooks of an economy's phases under each of the scenarios, in their order; sites without a forecast are missing. */
export type EconomyOutlooks = PhaseOutlook[][];

/**
 * An economy's phases under scenarios, on the day, seed and draws of each site's stored forecast. Its key comes from two queries, however many
 * sites there are; records are read when it is computed. Sites are kept one by one, so that a change of one site simulates that site alone again.
 */
export async function economyOutlooks(
  db: Db,
  results: Results,
  iso3: string,
  scenarios: ScenarioOverrides[],
): Promise<Computation<EconomyOutlooks>> {
  const [bases, newestChange] = await Promise.all([listScenarioSites(db, { iso3 }), getNewestChange(db)]);
  return {
    key: keyOf("economy-outlooks", bases, scenarios, newestChange),
    compute: async ({ signal, onProgress }) => {
      const outlooks: EconomyOutlooks = scenarios.map(() => []);
      const model = await getModelRecords(db);
      for (let from = 0; from < bases.length; from += PAGE) {
        signal.throwIfAborted();
        const page = bases.slice(from, from + PAGE);
        const siteIds = page.map(({ siteId }) => siteId);
        const records = await listSiteRecords(db, siteIds, model);
        for (const [i, { siteId, asOfOn, seed, draws }] of page.entries()) {
          const site = records.find(({ id }) => id === siteId);
          if (!site) continue;
          const options = { asOfDay: toEpochDay(asOfOn), seed, draws };
          const found = await results.join(taskComputation("scenario-outlooks", { site, options, scenarios }), {
            signal,
            onProgress: (share) => onProgress((from + i + share) / bases.length),
          });
          for (const [place, ofScenario] of found.entries()) outlooks[place]?.push(...ofScenario);
          await othersTurn();
        }
      }
      return outlooks;
    },
  };
}
