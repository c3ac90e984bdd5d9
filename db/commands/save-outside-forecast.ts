import type { Actor } from "@/lib/domain/actor";
import type { OutsideForecastInput } from "@/lib/domain/outside-forecast-input";
import type { Db } from "../client";
import { outsideForecasts } from "../schema";
import { saveRow } from "./save-row";

/** What somebody else has forecast, known by its slug. @returns its id */
export async function saveOutsideForecast(db: Db, _actor: Actor, input: OutsideForecastInput): Promise<number> {
  const { row } = await saveRow(db, outsideForecasts, { slug: input.slug }, input);
  return row.id;
}
