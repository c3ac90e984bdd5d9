import { desc, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { ModelRecords } from "@/lib/domain/records";
import type { Db } from "../client";
import { parameters, referenceClasses } from "../schema";

/** The newest version of every reference class and parameter, by slug: one query. */
export async function getModelRecords(db: Db): Promise<ModelRecords> {
  const { slug, version, mark, sourceText } = referenceClasses;
  const classes = db
    .selectDistinctOn([slug], {
      isClass: sql<boolean>`true`.as("is_class"),
      slug,
      version,
      value: referenceClasses.values,
      unit: sql<string>`''`.as("unit"),
      mark,
      sourceText,
    })
    .from(referenceClasses)
    .orderBy(slug, desc(version));
  const values = db
    .selectDistinctOn([parameters.slug], {
      isClass: sql<boolean>`false`.as("is_class"),
      slug: parameters.slug,
      version: parameters.version,
      value: parameters.value,
      unit: parameters.unit,
      mark: parameters.mark,
      sourceText: parameters.sourceText,
    })
    .from(parameters)
    .orderBy(parameters.slug, desc(parameters.version));
  const rows = await unionAll(classes, values).orderBy(sql`"slug"`);
  const records: ModelRecords = { classes: {}, parameters: {} };
  for (const row of rows) {
    const { isClass, slug: name, value, unit, ...common } = row;
    if (isClass) records.classes[name] = { ...common, values: value as Record<string, unknown> };
    else records.parameters[name] = { ...common, value, unit };
  }
  return records;
}
