import { and, desc, eq } from "drizzle-orm";
import { overrideProblemText, readOverrides, type ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { scenarios } from "../schema";

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

/** The newest version of every scenario: the base first, then those that come with the product, then the analysts', each by slug. */
export async function listScenarios(db: Db): Promise<StoredScenario[]> {
  const rows = await db
    .selectDistinctOn([scenarios.slug])
    .from(scenarios)
    .orderBy(scenarios.slug, desc(scenarios.version));
  const rank = ({ slug, ownerId }: StoredScenario) => (slug === "base" ? 0 : ownerId === null ? 1 : 2);
  return rows.map(storedScenario).sort((a, b) => rank(a) - rank(b));
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
