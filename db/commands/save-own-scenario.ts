import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { ScenarioInput } from "@/lib/domain/model-input";
import type { InputProblem, Result } from "@/lib/domain/result";
import { readOverrides } from "@/lib/scenarios/overrides";
import type { Db } from "../client";
import { scenarios } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { lockScenario } from "./locks";
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
  | { kind: "moved"; newestVersion: number };

/**
 * Keeps an analyst's own scenario, checked: a new version when its overrides differ from the newest one's, so that a link to an old version
 * shows what it showed. Overrides out of their limits are returned with field, value and limit; so is a name that is somebody else's or the
 * product's (`taken`), or that has got other overrides since `basedOnVersion` (`moved`). Then nothing is written.
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
    ...(named.error?.issues ?? []).map(({ path, message }) => ({
      field: path.join("."),
      value: (names as Record<string, unknown>)[String(path[0])],
      reason: message,
    })),
    ...(overrides.ok
      ? []
      : overrides.failure.problems.map((problem) => ({ ...problem, field: `overrides.${problem.field}` }))),
  ];
  if (!named.success || !overrides.ok) return { ok: false, failure: { kind: "invalid", problems } };
  const { slug, nameEn, nameKo } = named.data;
  return inRetriedTransaction(db, actor, async (tx): Promise<Result<OwnScenario, Failure>> => {
    // The second of two at once sees what the first one saved.
    await lockScenario(tx, slug);
    const newestFirst = tx.select().from(scenarios).where(eq(scenarios.slug, slug)).orderBy(desc(scenarios.version));
    const [newest] = await newestFirst.limit(1);
    if (newest && newest.ownerId !== actor.userId) return { ok: false, failure: { kind: "taken" } };
    const isKnown = !newest || newest.version === basedOnVersion;
    if (!isKnown && !isDeepStrictEqual(newest.overrides, overrides.value))
      return { ok: false, failure: { kind: "moved", newestVersion: newest.version } };
    const id = await saveScenario(tx, actor, {
      slug,
      nameEn,
      nameKo,
      overrides: overrides.value,
      ownerId: actor.userId,
    });
    const [saved] = await tx.select().from(scenarios).where(eq(scenarios.id, id));
    return { ok: true, value: { id, slug, version: (saved as OwnScenario).version } };
  });
}
