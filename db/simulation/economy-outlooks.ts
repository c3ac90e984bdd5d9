import { setImmediate as othersTurn } from "node:timers/promises";
import type { PhaseOutlook } from "@/lib/assessment/scenario-outlook";
import { toEpochDay } from "@/lib/domain/dates";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { listScenarioSites } from "../queries/list-scenario-sites";
import { listSiteRecords } from "../queries/list-site-records";
import type { Computation, Results } from "./results";
import { keyOf, taskComputation } from "./task-computation";

/** Sites whose records are read by one set of queries. */
const PAGE = 50;

/** The outlooks of an economy's phases under each of the scenarios, in their order; sites without a forecast are missing. */
export type EconomyOutlooks = PhaseOutlook[][];

/**
 * An economy's phases under scenarios, on the day, seed and draws of each site's stored forecast. Sites are computed one after the other and
 * kept one by one, so that a change of one site recomputes that site alone.
 */
export async function economyOutlooks(
  db: Db,
  results: Results,
  iso3: string,
  scenarios: ScenarioOverrides[],
): Promise<Computation<EconomyOutlooks>> {
  const [made, model] = await Promise.all([listScenarioSites(db, { iso3 }), getModelRecords(db)]);
  const sites: Computation<PhaseOutlook[][]>[] = [];
  for (let from = 0; from < made.length; from += PAGE) {
    const page = made.slice(from, from + PAGE);
    const records = await listSiteRecords(
      db,
      page.map(({ siteId }) => siteId),
      model,
    );
    for (const { siteId, asOfOn, seed, draws } of page) {
      const site = records.find(({ id }) => id === siteId);
      if (!site) continue;
      const options = { asOfDay: toEpochDay(asOfOn), seed, draws };
      sites.push(taskComputation("scenario-outlooks", { site, options, scenarios }));
      await othersTurn();
    }
  }
  return {
    key: keyOf(
      "economy-outlooks",
      sites.map(({ key }) => key),
    ),
    compute: async ({ signal, onProgress }) => {
      const outlooks: EconomyOutlooks = scenarios.map(() => []);
      for (const [i, site] of sites.entries()) {
        const found = await results.join(site, {
          signal,
          onProgress: (share) => onProgress((i + share) / sites.length),
        });
        for (const [place, ofScenario] of found.entries()) outlooks[place]?.push(...ofScenario);
      }
      return outlooks;
    },
  };
}
