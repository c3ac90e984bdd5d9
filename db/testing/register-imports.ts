import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { Db } from "../client";
import { applyImport } from "../commands/imports/apply-import";
import type { ImportCounts } from "../commands/imports/register-import";
import { type StagedImport, stageImport } from "../commands/imports/stage-import";
import { loadRegister, readLoads } from "./register-files";

const actor: Actor = { kind: "system", name: "test" };

/** Stages a publication of the register of loads. */
export const stageLoads = async (
  db: Db,
  rows: readonly string[],
  publishedOn: string,
  mapping: RegisterMapping = loadRegister,
): Promise<StagedImport> => stageImport(db, actor, await readLoads(rows, publishedOn, mapping));

/** Stages a publication and takes it in. @throws when it is not taken in */
export async function takeLoads(db: Db, ...publication: [rows: readonly string[], day: string, RegisterMapping?]) {
  const staged = await stageLoads(db, ...publication);
  const applied = await applyImport(db, actor, staged.importId, { quarantine: false });
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
  return { ...applied.value, counts: staged.report.counts, report: staged.report };
}

/** Counts of rows, those that are not given 0. */
export const importCounts = (given: Partial<ImportCounts>): ImportCounts => ({
  ...{ added: 0, changed: 0, unchanged: 0, refused: 0, asked: 0, left_out: 0 },
  ...given,
});

/** What stands on record of sites whose slugs begin so: every phase in force and every claim that nobody took back, in words. */
export async function standingRecords(db: Db, slugs = ""): Promise<string[]> {
  const phases = await db.execute<{ line: string }>(sql`
    select s.slug || ' ' || p.ordinal || ': ' || coalesce(p.grid_connection_megawatts::text, '-') as line
    from phases p join sites s on s.id = p.site_id where p.retired_on is null and starts_with(s.slug, ${slugs}) order by 1`);
  const claims = await db.execute<{ line: string }>(sql`
    select concat_ws(' ', s.slug, p.ordinal, i.kind, m.step, c.kind, c.earliest_on, c.latest_on, c.precision, c.known_on) as line
    from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
      left join phases p on p.id = i.phase_id
    where starts_with(s.slug, ${slugs}) and not exists (select from claim_retractions r where r.claim_id = c.id) order by 1`);
  return [...phases, ...claims].map(({ line }) => line);
}
