import { eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { OutsideAnswerInput } from "@/lib/domain/outside-forecast-input";
import type { Db } from "../client";
import { outsideAnswers, outsideForecasts } from "../schema";

/** Keeps an answer for ever; the same one again changes nothing. @throws when there is no such outside forecast */
export async function storeOutsideAnswer(
  db: Db,
  actor: Actor,
  { forecast, ...answer }: OutsideAnswerInput,
): Promise<void> {
  const [found] = await db
    .select({ id: outsideForecasts.id })
    .from(outsideForecasts)
    .where(eq(outsideForecasts.slug, forecast));
  if (!found) throw new Error(`expected an outside forecast on record, got "${forecast}"`);
  const row = { ...answer, outsideForecastId: found.id, recordedBy: actorLabel(actor) };
  await db.insert(outsideAnswers).values(row).onConflictDoNothing();
}
