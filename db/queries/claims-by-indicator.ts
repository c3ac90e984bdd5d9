import { type SQL, sql } from "drizzle-orm";

/**
 * `standing`: the claims that nobody took back, of the sites `s` that `where` picks. `on_record`: every indicator with one, with `claims`, `happened_id`
 * (the claim of the newest step that happened) and its `step`, and `stated_id` (the newest claim about what is to come). `counts`: these by economy
 * and kind, as `RecordCount`. Illustrative sites are left out. For a `with`.
 */
export const claimsByIndicator = (where: SQL): SQL => sql`
  standing as (select c.*, m.indicator_id, m.step, c.kind in ('actual', 'inferred') as has_happened
    from sites s join indicators i on i.site_id = s.id join milestones m on m.indicator_id = i.id join dated_claims c on c.milestone_id = m.id
    where not s.is_illustrative and ${where} and not exists (select from claim_retractions r where r.claim_id = c.id)),
  happened as (select distinct on (indicator_id) indicator_id, id, step from standing where has_happened
    order by indicator_id, coalesce(latest_on, known_on) desc, known_on desc, id desc),
  stated as (select distinct on (indicator_id) indicator_id, id from standing where not has_happened
    order by indicator_id, known_on desc, id desc),
  on_record as (select i.id, i.site_id, i.phase_id, s.iso3, i.kind, count(*)::int as claims, happened.id as happened_id, happened.step, stated.id as stated_id
    from indicators i join sites s on s.id = i.site_id join standing on standing.indicator_id = i.id
    left join happened on happened.indicator_id = i.id left join stated on stated.indicator_id = i.id
    group by i.id, s.id, happened.id, happened.step, stated.id),
  by_step as (select iso3, kind, step, count(*)::int as records from on_record group by 1, 2, 3),
  counts as (select o.iso3, o.kind, count(*)::int as records, count(distinct o.site_id)::int as sites, sum(o.claims)::int as claims,
      (select json_agg(json_build_object('step', b.step, 'records', b.records) order by b.records desc, b.step)
        from by_step b where b.iso3 is not distinct from o.iso3 and b.kind = o.kind) as steps
    from on_record o group by o.iso3, o.kind)`;
