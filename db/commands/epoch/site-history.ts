import { and, asc, eq } from "drizzle-orm";
import type { SitePublication } from "@/lib/importing/epoch/match-steps";
import { findSteps } from "@/lib/importing/epoch/steps";
import type { PowerBasis, PublishedRow } from "@/lib/importing/epoch/types";
import type { Db } from "../../client";
import { capacityClaims, importRows, imports, phases, sources } from "../../schema";

export const IMPORT_KIND = "epoch";
export const PUBLISHER = "Epoch AI";

export type Publication = SitePublication & { publishedOn: string };
export type StoredPhase = typeof phases.$inferSelect;
export type SiteHistory = {
  /** What earlier imports said of the site, oldest first. */
  publications: Publication[];
  phases: StoredPhase[];
  phaseOfStep(publishedOn: string, basis: PowerBasis, cumulativeMegawatts: number): number | undefined;
};

/** A row of `import_rows.raw`: the row as it was understood, and its cells. */
export type KeptRow = {
  kind: "timeline";
  powerBasis: PowerBasis;
  published: Omit<PublishedRow, "raw">;
  cells: PublishedRow["raw"];
};

export async function findSiteHistory(db: Db, site: { id: number; slug: string }): Promise<SiteHistory> {
  const kept = await db
    .select({ importId: imports.id, publishedOn: imports.publishedOn, raw: importRows.raw })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(and(eq(imports.kind, IMPORT_KIND), eq(importRows.subject, site.slug)))
    .orderBy(asc(imports.publishedOn), asc(imports.id), asc(importRows.id));
  const states = new Map<string, { importId: number; publishedOn: string; rows: KeptRow[] }>();
  for (const { importId, publishedOn, raw } of kept) {
    if ((raw as { kind?: string }).kind !== "timeline") continue;
    // Of two imports of one day the newer is the fuller.
    if (states.get(publishedOn)?.importId !== importId) states.set(publishedOn, { importId, publishedOn, rows: [] });
    states.get(publishedOn)?.rows.push(raw as KeptRow);
  }
  const publications = [...states.values()].map(({ publishedOn, rows }): Publication => {
    const read = rows.map((row): PublishedRow => ({ ...row.published, raw: null }));
    read.sort((a, b) => a.date.localeCompare(b.date) || a.rowNumber - b.rowNumber);
    const powerBasis = rows[0]?.powerBasis ?? "facility";
    return { publishedOn, powerBasis, rows: read, steps: findSteps(read, publishedOn) };
  });

  const stored = await db.select().from(phases).where(eq(phases.siteId, site.id)).orderBy(asc(phases.ordinal));
  const said = await db
    .select({
      phaseId: capacityClaims.phaseId,
      basis: capacityClaims.basis,
      knownOn: capacityClaims.knownOn,
      cumulative: capacityClaims.cumulativeMegawatts,
    })
    .from(capacityClaims)
    .innerJoin(phases, eq(phases.id, capacityClaims.phaseId))
    .innerJoin(sources, eq(sources.id, capacityClaims.sourceId))
    .where(and(eq(phases.siteId, site.id), eq(sources.publisher, PUBLISHER)));
  const phaseOfStep: SiteHistory["phaseOfStep"] = (publishedOn, basis, cumulativeMegawatts) =>
    said.find(
      (claim) =>
        claim.knownOn === publishedOn &&
        claim.basis === basis &&
        claim.cumulative !== null &&
        Number(claim.cumulative) === cumulativeMegawatts,
    )?.phaseId;
  return { publications, phases: stored, phaseOfStep };
}
