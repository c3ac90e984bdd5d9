import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { IndicatorInput } from "@/lib/domain/indicator-input";
import type { Db } from "../client";
import { findIndicatorPlace } from "../queries/find-indicator-place";
import { indicators } from "../schema";
import { saveIndicator } from "./save-indicator";

/** The indicator of this phase or site, kind and key; one on record stays exactly as it is, else it is added. @returns its id */
export async function ensureIndicator(db: Db, actor: Actor, input: IndicatorInput): Promise<number> {
  const { kind, key } = input;
  const { siteId, phaseId } = await findIndicatorPlace(db, input);
  const isThis = and(
    eq(indicators.siteId, siteId),
    phaseId === null ? isNull(indicators.phaseId) : eq(indicators.phaseId, phaseId),
    eq(indicators.kind, kind),
    eq(indicators.key, key),
  );
  const [known] = await db.select({ id: indicators.id }).from(indicators).where(isThis);
  return known?.id ?? saveIndicator(db, actor, input);
}
