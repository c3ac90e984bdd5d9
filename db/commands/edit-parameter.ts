import { desc, eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { inputProblems } from "@/lib/domain/input-problems";
import { ParameterEdit } from "@/lib/domain/model-input";
import { conflict, type Result } from "@/lib/domain/result";
import { anyParameterProblem } from "@/lib/flags/parameter-limits";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { parameters } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { lockParameters } from "./locks";
import { saveVersion } from "./save-version";

/** `isNew` is false when nothing differed from the newest version: then nothing was written. */
export type EditedParameter = { version: number; isNew: boolean };

/**
 * Keeps an analyst's value of a parameter as its next version: a new one when value, mark, reason or address differ. A value that the model
 * cannot be read with is returned with field, value and limit; when the newest version is another than the one that the analyst had before
 * them, that is a conflict. Then nothing is written. A trigger asks for new forecasts of all sites in the same transaction.
 * @param input a `ParameterEdit` as it comes from a form; none of its fields is trusted
 */
export async function editParameter(
  db: Db,
  actor: Extract<Actor, { kind: "user" }>,
  input: unknown,
): Promise<Result<EditedParameter>> {
  const read = ParameterEdit.safeParse(input);
  if (!read.success) return { ok: false, failure: { kind: "invalid", problems: inputProblems(read.error, input) } };
  const { basedOnVersion, slug, ...given } = read.data;
  return inRetriedTransaction(db, actor, async (tx): Promise<Result<EditedParameter>> => {
    await lockParameters(tx);
    const problem = anyParameterProblem(slug, given.value, (await getModelRecords(tx)).parameters);
    if (problem) return { ok: false, failure: { kind: "invalid", problems: [problem] } };
    const newestFirst = tx.select().from(parameters).where(eq(parameters.slug, slug)).orderBy(desc(parameters.version));
    const [newest] = await newestFirst.limit(1);
    if (!newest) throw new Error(`parameter "${slug}" is missing: run the seed`);
    const { version, unit, category } = newest;
    if (version !== basedOnVersion) {
      return conflict(`parameter "${slug}" has version ${version}; the edit was based on version ${basedOnVersion}`);
    }
    const next = { slug, unit, category, ...given };
    const saved = await saveVersion(tx, parameters, next, ["value", "mark", "sourceText", "sourceUrl"], {
      recordedBy: actorLabel(actor),
    });
    return { ok: true, value: { version: saved.version, isNew: saved.id !== newest.id } };
  });
}
