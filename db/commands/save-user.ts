import type { Actor } from "@/lib/domain/actor";
import type { UserInput } from "@/lib/domain/user-input";
import type { Db } from "../client";
import { users } from "../schema";
import { saveRow } from "./save-row";

/** @returns the user's id */
export async function saveUser(db: Db, _actor: Actor, input: UserInput): Promise<string> {
  const { row } = await saveRow(db, users, { id: input.id }, input);
  return row.id;
}
