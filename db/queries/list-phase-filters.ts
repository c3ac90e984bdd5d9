import { sql } from "drizzle-orm";
import type { Db } from "../client";

export type PhaseFilterOption = { value: string; nameEn: string; nameKo: string; phases: number };

/** What the list of phases can be narrowed to: the economies and operators that have phases, and how many have no economy. */
export async function listPhaseFilters(
  db: Db,
): Promise<{ economies: PhaseFilterOption[]; operators: PhaseFilterOption[]; phasesWithoutEconomy: number }> {
  const rows = await db.execute<{
    kind: string;
    value: string | null;
    nameEn: string;
    nameKo: string;
    phases: number;
  }>(sql`
    select 'economy' as kind, e.iso3 as value, e.name_en as "nameEn", e.name_ko as "nameKo", count(*)::int as phases
    from phases p join sites s on s.id = p.site_id left join economies e on e.iso3 = s.iso3
    where p.retired_on is null group by e.iso3
    union all
    select 'operator', o.slug, o.name_en, o.name_ko, count(*)::int
    from phases p join sites s on s.id = p.site_id join organisations o on o.id = s.operator_id
    where p.retired_on is null group by o.id
    order by 3`);
  const of = (kind: string) =>
    rows.flatMap(({ kind: is, value, ...row }) => (is === kind && value !== null ? [{ value, ...row }] : []));
  return {
    economies: of("economy"),
    operators: of("operator"),
    phasesWithoutEconomy: rows.find((row) => row.kind === "economy" && row.value === null)?.phases ?? 0,
  };
}
