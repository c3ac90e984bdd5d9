import type { Actor } from "@/lib/domain/actor";
import type { EconomyInput } from "@/lib/domain/economy-input";
import type { Db } from "../client";
import { economies } from "../schema";
import { saveRow } from "./save-row";

/** @returns the economy's ISO code */
export async function saveEconomy(db: Db, _actor: Actor, input: EconomyInput): Promise<string> {
  const { row } = await saveRow(db, economies, { iso3: input.iso3 }, input);
  return row.iso3;
}
