import { desc, eq, sql } from "drizzle-orm";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { chainModel } from "@/lib/chain/model";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { InputProblem, Result } from "@/lib/domain/result";
import type { PortfolioRunRequest } from "@/lib/portfolio/portfolio-run";
import { readOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { countActiveJobs } from "../queries/count-active-jobs";
import { getModelRecords } from "../queries/get-model-records";
import { findScenario } from "../queries/list-scenarios";
import { countPortfolioSites } from "../queries/portfolio-sites";
import { portfolioRuns, scenarios } from "../schema";
import type { RunScenario } from "../schema/portfolio-runs";
import { inRetriedTransaction } from "../transaction";
import { lockRequests } from "./locks";

/** Somebody waits for it: before the nightly refreshes, behind what a saved claim asks for. Lower numbers run first. */
const PRIORITY = 5;

/** As many wait or run at once, whoever asks for how many. */
export const PORTFOLIO_RUNS_WAITING = 20;

type Refusal = { kind: "invalid"; problems: InputProblem[] } | { kind: "busy" };

/**
 * Keeps what was asked and puts the job into the worker's queue, both or neither. The same, asked by the same person within a minute, is one
 * run: a form that was sent twice. A scope without sites is refused, and a scenario that is not
 * there or is out of its limits.
 * @returns the run's id; `busy` when nothing was kept, since too many wait
 * @throws when there is no base scenario or no model: the seed is missing
 */
export async function requestPortfolioRun(
  db: Db,
  actor: Actor,
  input: PortfolioRunRequest,
  options: { asOfOn: string },
): Promise<Result<{ id: number }, Refusal>> {
  return inRetriedTransaction(db, actor, async (tx): Promise<Result<{ id: number }, Refusal>> => {
    const of = await countPortfolioSites(tx, input.scope);
    if (of === 0) {
      const reason = "scope: expected at least one site with a phase, got none";
      return { ok: false, failure: { kind: "invalid", problems: [{ field: "scope", value: input.scope, reason }] } };
    }
    const scenario = await scenarioOf(tx, input.scenario);
    if (!scenario.ok) return scenario;

    await lockRequests(tx);
    const run = {
      title: input.title ?? null,
      scope: input.scope,
      scenario: scenario.value,
      asOfOn: options.asOfOn,
      seed: FORECAST_SEED,
      draws: input.draws ?? chainModel(await getModelRecords(tx)).parameter("draws"),
      firstYear: input.firstYear,
      years: input.years,
      requestedBy: actorLabel(actor),
    };
    const asked = await findJustAsked(tx, run);
    if (asked !== null) return { ok: true, value: { id: asked } };
    if ((await countActiveJobs(tx, "run-portfolio")) >= PORTFOLIO_RUNS_WAITING)
      return { ok: false, failure: { kind: "busy" } };
    const [added] = await tx
      .insert(portfolioRuns)
      .values({ ...run, siteCount: of })
      .returning({ id: portfolioRuns.id });
    if (!added) throw new Error("the run was not stored");
    const { id } = added;
    await tx.execute(sql`
      select graphile_worker.add_job('run-portfolio', ${JSON.stringify({ runId: id })}::json,
        job_key => ${`run-portfolio:${id}`}, priority => ${PRIORITY})`);
    return { ok: true, value: { id } };
  });
}

type Asked = Omit<typeof portfolioRuns.$inferInsert, "siteCount" | "title"> & { title: string | null };

/** The run that was asked for in just these words within the last minute. Under the lock of requests: one who asks at the same time waits. */
async function findJustAsked(tx: Db, run: Asked): Promise<number | null> {
  const [found] = await tx.execute<{ id: number }>(sql`
    select id from portfolio_runs
    where requested_by = ${run.requestedBy} and requested_at > clock_timestamp() - interval '1 minute'
      and state <> 'failed' and title is not distinct from ${run.title} and scope = ${JSON.stringify(run.scope)}::jsonb
      and scenario = ${JSON.stringify(run.scenario)}::jsonb and as_of_on = ${run.asOfOn} and seed = ${run.seed}
      and draws = ${run.draws} and first_year = ${run.firstYear} and years = ${run.years}
    order by id desc limit 1`);
  return found?.id ?? null;
}

/** The scenario as the run keeps it: what is stored may get a newer version while the run waits. */
async function scenarioOf(db: Db, asked: PortfolioRunRequest["scenario"]): Promise<Result<RunScenario, Refusal>> {
  if (asked === undefined) {
    const [base] = await db
      .select({ slug: scenarios.slug, version: scenarios.version })
      .from(scenarios)
      .where(eq(scenarios.slug, "base"))
      .orderBy(desc(scenarios.version))
      .limit(1);
    if (!base) throw new Error("the base scenario is missing: run the seed");
    return { ok: true, value: { ...base, overrides: {} } };
  }
  if (asked.kind === "own") {
    const read = readOverrides(asked.overrides);
    return read.ok ? { ok: true, value: { slug: null, version: null, overrides: read.value } } : read;
  }
  const { slug, version } = asked;
  const stored = await findScenario(db, slug, version);
  if (stored) return { ok: true, value: { slug, version, overrides: stored.overrides } };
  const reason = "scenario: expected a stored scenario and its version, found none";
  return {
    ok: false,
    failure: { kind: "invalid", problems: [{ field: "scenario", value: `${slug}.v${version}`, reason }] },
  };
}
