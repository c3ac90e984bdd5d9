import { sql } from "drizzle-orm";
import type { Locale } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import type { ReplayFigures } from "../results/kinds";
import type { ReplayRow } from "../results/replay-row";

type SiteRow = Omit<ReplayRow, "step" | "sourceClass" | "phaseOrdinal" | "phaseName"> & {
  phases: Record<string, { ordinal: number; name: Record<Locale, string> }>;
  figures: ReplayFigures;
};

/** Every replayed step as the worker stored it, by site and phase: one query. */
export async function listReplays(db: Db): Promise<ReplayRow[]> {
  const rows = await db.execute<SiteRow>(sql`
    select s.id as "siteId", s.slug as "siteSlug", json_build_object('en', s.name_en, 'ko', s.name_ko) as "siteName", s.iso3,
      o.slug as "operatorSlug", r.engine_version as "engineVersion", r.figures,
      (select json_object_agg(p.id, json_build_object('ordinal', p.ordinal, 'name', json_build_object('en', p.name_en, 'ko', p.name_ko)))
        from phases p where p.site_id = s.id) as phases
    from stored_results r
    join sites s on s.id = r.key::int
    left join organisations o on o.id = s.operator_id
    where r.kind = 'replay' order by s.id`);
  return rows.flatMap(({ phases, figures, ...site }) =>
    figures.steps.map((step): ReplayRow => {
      const phase = phases[step.phaseId];
      if (!phase) throw new Error(`${site.siteSlug} has no phase ${step.phaseId}`);
      return {
        ...site,
        step,
        phaseOrdinal: phase.ordinal,
        phaseName: phase.name,
        sourceClass: step.announced?.sourceClass ?? null,
      };
    }),
  );
}
