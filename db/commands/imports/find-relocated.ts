import { sql } from "drizzle-orm";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { Db } from "../../client";
import { idArray } from "../../id-array";
import type { RegisterPlace } from "../../queries/list-register-rows";
import { askRows } from "./ask-rows";
import { wordsOfOthers } from "./leave-phases";
import { placeBefore } from "./place-before";
import { recallPhases } from "./recall-phases";
import type { RegisterReport } from "./register-import";

type Staged = { importId: number; kind: string; publishedOn: string };

/**
 * The rows that the mapping now puts at another site than before, each with the phase that it leaves there: one that this register added, and no
 * other row of the publication is of. A row whose phase others have spoken of, or that a later publication has at the other site, is asked about.
 * @param places where the register's keys were taken in before
 */
export async function findRelocated(
  db: Db,
  { importId, kind, publishedOn }: Staged,
  places: ReadonlyMap<string, RegisterPlace>,
  mapping: Pick<RegisterMapping, "sites" | "renumbered">,
): Promise<RegisterReport["relocated"]> {
  const placed = Object.entries(mapping.sites).flatMap(([key, to]) => (to === "new" || to === "skip" ? [] : key));
  if (placed.length === 0) return [];
  await recallPhases(db, { importId, kind }, placed);
  const rows = await db.execute<{ key: string; name: string; siteId: number; to: string }>(sql`
    select r.key, r.subject as name, s.id as "siteId", s.slug as "to" from import_rows r join sites s on s.id = r.site_id
    where r.import_id = ${importId} and r.action = 'unchanged'
      and r.key in (select jsonb_array_elements_text(${JSON.stringify(placed)}::jsonb))
    order by r.id`);
  const leaving = rows.flatMap(({ key, name, siteId, to }) => {
    const before = placeBefore(places, mapping, { key, name });
    return before && before.phaseId !== null && before.siteId !== siteId ? [{ key, to, phaseId: before.phaseId }] : [];
  });
  if (leaving.length === 0) return [];
  const left = await db.execute<{ phaseId: number; from: string; isSpokenOf: boolean; isOlder: boolean }>(sql`
    select p.id as "phaseId", s.slug as "from", ${wordsOfOthers(kind)} as "isSpokenOf",
      exists (select from imports l where l.kind = ${kind} and l.state = 'applied' and l.published_on > ${publishedOn}) as "isOlder"
    from phases p join sites s on s.id = p.site_id join imports i on i.id = p.import_id
    where p.id = any (${idArray(leaving.map(({ phaseId }) => phaseId))}) and i.kind = ${kind} and p.retired_on is null
      and not exists (select from import_rows r where r.import_id = ${importId} and r.phase_id = p.id)`);
  const byPhase = new Map(left.map((phase) => [phase.phaseId, phase]));
  const relocated = leaving.flatMap((row) => {
    const phase = byPhase.get(row.phaseId);
    return phase ? [{ ...row, ...phase }] : [];
  });
  const isAsked = (row: (typeof relocated)[number]) => row.isSpokenOf || row.isOlder;
  await askRows(db, importId, relocated.filter(isAsked).map(askLeft));
  return relocated.filter((row) => !isAsked(row)).map(({ key, from, to, phaseId }) => ({ key, from, to, phaseId }));
}

function askLeft({ key, from, to, isOlder }: { key: string; from: string; to: string; isOlder: boolean }) {
  const why = isOlder
    ? `a later publication has it at ${from}: take that in with this mapping first`
    : `others have claims about its phase at ${from}: retract those first`;
  return {
    key,
    reason: `is at ${to} by the mapping, but ${why}, or leave it there (answer in the mapping: sites)`,
    question: { about: "site" as const, candidates: [{ value: from, reading: "it stays where it was" }] },
  };
}
