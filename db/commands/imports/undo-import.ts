import { eq, sql } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { Result } from "@/lib/domain/result";
import type { Db } from "../../client";
import { imports } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { lockAudit, lockImports, lockSites } from "../locks";
import type { megawattFields } from "../records/phase-values";
import { holdRefreshes, refreshImported } from "./refresh-imported";

export type UndoneImport = { claims: number; phases: number };

/**
 * Takes an import of a register back as one: its claims are retracted, the phases that it added are no part of their sites any more, sizes that it
 * changed are as before. Nothing is deleted, and the same files can be imported again. Refused while a later publication of the register
 * rests on it, or somebody else has spoken of a phase that it added.
 */
export async function undoImport(
  db: Db,
  actor: Actor,
  input: { importId: number; todayOn: string },
): Promise<Result<UndoneImport>> {
  const { importId, todayOn } = input;
  return inRetriedTransaction<Result<UndoneImport>>(db, actor, async (tx) => {
    await lockImports(tx);
    const [found] = await tx.select().from(imports).where(eq(imports.id, importId));
    if (!found?.kind.startsWith("register:")) return conflict(`There is no import ${importId} of a register.`);
    if (found.state !== "applied") return conflict(`Import ${importId} is ${found.state}, and not applied.`);
    const [later] = await tx.execute<{ id: number }>(sql`
      select id from imports where kind = ${found.kind} and state = 'applied' and id > ${importId} order by id desc limit 1`);
    if (later) return conflict(`Import ${later.id} of the same register came after it: undo that first.`);
    const touched = await tx.execute<{ siteId: number }>(
      sql`select distinct site_id as "siteId" from import_rows where import_id = ${importId} and site_id is not null`,
    );
    await lockSites(
      tx,
      touched.map(({ siteId }) => siteId),
    );
    await lockAudit(tx);
    const others = await wordsOfOthers(tx, importId);
    if (others.length > 0)
      return conflict(`Others have spoken of what it added: ${others.join(", ")}. Retract their claims first.`);
    await holdRefreshes(tx);
    const claims = await tx.execute(sql`
      insert into claim_retractions (claim_id, reason, recorded_by)
      select c.id, ${`Import ${importId} was undone`}, ${actorLabel(actor)} from dated_claims c
      where c.import_id = ${importId} and not exists (select from claim_retractions r where r.claim_id = c.id) order by c.id`);
    const phases = await tx.execute<{ id: number }>(sql`
      update phases set retired_on = ${todayOn} where import_id = ${importId} and retired_on is null returning id`);
    await restoreSizes(tx, importId);
    await tx.execute(sql`
      update sites set version = version + 1 where id in (select site_id from import_rows where import_id = ${importId})`);
    await tx
      .update(imports)
      .set({ state: "undone", undoneBy: actorLabel(actor), undoneAt: sql`clock_timestamp()` })
      .where(eq(imports.id, importId));
    await refreshImported(tx, actor, importId);
    return { ok: true, value: { claims: claims.count, phases: phases.length } };
  });
}

const conflict = (message: string) => ({ ok: false as const, failure: { kind: "conflict" as const, message } });

/** The sites at whose phases, added by this import, a claim of somebody else stands. */
async function wordsOfOthers(db: Db, importId: number): Promise<string[]> {
  const rows = await db.execute<{ slug: string }>(sql`
    select distinct s.slug from phases p join sites s on s.id = p.site_id join indicators i on i.phase_id = p.id
      join milestones m on m.indicator_id = i.id join dated_claims c on c.milestone_id = m.id
    where p.import_id = ${importId} and c.import_id is distinct from ${importId}
      and not exists (select from claim_retractions r where r.claim_id = c.id)
      order by s.slug limit 10`);
  return rows.map(({ slug }) => slug);
}

type Restored = { phaseId: number; basis: keyof typeof megawattFields; before: string | null; stated: string };

/** A size that somebody changed since stays. */
async function restoreSizes(db: Db, importId: number): Promise<void> {
  const rows = await db.execute<Restored>(sql`
    select r.phase_id as "phaseId", r.stated -> 'phase' ->> 'basis' as basis, c ->> 'from' as before, c ->> 'to' as stated
    from import_rows r, jsonb_array_elements(r.changes) c
    where r.import_id = ${importId} and c ->> 'what' = 'megawatts' and r.phase_id is not null`);
  for (const { phaseId, basis, before, stated } of rows) {
    const column = sql.identifier(megawattColumns[basis]);
    await db.execute(
      sql`update phases set ${column} = ${before}::numeric where id = ${phaseId} and ${column} = ${stated}::numeric`,
    );
  }
}

const megawattColumns = {
  grid_connection: "grid_connection_megawatts",
  facility: "facility_megawatts",
  critical_it: "critical_it_megawatts",
  generation_nameplate: "generation_nameplate_megawatts",
  unknown: "unknown_basis_megawatts",
} as const satisfies Record<keyof typeof megawattFields, string>;
