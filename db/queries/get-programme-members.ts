import { asc, eq } from "drizzle-orm";
import type { OrganisationRecord } from "@/lib/domain/records";
import type { Db } from "../client";
import * as t from "../schema";
import { organisationRecord } from "./party-records";

/** Whose programme it is, and the sites that a source links to it. */
export type ProgrammeMembers = { sponsor: OrganisationRecord; siteIds: number[] };

/** @throws when there is no such programme */
export async function getProgrammeMembers(db: Db, programmeId: number): Promise<ProgrammeMembers> {
  const [sponsors, members] = await Promise.all([
    db
      .select({ sponsor: t.organisations })
      .from(t.programmes)
      .innerJoin(t.organisations, eq(t.organisations.id, t.programmes.sponsorId))
      .where(eq(t.programmes.id, programmeId)),
    db.select({ id: t.sites.id }).from(t.sites).where(eq(t.sites.programmeId, programmeId)).orderBy(asc(t.sites.id)),
  ]);
  const sponsor = sponsors[0]?.sponsor;
  if (!sponsor) throw new Error(`there is no programme ${programmeId}`);
  return { sponsor: organisationRecord(sponsor), siteIds: members.map(({ id }) => id) };
}
