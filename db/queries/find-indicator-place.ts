import { eq } from "drizzle-orm";
import type { IndicatorInput } from "@/lib/domain/indicator-input";
import type { Db } from "../client";
import { phases } from "../schema";

/** The site and phase (null: the whole site) that an indicator belongs to. @throws when there is no such phase, or it is another site's */
export async function findIndicatorPlace(
  db: Db,
  { siteId = null, phaseId = null }: Pick<IndicatorInput, "siteId" | "phaseId">,
): Promise<{ siteId: number; phaseId: number | null }> {
  if (phaseId === null) {
    if (siteId === null) throw new Error("expected an indicator with a phase or a site, got neither");
    return { siteId, phaseId };
  }
  const [phase] = await db.select({ siteId: phases.siteId }).from(phases).where(eq(phases.id, phaseId));
  if (!phase || (siteId !== null && siteId !== phase.siteId))
    throw new Error(`expected a phase${siteId === null ? "" : ` of site ${siteId}`}, got ${phaseId}`);
  return { siteId: phase.siteId, phaseId };
}
