import { asc } from "drizzle-orm";
import type { OrganisationRole } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { organisations } from "../schema";

export type ClaimantRow = { slug: string; nameEn: string; nameKo: string; roles: OrganisationRole[] };

/** Everybody whose word a claim can be. */
export async function listClaimants(db: Db): Promise<ClaimantRow[]> {
  return db
    .select({
      slug: organisations.slug,
      nameEn: organisations.nameEn,
      nameKo: organisations.nameKo,
      roles: organisations.roles,
    })
    .from(organisations)
    .orderBy(asc(organisations.nameEn));
}
