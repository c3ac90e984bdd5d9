import { requestPortfolioRun } from "@/db/commands/request-portfolio-run";
import { findPortfolioRun } from "@/db/queries/list-portfolio-runs";
import { addSmallSites } from "@/db/testing/small-sites";
import { testDatabase } from "@/db/testing/test-database";
import type { Actor } from "@/lib/domain/actor";
import type { PortfolioRunRequest } from "@/lib/portfolio/portfolio-run";

// More than a page of sites.
export const SITES = 55;
export const AS_OF = "2026-11-22";
export const actor: Actor = { kind: "system", name: "test" };
export const everything: PortfolioRunRequest = { scope: { kind: "all" }, firstYear: 2026, years: 6, draws: 128 };

/** A database with small sites, a base and another scenario, and no job; `ask` requests a run of all sites. */
export async function openPortfolioRuns() {
  const database = await testDatabase();
  const sites = await addSmallSites(database.db, SITES);
  await database.db.execute(
    "insert into scenarios (slug, version, name_en, name_ko, overrides) values ('base', 3, 'Base', '기준', '{}') on conflict do nothing",
  );
  await database.db.execute(
    `insert into scenarios (slug, version, name_en, name_ko, overrides) values ('thin', 2, 'Thin', '얇은', '{"utilisation":0.49}')`,
  );
  const clearJobs = async () => {
    await database.db.execute("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
  };
  await clearJobs();

  async function ask(change: Partial<PortfolioRunRequest> = {}): Promise<number> {
    // What is asked for here is asked for on purpose: no form is sent twice.
    await database.db.execute("update portfolio_runs set requested_at = requested_at - interval '1 minute'");
    const asked = await requestPortfolioRun(database.db, actor, { ...everything, ...change }, { asOfOn: AS_OF });
    if (!asked.ok) throw new Error(JSON.stringify(asked.failure));
    return asked.value.id;
  }
  async function found(id: number) {
    const run = await findPortfolioRun(database.db, id);
    if (!run) throw new Error(`there is no run ${id}`);
    return run;
  }
  return { database, sites, ask, found, clearJobs };
}
