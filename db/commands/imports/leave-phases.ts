import { sql } from "drizzle-orm";
import type { Db } from "../../client";

type Applied = { importId: number; kind: string; publishedOn: string };

/** The phases that rows of an import left for another site, as far as the rows are taken in. */
const phasesLeft = (importId: number) => sql`(
  select (m ->> 'phaseId')::int from imports i, jsonb_array_elements(i.report -> 'relocated') m, import_rows r
  where i.id = ${importId} and r.import_id = i.id and r.key = m ->> 'key' and r.action in ('added', 'changed', 'unchanged'))`;

/** Whether a claim of anybody but this register stands at a phase `p`. */
export const wordsOfOthers = (kind: string) => sql`exists (
  select from indicators n join milestones m on m.indicator_id = n.id join dated_claims c on c.milestone_id = m.id
    left join imports o on o.id = c.import_id
  where n.phase_id = p.id and o.kind is distinct from ${kind} and not exists (select from claim_retractions x where x.claim_id = c.id))`;

/**
 * Retires the phases that rows of an import left for another site: their megawatts would count twice. Their claims stay with them.
 * @returns false when somebody else has spoken of one since the dry run
 */
export async function leavePhases(db: Db, { importId, kind, publishedOn }: Applied): Promise<boolean> {
  const left = phasesLeft(importId);
  const spokenOf = await db.execute(
    sql`select 1 from phases p where p.id in ${left} and ${wordsOfOthers(kind)} limit 1`,
  );
  if (spokenOf.length > 0) return false;
  await db.execute(sql`
    with gone as (update phases set retired_on = ${publishedOn} where id in ${left} and retired_on is null returning site_id)
    update sites set version = version + 1 where id in (select site_id from gone)`);
  return true;
}

/** Brings back the phases that rows of an import had left, which is undone. */
export async function returnToPhases(db: Db, { importId, publishedOn }: Omit<Applied, "kind">): Promise<void> {
  await db.execute(sql`
    update phases set retired_on = null where id in ${phasesLeft(importId)} and retired_on = ${publishedOn}`);
}
