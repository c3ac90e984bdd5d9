import { asc, eq, sql } from "drizzle-orm";
import type { EvidenceMark, PolicyStatus } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import * as t from "../schema";
import { factsJson } from "./facts-json";
import type { CitedSource, EconomyFact, Place } from "./list-facts";

export type PolicyInstrument = {
  slug: string;
  iso3: string;
  region: Place | null;
  titleEn: string;
  titleKo: string;
  factEn: string;
  factKo: string;
  thresholdMegawatts: number | null;
  status: PolicyStatus;
  effectiveText: string | null;
  effectiveTextKo: string | null;
  requiresGate: string | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  source: CitedSource | null;
};

export type Economy = {
  iso3: string;
  nameEn: string;
  nameKo: string;
  isApecMember: boolean;
  facts: EconomyFact[];
  policies: PolicyInstrument[];
};

/** The rules of an economy, those that require a gate first. */
const policies = sql<PolicyInstrument[]>`(
  select coalesce(json_agg(json_build_object('slug', p.slug, 'iso3', p.iso3, 'titleEn', p.title_en, 'titleKo', p.title_ko,
    'factEn', p.fact_en, 'factKo', p.fact_ko, 'thresholdMegawatts', p.threshold_megawatts::float8, 'status', p.status,
    'effectiveText', p.effective_text, 'effectiveTextKo', p.effective_text_ko, 'requiresGate', p.requires_gate, 'mark', p.mark,
    'note', p.note, 'noteKo', p.note_ko,
    'region', case when r.id is not null then json_build_object('slug', r.slug, 'nameEn', r.name_en, 'nameKo', r.name_ko) end,
    'source', case when s.id is not null then json_build_object('title', s.title, 'url', s.url, 'publisher', s.publisher,
      'publishedOn', s.published_on, 'language', s.language, 'licence', s.licence, 'attribution', s.attribution) end)
    order by p.requires_gate is null, p.id), '[]')
  from policy_instruments p left join regions r on r.id = p.region_id left join sources s on s.id = p.source_id
  where p.iso3 = economies.iso3)`;

/** Every economy (or one) with its context figures and policy instruments: one query. */
export async function listEconomies(db: Db, input: { iso3?: string } = {}): Promise<Economy[]> {
  const { iso3 } = input;
  const rows = await db
    .select({ economy: t.economies, policies, facts: factsJson(sql`economies.iso3`) })
    .from(t.economies)
    .where(iso3 ? eq(t.economies.iso3, iso3) : undefined)
    .orderBy(asc(t.economies.nameEn));
  return rows.map(({ economy, ...own }) => ({ ...economy, ...own }));
}
