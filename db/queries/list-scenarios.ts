import { and, desc, eq, sql } from "drizzle-orm";
import { overrideProblemText, readOverrides, type ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { scenarios } from "../schema";
import { baseScenarioId } from "./base-scenario";

/** One version of a stored scenario; `ownerId` null for those that come with the product. */
export type StoredScenario = {
  id: number;
  slug: string;
  version: number;
  nameEn: string;
  nameKo: string;
  overrides: ScenarioOverrides;
  ownerId: string | null;
};

/**
 * Every version of every scenario, to be read by `find` (null: there is none), and of each the newest: the base first, then those that come with the product, then the analysts', each by
 * slug; and the ISO date of the newest base forecast, null when nothing is forecast yet. One query.
 */
export async function listScenarios(db: Db): Promise<{
  find: (slug: string, version: number) => StoredScenario | null;
  newest: StoredScenario[];
  baseOn: string | null;
}> {
  const baseOn = sql<string | null>`(
    select max(f.as_of_on)::text from current_forecasts c join forecasts f on f.id = c.forecast_id
    where c.scenario_id = ${baseScenarioId})`;
  const rows = await db
    .select({ scenario: scenarios, baseOn })
    .from(scenarios)
    .orderBy(scenarios.slug, desc(scenarios.version));
  const rank = ({ slug, ownerId }: StoredScenario) => (slug === "base" ? 0 : ownerId === null ? 1 : 2);
  const newest = rows.filter(({ scenario }, index) => scenario.slug !== rows[index - 1]?.scenario.slug);
  return {
    find: (slug, version) => {
      const found = rows.find(({ scenario }) => scenario.slug === slug && scenario.version === version);
      return found ? storedScenario(found.scenario) : null;
    },
    newest: newest.map(({ scenario }) => storedScenario(scenario)).sort((a, b) => rank(a) - rank(b)),
    baseOn: rows[0]?.baseOn ?? null,
  };
}

/** One version of a scenario; null when there is none. */
export async function findScenario(db: Db, slug: string, version: number): Promise<StoredScenario | null> {
  const [row] = await db
    .select()
    .from(scenarios)
    .where(and(eq(scenarios.slug, slug), eq(scenarios.version, version)));
  return row ? storedScenario(row) : null;
}

/** @throws when what is stored is no scenario: it was not written by a command */
function storedScenario({ overrides, ...row }: typeof scenarios.$inferSelect): StoredScenario {
  const read = readOverrides(overrides);
  if (read.ok) return { ...row, overrides: read.value };
  const problems = read.failure.problems.map(overrideProblemText).join("; ");
  throw new Error(`scenario ${row.slug}.v${row.version} cannot be read: ${problems}`);
}
