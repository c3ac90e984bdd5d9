import type { Actor } from "@/lib/domain/actor";
import type { IndicatorInput } from "@/lib/domain/indicator-input";
import type { Db } from "../client";
import { findIndicator } from "../queries/find-indicator";
import { findIndicatorPlace } from "../queries/find-indicator-place";
import { saveIndicator } from "./save-indicator";

/** The indicator of this phase or site, kind and key; one on record stays exactly as it is, else it is added. @returns its id */
export async function ensureIndicator(db: Db, actor: Actor, input: IndicatorInput): Promise<number> {
  const { kind, key } = input;
  const place = await findIndicatorPlace(db, input);
  return (await findIndicator(db, { ...place, kind, key })) ?? saveIndicator(db, actor, input);
}
