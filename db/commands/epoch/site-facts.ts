import { eq } from "drizzle-orm";
import type { SiteInput } from "@/lib/domain/site-input";
import type { PublishedSite } from "@/lib/importing/epoch/types";
import type { FileProblem } from "@/lib/importing/problem";
import type { Db } from "../../client";
import { imports, type sites } from "../../schema";
import type { EpochImport } from "./context";
import { IMPORT_KIND } from "./site-history";

type StoredSite = typeof sites.$inferSelect;

/** The ids of the publications that were imported: what they gave, an import may bring up to date. A page of the publisher that an analyst read is none. */
export async function listOwnSources(db: Db): Promise<Set<number>> {
  const rows = await db.selectDistinct({ id: imports.sourceId }).from(imports).where(eq(imports.kind, IMPORT_KIND));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Whether a record rests on the publisher alone: what an analyst or another source gave stays as it is. */
export const isOwnRecord = (run: EpochImport, record: { sourceId: number | null } | null): boolean =>
  record === null || record.sourceId === null || run.ownSources.has(record.sourceId);

/**
 * Where the site is, and which source states it. The newest publication brings its own record up to date; of a record
 * from another source, and from an older publication, it fills what is missing, and what differs is remarked.
 */
export function siteFacts(run: EpochImport, published: PublishedSite, stored: StoredSite | null, isNewest: boolean) {
  const { address, latitude, longitude } = published;
  const lastExaminedOn = isNewest ? run.state.publishedOn : undefined;
  if (isNewest && isOwnRecord(run, stored)) {
    const facts = { address: address ?? undefined, latitude: latitude ?? undefined, longitude: longitude ?? undefined };
    return { ...facts, sourceId: run.sourceId, lastExaminedOn } satisfies Partial<SiteInput>;
  }
  const isPlaced = stored !== null && stored.latitude !== null && stored.longitude !== null;
  return {
    address: stored?.address ?? address ?? undefined,
    latitude: (isPlaced ? stored.latitude : latitude) ?? undefined,
    longitude: (isPlaced ? stored.longitude : longitude) ?? undefined,
    lastExaminedOn,
  } satisfies Partial<SiteInput>;
}

/** Where the publication's address differs from the one on record that another source gave, which was kept. */
export function addressRemarks(
  run: EpochImport,
  published: PublishedSite,
  stored: StoredSite | null,
  file: string,
): FileProblem[] {
  const { address, rowNumber } = published;
  const isKept = stored?.address != null && address !== null && stored.address !== address && !isOwnRecord(run, stored);
  if (!isKept) return [];
  const reason = `differs from the address on record, "${stored.address}", which another source gave and which was kept`;
  return [{ file, row: rowNumber, column: "Address", value: address, reason }];
}
