import { and, eq, isNull } from "drizzle-orm";
import type { FlagSeverity } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { flags, phases, sites } from "../schema";

/** The open flags of every economy's phases. Without those of illustrative sites: readiness leaves these out. */
export async function listEconomyFlags(db: Db): Promise<{ iso3: string | null; severity: FlagSeverity }[]> {
  return db
    .select({ iso3: sites.iso3, severity: flags.severity })
    .from(flags)
    .innerJoin(phases, eq(phases.id, flags.phaseId))
    .innerJoin(sites, eq(sites.id, phases.siteId))
    .where(and(isNull(flags.clearedAt), eq(sites.isIllustrative, false)));
}
