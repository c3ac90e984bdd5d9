import { setImmediate as othersTurn } from "node:timers/promises";
import { toEpochDay } from "@/lib/domain/dates";
import { type EconomyComparison, EconomyUnderScenarios } from "@/lib/readiness/economy-comparison";
import { withoutMoney } from "@/lib/scenarios/groups";
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

export type EconomyOutlooks = EconomyComparison & {
  /** The days of the stored forecasts, which both sides rest on; null when no site has one. */
  forecastOn: { first: string; last: string } | null;
};

/**
 * An economy under two scenarios, on the day, seed and draws of each site's stored forecast. Its key comes from one query, however many
 * sites there are; records are read when it is computed. Sites are kept one by one, so that a change of one site simulates that site alone
 * again. They are simulated in threads, and added up as they come, a site in less than a millisecond: copying them all to a thread would hold
 * the loop for seconds.
 */
export async function economyOutlooks(
  db: Db,
  results: Results,
  iso3: string,
  { from, to }: { from: ScenarioOverrides; to: ScenarioOverrides },
): Promise<Computation<EconomyOutlooks>> {
  const { sites: bases, newestChange } = await listScenarioSites(db, { iso3 });
  return {
    key: keyOf("economy-outlooks", iso3, bases, newestChange, withoutMoney(from), withoutMoney(to)),
    compute: async ({ signal, onProgress }) => {
      const under = new EconomyUnderScenarios({ from, to });
      const { scenarios } = under;
      const model = await getModelRecords(db);
      const phases = phasesBySite(await listReadinessPhases(db, { iso3, withIndicators: false }));
      for (let start = 0; start < bases.length; start += PAGE) {
        signal.throwIfAborted();
        const page = bases.slice(start, start + PAGE);
        const siteIds = page.map(({ siteId }) => siteId);
        const records = await listSiteRecords(db, siteIds, model);
        for (const [i, { siteId, asOfOn, seed, draws }] of page.entries()) {
          const site = records.find(({ id }) => id === siteId);
          if (!site) continue;
          const options = { asOfDay: toEpochDay(asOfOn), seed, draws };
          const found = await results.join(taskComputation("scenario-outlooks", { site, options, scenarios }), {
            signal,
            onProgress: (share) => onProgress((start + i + share) / bases.length),
          });
          under.addSite(phases.get(siteId) ?? [], found);
          phases.delete(siteId);
          await othersTurn();
        }
      }
      for (const withoutForecast of phases.values()) {
        under.addSite(withoutForecast, []);
        await othersTurn();
      }
      const days = bases.map(({ asOfOn }) => asOfOn).sort();
      const [first, last] = [days[0], days.at(-1)];
      return { ...under.comparison(), forecastOn: first && last ? { first, last } : null };
    },
  };
}

function phasesBySite(phases: readonly EconomyPhase[]): Map<number, EconomyPhase[]> {
  const bySite = new Map<number, EconomyPhase[]>();
  for (const phase of phases) {
    const own = bySite.get(phase.siteId);
    if (own) own.push(phase);
    else bySite.set(phase.siteId, [phase]);
  }
  return bySite;
}
