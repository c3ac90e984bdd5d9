import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { inputProblems } from "@/lib/domain/input-problems";
import { ScenarioInput } from "@/lib/domain/model-input";
import type { InputProblem, Result } from "@/lib/domain/result";
import { readOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { scenarios } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { lockScenarios } from "./locks";
import { saveScenario } from "./save-scenario";

export type OwnScenario = { id: number; slug: string; version: number };

/**
 * An analyst's scenario as it comes from a form; none of its fields is trusted. `basedOnVersion` is the newest version
 * of that name that they had before them; null: none.
 */
export type OwnScenarioInput = Pick<ScenarioInput, "slug" | "nameEn" | "nameKo"> & {
  overrides: unknown;
  basedOnVersion: number | null;
};

type Failure =
  | { kind: "invalid"; problems: InputProblem[] }
  | { kind: "taken" }
  | { kind: "moved"; newestVersion: number }
  | { kind: "full"; limit: number };

/** Versions that one analyst may have, of all their scenarios together: links to them show what they showed, so none is ever taken away. */
export const OWN_VERSIONS = 200;

/**
 * Keeps an analyst's own scenario, checked: a new version when its overrides differ from the newest one's, so that a link to an old version
 * shows what it showed. Overrides out of their limits are returned with field, value and limit; so is a name that is somebody else's or the
 * product's (`taken`), or that has got other overrides since `basedOnVersion` (`moved`), and a new version beyond
 * `OWN_VERSIONS` (`full`). Then nothing is written.
 */
export async function saveOwnScenario(
  db: Db,
  actor: Extract<Actor, { kind: "user" }>,
  input: OwnScenarioInput,
): Promise<Result<OwnScenario, Failure>> {
  const { overrides: given, basedOnVersion, ...names } = input;
  const named = ScenarioInput.safeParse({ ...names, overrides: {} });
  const overrides = readOverrides(given);
  const problems: InputProblem[] = [
    ...(named.success ? [] : inputProblems(named.error, names)),
    ...(overrides.ok
      ? []
      : overrides.failure.problems.map((problem) => ({ ...problem, field: `overrides.${problem.field}` }))),
  ];
  if (!named.success || !overrides.ok) return { ok: false, failure: { kind: "invalid", problems } };
  const { slug, nameEn, nameKo } = named.data;
  return inRetriedTransaction(db, actor, async (tx): Promise<Result<OwnScenario, Failure>> => {
    // The second of two at once sees what the first one saved.
    await lockScenarios(tx);
    const newestFirst = tx.select().from(scenarios).where(eq(scenarios.slug, slug)).orderBy(desc(scenarios.version));
    const [newest] = await newestFirst.limit(1);
    if (newest && newest.ownerId !== actor.userId) return { ok: false, failure: { kind: "taken" } };
    const isSame = newest !== undefined && isDeepStrictEqual(newest.overrides, overrides.value);
    if (newest && newest.version !== basedOnVersion && !isSame)
      return { ok: false, failure: { kind: "moved", newestVersion: newest.version } };
    if (!isSame && (await tx.$count(scenarios, eq(scenarios.ownerId, actor.userId))) >= OWN_VERSIONS)
      return { ok: false, failure: { kind: "full", limit: OWN_VERSIONS } };
    const { id, version } = await saveScenario(tx, actor, {
      slug,
      nameEn,
      nameKo,
      overrides: overrides.value,
      ownerId: actor.userId,
    });
    return { ok: true, value: { id, slug, version } };
  });
}
