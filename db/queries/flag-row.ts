import { type SQL, sql } from "drizzle-orm";
import type { EvidenceMark, FlagStanding, SourceClass } from "@/lib/domain/vocabulary";
import type { FlagKind, FlagLine, FlagNumbers, FlagRule, RiskSeverity } from "@/lib/flags/types";

export type FlagEvidence = {
  claimId: number;
  publisher: string;
  class: SourceClass;
  mark: EvidenceMark;
  knownOn: string;
};

export type FlagPhase = { id: number; ordinal: number; nameEn: string; nameKo: string };

/** What the step said that made the flag stand as it does. */
export type FlagSaid = { by: string; at: string; note: string | null; until: string | null };

/** A flag with where it stands and what it rests on. */
export type FlagRow = {
  id: number;
  /** The number of its newest step. */
  version: number;
  kind: FlagKind;
  rule: FlagRule;
  severity: RiskSeverity | null;
  standing: FlagStanding;
  numbers: FlagNumbers;
  /** Other rules about the same event. */
  lines: FlagLine[];
  since: string;
  p50On: string | null;
  /** Null: unknown. */
  dollarsUsd: number | null;
  sizeMegawattMonths: number | null;
  /** MW in the size that no record gives: the lower quartile of the economy stands for them. */
  assumedMegawatts: number;
  /** The phases that it is about, in their order; `isWholeSite`: an event of the whole site. */
  phases: FlagPhase[];
  isWholeSite: boolean;
  siteSlug: string;
  siteNameEn: string;
  siteNameKo: string;
  iso3: string | null;
  economyNameEn: string | null;
  economyNameKo: string | null;
  /** The rule of the place that it is about or that its numbers name. */
  policySlug: string | null;
  policyTitleEn: string | null;
  policyTitleKo: string | null;
  policyMark: EvidenceMark | null;
  policyUrl: string | null;
  policyPublisher: string | null;
  /** Newest first, the lines' too. */
  evidence: FlagEvidence[];
  /** Null while it stands as it was raised. */
  said: FlagSaid | null;
};

/** The tables of `flagColumns`, each flag once. */
export const flagTables: SQL = sql`flags f join sites flag_site on flag_site.id = f.site_id left join economies on economies.iso3 = flag_site.iso3
  left join policy_instruments pi on pi.slug = coalesce(f.policy_slug, f.reason->>'policySlug') left join sources ps on ps.id = pi.source_id`;

/** The columns of a `FlagRow`. */
export const flagColumns: SQL = sql`f.id, f.version, f.kind, f.rule, f.severity, f.standing, f.reason as numbers, f.lines, f.since::text as since,
  f.p50_on::text as "p50On", f.dollars_usd as "dollarsUsd", f.size_megawatt_months as "sizeMegawattMonths", f.assumed_megawatts as "assumedMegawatts",
  coalesce((select json_agg(json_build_object('id', p.id, 'ordinal', p.ordinal, 'nameEn', p.name_en, 'nameKo', p.name_ko) order by p.ordinal)
    from phases p where p.id = any(f.phase_ids)), '[]') as phases,
  f.phase_id is null and f.policy_slug is null as "isWholeSite",
  flag_site.slug as "siteSlug", flag_site.name_en as "siteNameEn", flag_site.name_ko as "siteNameKo", flag_site.iso3, economies.name_en as "economyNameEn", economies.name_ko as "economyNameKo",
  pi.slug as "policySlug", pi.title_en as "policyTitleEn", pi.title_ko as "policyTitleKo", pi.mark as "policyMark", ps.url as "policyUrl",
  ps.publisher as "policyPublisher",
  coalesce((select json_agg(json_build_object('claimId', c.id, 'publisher', src.publisher, 'class', src.class, 'mark', c.mark,
      'knownOn', c.known_on) order by c.known_on desc, c.id desc)
    from dated_claims c join sources src on src.id = c.source_id
    where c.id = any(f.claim_ids) or c.id in (select (claim)::int from jsonb_array_elements(f.lines) line, jsonb_array_elements_text(line->'claimIds') claim)
  ), '[]') as evidence,
  case when f.standing in ('acknowledged', 'escalated') then (
    select json_build_object('by', coalesce(u.name, substring(st.recorded_by from '^user:(.*)$'), st.recorded_by), 'at', st.recorded_at::text, 'note', st.note, 'until', st.until::text)
    from flag_steps st left join users u on 'user:' || u.id = st.recorded_by
    where st.flag_id = f.id and st.step = f.standing order by st.number desc limit 1) end as said`;
