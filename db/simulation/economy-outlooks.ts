import { setImmediate as othersTurn } from "node:timers/promises";
import type { PhaseOutlook } from "@/lib/assessment/scenario-outlook";
import { toEpochDay } from "@/lib/domain/dates";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { type EconomyPhase, listReadinessPhases } from "../queries/list-readiness-phases";
import { listScenarioSites } from "../queries/list-scenario-sites";
import { listSiteRecords } from "../queries/list-site-records";
import type { Computation, Results } from "./results";
import { keyOf, taskComputation } from "./task-computation";

/** Sites whose records are read by one set of queries. */
const PAGE = 50;

export type EconomyOutlooks = {
  /** The economy's phases as they are stored, without their indicators. */
  phases: EconomyPhase[];
  /** Their outlooks under each of the scenarios, in their order; sites without a forecast are missing. */
  outlooks: PhaseOutlook[][];
};

/**
 * An economy's phases under scenarios, on the day, seed and draws of each site's stored forecast. Its key comes from one query, however many
 * sites there are, and holds the newest change of any record; records are read when it is computed. Sites are kept one by one, so that a change of one site simulates that site alone again.
 */
export async function economyOutlooks(
  db: Db,
  results: Results,
  iso3: string,
  scenarios: ScenarioOverrides[],
): Promise<Computation<EconomyOutlooks>> {
  const { sites: bases, newestChange } = await listScenarioSites(db, { iso3 });
  return {
    key: keyOf("economy-outlooks", iso3, bases, newestChange, scenarios),
    compute: async ({ signal, onProgress }) => {
      const outlooks: PhaseOutlook[][] = scenarios.map(() => []);
      const model = await getModelRecords(db);
      const phases = await listReadinessPhases(db, { iso3, withIndicators: false });
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
      return { phases, outlooks };
    },
  };
}
