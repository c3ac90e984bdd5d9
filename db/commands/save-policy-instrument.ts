import type { Actor } from "@/lib/domain/actor";
import type { PolicyInstrumentInput } from "@/lib/domain/policy-input";
import type { Db } from "../client";
import { policyInstruments } from "../schema";
import { saveRow } from "./save-row";

/** @returns the instrument's id */
export async function savePolicyInstrument(db: Db, _actor: Actor, input: PolicyInstrumentInput): Promise<number> {
  const { row } = await saveRow(db, policyInstruments, { slug: input.slug }, input);
  return row.id;
}
