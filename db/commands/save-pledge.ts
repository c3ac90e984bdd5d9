import type { Actor } from "@/lib/domain/actor";
import type { PledgeInput } from "@/lib/domain/programme-input";
import type { Db } from "../client";
import { pledges } from "../schema";
import { saveRow } from "./save-row";

/** @returns the pledge's id */
export async function savePledge(db: Db, _actor: Actor, input: PledgeInput): Promise<number> {
  const { row } = await saveRow(db, pledges, { slug: input.slug }, input);
  return row.id;
}
