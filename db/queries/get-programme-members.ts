import { asc, eq, sql } from "drizzle-orm";
import type { OrganisationRecord } from "@/lib/domain/records";
import type { Db } from "../client";
import * as t from "../schema";
import { organisationRecord } from "./party-records";

/** Whose programme it is, the sites that a source links to it, and a text that changes whenever a record behind their forecasts does. */
export type ProgrammeMembers = { sponsor: OrganisationRecord; siteIds: number[]; recordsKey: string };

/** @throws when there is no such programme */
export async function getProgrammeMembers(db: Db, programmeId: number): Promise<ProgrammeMembers> {
  const [sponsors, members, model] = await Promise.all([
    db
      .select({ sponsor: t.organisations })
      .from(t.programmes)
      .innerJoin(t.organisations, eq(t.organisations.id, t.programmes.sponsorId))
      .where(eq(t.programmes.id, programmeId)),
    db
      .select({ id: t.sites.id, version: t.sites.version })
      .from(t.sites)
      .where(eq(t.sites.programmeId, programmeId))
      .orderBy(asc(t.sites.id)),
    db.execute<{ key: string }>(sql`
      select (select coalesce(max(id), 0) from reference_classes) || '.' || (select coalesce(max(id), 0) from parameters)
        || '.' || (select md5(coalesce(string_agg(b::text, ',' order by b.id), '')) from base_rates b)
        || '.' || (select md5(coalesce(string_agg(p::text, ',' order by p.id), '')) from policy_instruments p) as key`),
  ]);
  const sponsor = sponsors[0]?.sponsor;
  if (!sponsor) throw new Error(`there is no programme ${programmeId}`);
  const versions = members.map(({ id, version }) => `${id}.${version}`).join(",");
  return {
    sponsor: organisationRecord(sponsor),
    siteIds: members.map(({ id }) => id),
    // The sponsor decides what idle machines are worth.
    recordsKey: `${model[0]?.key} ${sponsor.slug}.${sponsor.isHyperscaler} ${versions}`,
  };
}
