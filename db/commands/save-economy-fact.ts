import type { Actor } from "@/lib/domain/actor";
import type { EconomyFactInput } from "@/lib/domain/economy-input";
import type { Db } from "../client";
import { economyFacts } from "../schema";
import { saveRow } from "./save-row";

/** A context figure, known by economy, region, indicator and year. @returns its id */
export async function saveEconomyFact(db: Db, _actor: Actor, input: EconomyFactInput): Promise<number> {
  const { iso3, indicator } = input;
  const key = { iso3, indicator, regionId: input.regionId ?? null, year: input.year ?? null };
  const { row } = await saveRow(db, economyFacts, key, input);
  return row.id;
}
