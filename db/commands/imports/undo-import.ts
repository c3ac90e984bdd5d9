import { and, eq, sql } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { conflict, type Result } from "@/lib/domain/result";
import { RECORDS_KIND, REGISTER_KIND_PREFIX } from "@/lib/importing/import-kinds";
import type { Db } from "../../client";
import { idArray } from "../../id-array";
import { imports, phases } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { lockAudit, lockImports, lockSites } from "../locks";
import { megawattFields } from "../records/phase-values";
import { importedSites } from "./imported-sites";
import { returnToPhases } from "./leave-phases";
import { holdRefreshes, refreshImported } from "./refresh-imported";
import { restoreExamined } from "./restore-examined";

export type UndoneImport = { claims: number; phases: number };

/**
 * Takes an import of a register or of records back as one: its claims are retracted, the phases that it added are no part of their sites any more
 * and those that its rows left are again, sizes that it changed and the days on which sites were examined are as before. Only figures and rules of
 * records are deleted. The same files can be imported again. Refused while a later import of the same kind rests on it, or somebody else has spoken
 * of a phase that it added.
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
    if (!found || !isUndoable(found.kind))
      return conflict(`There is no import ${importId} of a register or of records.`);
    if (found.state !== "applied") return conflict(`Import ${importId} is ${found.state}, and not applied.`);
    const [later] = await tx.execute<{ id: number }>(sql`
      select id from imports where kind = ${found.kind} and state = 'applied' and id > ${importId} order by id desc limit 1`);
    if (later) return conflict(`Import ${later.id} of the same register came after it: undo that first.`);
    const touched = await importedSites(tx, importId);
    await lockSites(tx, touched);
    await lockAudit(tx);
    const others = await wordsOfOthers(tx, importId);
    if (others.length > 0)
      return conflict(`Others have claims about what it added: ${others.join(", ")}. Retract those first.`);
    await holdRefreshes(tx);
    const claims = await tx.execute(sql`
      insert into claim_retractions (claim_id, reason, recorded_by)
      select c.id, ${`Import ${importId} was undone`}, ${actorLabel(actor)} from dated_claims c
      where c.import_id = ${importId} and not exists (select from claim_retractions r where r.claim_id = c.id) order by c.id`);
    const retired = await tx.execute<{ id: number }>(sql`
      update phases set retired_on = ${todayOn} where import_id = ${importId} and retired_on is null returning id`);
    await restoreSizes(tx, importId);
    await returnToPhases(tx, { importId, publishedOn: found.publishedOn });
    await restoreExamined(tx, { importId, publishedOn: found.publishedOn });
    await tx.execute(sql`delete from economy_facts where import_id = ${importId}`);
    await tx.execute(sql`delete from policy_instruments where import_id = ${importId}`);
    if (touched.length > 0)
      await tx.execute(sql`update sites set version = version + 1 where id = any (${idArray(touched)})`);
    await tx
      .update(imports)
      .set({ state: "undone", undoneBy: actorLabel(actor), undoneAt: sql`clock_timestamp()` })
      .where(eq(imports.id, importId));
    await refreshImported(tx, actor, importId);
    return { ok: true, value: { claims: claims.count, phases: retired.length } };
  });
}

const isUndoable = (kind: string) => kind.startsWith(REGISTER_KIND_PREFIX) || kind === RECORDS_KIND;

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

/** Back to front, so that a phase that several rows changed has again what it had before the first. A size that somebody changed since stays. */
async function restoreSizes(db: Db, importId: number): Promise<void> {
  const rows = await db.execute<Restored>(sql`
    select r.phase_id as "phaseId", r.stated -> 'phase' ->> 'basis' as basis, c ->> 'from' as before, c ->> 'to' as stated
    from import_rows r, jsonb_array_elements(r.changes) c
    where r.import_id = ${importId} and c ->> 'what' = 'megawatts' and r.phase_id is not null order by r.id desc`);
  for (const { phaseId, basis, before, stated } of rows) {
    const field = megawattFields[basis];
    await db
      .update(phases)
      .set({ [field]: before })
      .where(and(eq(phases.id, phaseId), eq(phases[field], stated)));
  }
}
