import { sql } from "drizzle-orm";
import { statedBases } from "@/lib/domain/vocabulary";
import type { RecordPhase } from "@/lib/importing/records/record-set";
import type { IndicatorNode, KnownClaim, PhaseNode, SiteNode } from "@/lib/importing/tree/nodes";
import type { Db } from "../client";
import { idArray } from "../id-array";
import { isStandingSize } from "./standing-sizes";

type PhaseRow = {
  id: number;
  siteId: number;
  ordinal: number;
  isRetired: boolean;
  isUndone: boolean;
  addedBy: string | null;
  sizeKnownOn: string | null;
} & Record<RecordPhase["basis"], string | null>;
type ClaimRow = KnownClaim & { milestoneId: number };

/** What is on record of these sites, as importers compare with it. In four queries, whatever their number. */
export async function loadSiteNodes(db: Db, siteIds: readonly number[]): Promise<Map<number, SiteNode>> {
  const nodes = new Map<number, SiteNode>();
  for (const id of siteIds) nodes.set(id, { id, fields: null, phases: [], indicators: [] });
  if (nodes.size === 0) return nodes;
  const ids = sql`(select unnest(${idArray([...nodes.keys()])}))`;
  const phaseOf = new Map<number, PhaseNode>();
  for (const row of await db.execute<PhaseRow>(sql`
    select p.id, p.site_id as "siteId", p.ordinal, p.retired_on is not null as "isRetired",
      p.retired_on is not null and i.state is not distinct from 'undone' as "isUndone", i.kind as "addedBy",
      p.grid_connection_megawatts as grid_connection, p.facility_megawatts as facility, p.critical_it_megawatts as critical_it,
      p.generation_nameplate_megawatts as generation_nameplate, p.unknown_basis_megawatts as unknown,
      (select max(c.known_on)::text from capacity_claims c
        where c.phase_id = p.id and ${isStandingSize(sql`c.import_id`)}) as "sizeKnownOn"
    from phases p left join imports i on i.id = p.import_id where p.site_id in ${ids} order by p.ordinal`)) {
    const phase = phaseNode(row);
    phaseOf.set(row.id, phase);
    nodes.get(row.siteId)?.phases.push(phase);
  }
  const indicatorOf = new Map<number, IndicatorNode>();
  for (const row of await db.execute<
    Pick<IndicatorNode, "kind" | "key"> & { id: number; siteId: number; phaseId: number | null }
  >(
    sql`select id, site_id as "siteId", phase_id as "phaseId", kind, key from indicators where site_id in ${ids} order by id`,
  )) {
    const phase = row.phaseId === null ? null : (phaseOf.get(row.phaseId) ?? null);
    const indicator = { id: row.id, phase, kind: row.kind, key: row.key, fields: null, milestones: [] };
    indicatorOf.set(row.id, indicator);
    nodes.get(row.siteId)?.indicators.push(indicator);
  }
  const milestones = new Map<number, IndicatorNode["milestones"][number]>();
  for (const row of await db.execute<{
    id: number;
    indicatorId: number;
    step: IndicatorNode["milestones"][number]["step"];
  }>(
    sql`select m.id, m.indicator_id as "indicatorId", m.step from milestones m join indicators i on i.id = m.indicator_id where i.site_id in ${ids}`,
  )) {
    const milestone = { id: row.id, step: row.step, claims: [], added: [] };
    milestones.set(row.id, milestone);
    indicatorOf.get(row.indicatorId)?.milestones.push(milestone);
  }
  for (const { milestoneId, ...claim } of await db.execute<ClaimRow>(sql`
    select c.id, c.milestone_id as "milestoneId", c.kind, c.earliest_on::text as "earliestOn", c.latest_on::text as "latestOn", c.precision,
      c.known_on::text as "knownOn", s.natural_key as source, o.slug as claimant, n.kind as "addedBy",
      case when r.claim_id is null then null when n.state = 'undone' and r.reason = format('Import %s was undone', n.id) then 'by_undo' else 'by_hand' end as retracted
    from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id
      join sources s on s.id = c.source_id left join organisations o on o.id = c.claimant_id left join imports n on n.id = c.import_id
      left join claim_retractions r on r.claim_id = c.id
    where i.site_id in ${ids} order by c.id`))
    milestones.get(milestoneId)?.claims.push(claim);
  return nodes;
}

function phaseNode({ id, ordinal, isRetired, isUndone, addedBy, sizeKnownOn, ...row }: PhaseRow): PhaseNode {
  const megawatts = Object.fromEntries(
    statedBases.flatMap((basis) => (row[basis] === null ? [] : [[basis, row[basis]]])),
  );
  return {
    id,
    ordinal,
    fields: null,
    megawatts,
    sizeKnownOn,
    isRetired,
    isUndone,
    addedBy,
    revision: null,
    isBack: false,
  };
}
