import { and, eq, isNull } from "drizzle-orm";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { indicators } from "../schema";

/** The id of the indicator of this place (a phase, or a whole site: null), kind and key; null when there is none. */
export async function findIndicator(
  db: Db,
  { siteId, phaseId, kind, key }: { siteId: number; phaseId: number | null; kind: IndicatorKind; key: string },
): Promise<number | null> {
  const isThis = and(
    eq(indicators.siteId, siteId),
    phaseId === null ? isNull(indicators.phaseId) : eq(indicators.phaseId, phaseId),
    eq(indicators.kind, kind),
    eq(indicators.key, key),
  );
  const [known] = await db.select({ id: indicators.id }).from(indicators).where(isThis);
  return known?.id ?? null;
}
