import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { PortfolioFigures, PortfolioScope } from "@/lib/portfolio/portfolio-run";
import { portfolioRunState } from "./vocabulary";

/** The scenario as it was when the run was asked for: its name and version, null of overrides that are not stored; none in the base. */
export type RunScenario = { slug: string | null; version: number | null; overrides: Record<string, unknown> };

/** A sum over many sites, made by the worker: what was asked, how far it is, and its figures. Nothing rests on it, so the audit leaves it out. */
export const portfolioRuns = pgTable(
  "portfolio_runs",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Null: its scope names it. */
    title: text(),
    scope: jsonb().$type<PortfolioScope>().notNull(),
    scenario: jsonb().$type<RunScenario>().notNull(),
    asOfOn: date({ mode: "string" }).notNull(),
    seed: integer().notNull(),
    draws: integer().notNull(),
    firstYear: integer().notNull(),
    years: integer().notNull(),
    state: portfolioRunState().notNull().default("queued"),
    /** Grows each time a worker takes it up; only the newest one may write. */
    attempt: integer().notNull().default(0),
    /** Sites. */
    done: integer().notNull().default(0),
    siteCount: integer().notNull(),
    /** Why it failed. */
    message: text(),
    result: jsonb().$type<PortfolioFigures>(),
    /** SHA-256 of what was asked, the model, the versions and every record as it was read; equal hashes have equal results. */
    inputHash: text(),
    requestedBy: text().notNull(),
    requestedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index().on(t.requestedAt),
    check(
      "portfolio_runs_done_has_result",
      sql`(${t.state} = 'done') = (${t.result} is not null and ${t.inputHash} is not null)`,
    ),
    check("portfolio_runs_failed_has_message", sql`(${t.state} = 'failed') = (${t.message} is not null)`),
  ],
);
