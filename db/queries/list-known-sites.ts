import { sql } from "drizzle-orm";
import type { KnownSite } from "@/lib/importing/registers/sites/match-sites";
import type { Db } from "../client";

/** Every site by all its names, where it is and how large. The keys of a register's rows are known by `listRegisterRows`. */
export async function listKnownSites(db: Db): Promise<KnownSite[]> {
  const rows = await db.execute<Omit<KnownSite, "registerKeys"> & { id: number }>(sql`
    select s.id, s.slug, s.iso3, s.latitude, s.longitude, s.locality,
      array_remove(array[s.name_en, s.name_ko] || array(select a.alias from site_aliases a where a.site_id = s.id order by a.id), null) as names,
      array(select o.name_en from organisations o where o.id in (select s.operator_id union all
        select so.organisation_id from site_organisations so where so.site_id = s.id and so.role in ('operator', 'owner'))) as operators,
      (select sum(coalesce(p.grid_connection_megawatts, p.facility_megawatts, p.critical_it_megawatts, p.unknown_basis_megawatts))::float8
        from phases p where p.site_id = s.id and p.retired_on is null) as megawatts
    from sites s order by s.id`);
  return rows.map((row) => ({ ...row, registerKeys: [] }));
}
