import { type SQL, sql } from "drizzle-orm";
import type { EconomyFact } from "./list-facts";

/** The facts of an economy and its regions as one value, in the order in which they were recorded. */
export const factsJson = (iso3: SQL) => sql<EconomyFact[]>`(select coalesce(json_agg(r), '[]') from (
  select f.id, f.iso3, f.indicator, f.title_en as "titleEn", f.title_ko as "titleKo", f.value::float8, f.value_text as "valueText", f.unit, f.year,
    f.period_text as "periodText", f.period_text_ko as "periodTextKo", f.unknown_reason as "unknownReason",
    f.unknown_reason_ko as "unknownReasonKo", f.mark, f.note, f.note_ko as "noteKo",
    case when r.id is not null then json_build_object('slug', r.slug, 'nameEn', r.name_en, 'nameKo', r.name_ko) end as region,
    case when src.id is not null then json_build_object('title', src.title, 'url', src.url, 'publisher', src.publisher,
      'publishedOn', src.published_on, 'language', src.language, 'licence', src.licence, 'attribution', src.attribution) end as source
  from economy_facts f left join regions r on r.id = f.region_id left join sources src on src.id = f.source_id
  where f.iso3 = ${iso3} order by f.id) r)`;
