import { eq } from "drizzle-orm";
import type { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { Db } from "../client";
import { indicators, phases } from "../schema";

/** The site that an indicator, or a phase, belongs to. @throws when there is no such indicator or phase */
export async function findSiteOfTarget(db: Db, target: MilestoneLogInput["target"]): Promise<number> {
  const [row] =
    "indicatorId" in target
      ? await db.select({ siteId: indicators.siteId }).from(indicators).where(eq(indicators.id, target.indicatorId))
      : await db.select({ siteId: phases.siteId }).from(phases).where(eq(phases.id, target.phaseId));
  if (!row) throw new Error(`there is no such indicator or phase: ${JSON.stringify(target)}`);
  return row.siteId;
}
