import type { Actor } from "@/lib/domain/actor";
import type { BaseRateInput } from "@/lib/domain/policy-input";
import type { Db } from "../client";
import { baseRates } from "../schema";
import { saveRow } from "./save-row";

/** @returns the base rate's id */
export async function saveBaseRate(db: Db, _actor: Actor, input: BaseRateInput): Promise<number> {
  const { row } = await saveRow(db, baseRates, { slug: input.slug }, input);
  return row.id;
}
