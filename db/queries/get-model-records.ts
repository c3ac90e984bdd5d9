import { desc } from "drizzle-orm";
import type { ModelRecords } from "@/lib/domain/records";
import type { Db } from "../client";
import { parameters, referenceClasses } from "../schema";

/** The newest version of every reference class and parameter, by slug. */
export async function getModelRecords(db: Db): Promise<ModelRecords> {
  const [classes, values] = await Promise.all([
    db
      .selectDistinctOn([referenceClasses.slug])
      .from(referenceClasses)
      .orderBy(referenceClasses.slug, desc(referenceClasses.version)),
    db.selectDistinctOn([parameters.slug]).from(parameters).orderBy(parameters.slug, desc(parameters.version)),
  ]);
  return {
    classes: Object.fromEntries(
      classes.map((row) => [
        row.slug,
        {
          version: row.version,
          values: row.values as Record<string, unknown>,
          mark: row.mark,
          sourceText: row.sourceText,
        },
      ]),
    ),
    parameters: Object.fromEntries(
      values.map((row) => [
        row.slug,
        { version: row.version, value: row.value, unit: row.unit, mark: row.mark, sourceText: row.sourceText },
      ]),
    ),
  };
}
