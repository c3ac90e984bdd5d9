import type { Actor } from "@/lib/domain/actor";
import type { RegionInput } from "@/lib/domain/economy-input";
import type { Db } from "../client";
import { regions } from "../schema";
import { saveRow } from "./save-row";

/** @returns the region's id */
export async function saveRegion(db: Db, _actor: Actor, input: RegionInput): Promise<number> {
  const { row } = await saveRow(db, regions, { slug: input.slug }, input);
  return row.id;
}
