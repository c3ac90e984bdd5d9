import { and, asc, eq, isNull } from "drizzle-orm";
import type { FlagRule, FlagSeverity } from "@/lib/domain/words";
import type { Db } from "../client";
import { flags, phases } from "../schema";

export type SiteFlagRow = {
  id: number;
  phaseId: number;
  rule: FlagRule;
  severity: FlagSeverity;
  numbers: Record<string, string | number | null>;
  claimIds: number[];
  since: string;
};

/** The open flags of a site's phases, most severe first. */
export async function listSiteFlags(db: Db, siteId: number): Promise<SiteFlagRow[]> {
  const rows = await db
    .select({
      id: flags.id,
      phaseId: flags.phaseId,
      rule: flags.rule,
      severity: flags.severity,
      reason: flags.reason,
      claimIds: flags.claimIds,
      since: flags.since,
    })
    .from(flags)
    .innerJoin(phases, eq(phases.id, flags.phaseId))
    .where(and(eq(phases.siteId, siteId), isNull(flags.clearedAt)))
    .orderBy(asc(flags.severity), asc(flags.since), asc(flags.id));
  return rows.map(({ reason, ...row }) => ({ ...row, numbers: reason as SiteFlagRow["numbers"] }));
}
