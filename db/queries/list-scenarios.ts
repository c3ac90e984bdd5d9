import { and, desc, eq, or, sql } from "drizzle-orm";
import type { InputProblem } from "@/lib/domain/result";
import { overrideProblemText, readOverrides, type ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { scenarios } from "../schema";
import { baseScenarioId } from "./base-scenario";

/** A version of a stored scenario; `ownerId` null for those that come with the product. */
type ScenarioVersion = {
  id: number;
  slug: string;
  version: number;
  nameEn: string;
  nameKo: string;
  ownerId: string | null;
};

/** One that can be computed with. */
export type StoredScenario = ScenarioVersion & { overrides: ScenarioOverrides };

/** One whose overrides do not fit the limits of this version of the product, and why. */
export type UnreadableScenario = ScenarioVersion & { problems: InputProblem[] };

/**
 * Of every scenario the newest version: the base first, then those that come with the product, then the analysts', each by slug. Also the
 * versions that are asked for, to be read by `find` (null: there is none), and the ISO date of the newest base forecast, null when nothing
 * is forecast yet. One query.
 */
export async function listScenarios(
  db: Db,
  asked: readonly { slug: string; version: number }[] = [],
): Promise<{
  find: (slug: string, version: number) => StoredScenario | UnreadableScenario | null;
  newest: (StoredScenario | UnreadableScenario)[];
  baseOn: string | null;
}> {
  const baseOn = sql<string | null>`(
    select max(f.as_of_on)::text from current_forecasts c join forecasts f on f.id = c.forecast_id
    where c.scenario_id = ${baseScenarioId})`;
  const isNewest = sql`${scenarios.version} = (select max(version) from scenarios other where other.slug = ${scenarios.slug})`;
  const rows = await db
    .select({ scenario: scenarios, baseOn })
    .from(scenarios)
    .where(or(isNewest, ...asked.map((one) => isVersion(one.slug, one.version))))
    .orderBy(scenarios.slug, desc(scenarios.version));
  const read = rows.map(({ scenario }) => readScenario(scenario));
  const rank = ({ slug, ownerId }: ScenarioVersion) => (slug === "base" ? 0 : ownerId === null ? 1 : 2);
  return {
    find: (slug, version) => read.find((one) => one.slug === slug && one.version === version) ?? null,
    newest: read.filter(({ slug }, at) => slug !== read[at - 1]?.slug).sort((a, b) => rank(a) - rank(b)),
    baseOn: rows[0]?.baseOn ?? null,
  };
}

/** One version of a scenario; null when there is none. @throws when its overrides do not fit this version's limits */
export async function findScenario(db: Db, slug: string, version: number): Promise<StoredScenario | null> {
  const [row] = await db.select().from(scenarios).where(isVersion(slug, version));
  if (!row) return null;
  const read = readScenario(row);
  if ("overrides" in read) return read;
  const problems = read.problems.map(overrideProblemText).join("; ");
  throw new Error(`scenario ${slug}.v${version} cannot be read: ${problems}`);
}

const isVersion = (slug: string, version: number) => and(eq(scenarios.slug, slug), eq(scenarios.version, version));

function readScenario({ overrides, ...row }: typeof scenarios.$inferSelect): StoredScenario | UnreadableScenario {
  const read = readOverrides(overrides);
  return read.ok ? { ...row, overrides: read.value } : { ...row, problems: read.failure.problems };
}
