import { type SQL, sql } from "drizzle-orm";
import type { PortfolioRunState } from "@/lib/domain/vocabulary";
import { type EarlierPortfolioFigures, type KeptFigures, keptFigures } from "@/lib/portfolio/kept-figures";
import type { PortfolioFigures, PortfolioScope } from "@/lib/portfolio/portfolio-run";
import type { Db } from "../client";
import type { RunScenario } from "../schema/portfolio-runs";

/** A run without its figures; the names are the scope's, null for all sites. Instants are ISO, UTC. */
export type PortfolioRun = {
  id: number;
  title: string | null;
  scope: PortfolioScope;
  scopeNameEn: string | null;
  scopeNameKo: string | null;
  scenario: RunScenario;
  /** The stored scenario's names; null of overrides that are not stored. */
  scenarioNameEn: string | null;
  scenarioNameKo: string | null;
  asOfOn: string;
  seed: number;
  draws: number;
  firstYear: number;
  years: number;
  state: PortfolioRunState;
  done: number;
  siteCount: number;
  message: string | null;
  inputHash: string | null;
  requestedBy: string;
  requestedAt: string;
  /** From its start (the newest one) until now or its end; null while it waits. */
  elapsedSeconds: number | null;
};

const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const columns = sql`
  r.id, r.title, r.scope, r.scenario, r.as_of_on::text as "asOfOn", r.seed, r.draws, r.first_year as "firstYear", r.years, r.state,
  r.done, r.site_count as "siteCount", r.message, r.input_hash as "inputHash", r.requested_by as "requestedBy",
  ${iso(sql`r.requested_at`)} as "requestedAt",
  extract(epoch from coalesce(r.finished_at, clock_timestamp()) - r.started_at)::float8 as "elapsedSeconds",
  coalesce(e.name_en, o.name_en, p.name_en) as "scopeNameEn", coalesce(e.name_ko, o.name_ko, p.name_ko) as "scopeNameKo",
  s.name_en as "scenarioNameEn", s.name_ko as "scenarioNameKo"`;

const sources = sql`
  portfolio_runs r
  left join economies e on r.scope->>'kind' = 'economy' and e.iso3 = r.scope->>'iso3'
  left join organisations o on r.scope->>'kind' = 'operator' and o.slug = r.scope->>'slug'
  left join programmes p on r.scope->>'kind' = 'programme' and p.slug = r.scope->>'slug'
  left join scenarios s on s.slug = r.scenario->>'slug' and s.version = (r.scenario->>'version')::int`;

/** The newest runs first. */
export async function listPortfolioRuns(db: Db, input: { limit: number }): Promise<PortfolioRun[]> {
  return db.execute<PortfolioRun>(sql`
    select ${columns} from ${sources} order by r.requested_at desc, r.id desc limit ${input.limit}`);
}

/** One run with its figures, which are null until it is done; null when there is no such run. */
export async function findPortfolioRun(
  db: Db,
  id: number,
): Promise<(PortfolioRun & { figures: KeptFigures | null }) | null> {
  const [run] = await db.execute<PortfolioRun & { figures: PortfolioFigures | EarlierPortfolioFigures | null }>(sql`
    select ${columns}, r.result as figures from ${sources} where r.id = ${id}`);
  return run ? { ...run, figures: run.figures && keptFigures(run.figures) } : null;
}

/** How far a run is, without its figures: what a page asks every second or two. */
export async function findPortfolioProgress(
  db: Db,
  id: number,
): Promise<Pick<PortfolioRun, "state" | "done" | "siteCount" | "elapsedSeconds"> | null> {
  const [run] = await db.execute<Pick<PortfolioRun, "state" | "done" | "siteCount" | "elapsedSeconds">>(sql`
    select r.state, r.done, r.site_count as "siteCount",
      extract(epoch from coalesce(r.finished_at, clock_timestamp()) - r.started_at)::float8 as "elapsedSeconds"
    from portfolio_runs r where r.id = ${id}`);
  return run ?? null;
}
