import { asc, eq } from "drizzle-orm";
import type { Db } from "../client";
import { outsideAnswers, outsideForecasts, sources } from "../schema";
import { type CitedSource, sourceColumns } from "./list-facts";

type Stored = typeof outsideForecasts.$inferSelect;
type Answer = Pick<
  typeof outsideAnswers.$inferSelect,
  "reading" | "asOfOn" | "share" | "phases" | "megawatts" | "engineVersion" | "inputHash" | "recordedAt"
>;
export type OutsideForecast = Stored & { source: CitedSource | null; answers: Answer[] };

/** What others have forecast, by the day it can be judged, each with our own answers, oldest first. */
export async function listOutsideForecasts(db: Db): Promise<OutsideForecast[]> {
  const rows = await db
    .select({ forecast: outsideForecasts, answer: outsideAnswers, source: sourceColumns })
    .from(outsideForecasts)
    .leftJoin(outsideAnswers, eq(outsideAnswers.outsideForecastId, outsideForecasts.id))
    .leftJoin(sources, eq(sources.id, outsideForecasts.sourceId))
    .orderBy(asc(outsideForecasts.maturesOn), asc(outsideForecasts.slug), asc(outsideAnswers.id));
  const bySlug = new Map<string, OutsideForecast>();
  for (const { forecast, answer, source } of rows) {
    const known = bySlug.get(forecast.slug) ?? { ...forecast, source, answers: [] };
    if (answer) known.answers.push(answer);
    bySlug.set(forecast.slug, known);
  }
  return [...bySlug.values()];
}
