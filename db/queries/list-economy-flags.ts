import { sql } from "drizzle-orm";
import type { FlagLevel } from "@/lib/domain/vocabulary";
import type { Db } from "../client";

/**
 * The risks and tasks of every economy that nobody has acknowledged, each with its level. Without those of illustrative sites: readiness
 * leaves these out.
 */
export const listEconomyFlags = (db: Db): Promise<{ iso3: string | null; level: FlagLevel }[]> =>
  db.execute<{ iso3: string | null; level: FlagLevel }>(sql`
    select s.iso3, case f.kind when 'task' then 'task' else f.severity end as level
    from flags f join sites s on s.id = f.site_id
    where f.standing in ('raised', 'escalated') and f.kind <> 'change' and not s.is_illustrative order by f.id`);
