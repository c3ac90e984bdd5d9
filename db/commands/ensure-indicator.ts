import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { IndicatorInput } from "@/lib/domain/indicator-input";
import type { Db } from "../client";
import { indicators } from "../schema";
import { saveIndicator } from "./save-indicator";

/** The indicator of this phase, kind and key; one on record stays exactly as it is, else it is added. @returns its id */
export async function ensureIndicator(db: Db, actor: Actor, input: IndicatorInput): Promise<number> {
  const { phaseId, kind, key } = input;
  const isThis = and(eq(indicators.phaseId, phaseId), eq(indicators.kind, kind), eq(indicators.key, key));
  const [known] = await db.select({ id: indicators.id }).from(indicators).where(isThis);
  return known?.id ?? saveIndicator(db, actor, input);
}
