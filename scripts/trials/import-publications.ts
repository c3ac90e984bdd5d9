import { registerRow } from "@/bench/register-file";
import type { Db } from "@/db/client";
import { applyImport } from "@/db/commands/imports/apply-import";
import { identifyFile, keepFile } from "@/db/commands/imports/keep-file";
import { stageImport } from "@/db/commands/imports/stage-import";
import { loadsFile, readLoads } from "@/db/testing/register-files";
import type { Actor } from "@/lib/domain/actor";

const actor: Actor = { kind: "system", name: "trial" };
const ROWS = 300;
const NEW_ROWS = 20;

/** Takes two publications of a register in, one after the other, as far as they are not on record. */
export async function importPublications(db: Db): Promise<void> {
  const first = Array.from({ length: ROWS }, (_, number) => registerRow(number));
  const added = Array.from({ length: NEW_ROWS }, (_, number) => registerRow(ROWS + number));
  await importRows(db, first, "2026-01-31");
  await importRows(db, [...first.flatMap(laterRow), ...added], "2026-02-28");
}

async function importRows(db: Db, rows: readonly string[][], publishedOn: string): Promise<void> {
  const lines = rows.map((cells) => cells.join(","));
  const staged = await stageImport(db, actor, await readLoads(lines, publishedOn));
  const file = loadsFile(lines);
  await keepFile(db, file, await identifyFile(file));
  if (staged.isApplied) return;
  const applied = await applyImport(db, actor, staged.importId, { quarantine: false });
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
}

/** A row as the second publication has it: most as before, some moved, resized, withdrawn or under another number, some gone. */
function laterRow(cells: string[], number: number): string[][] {
  const [key = "", name = "", county = "", developer = "", megawatts = "", , energised = ""] = cells;
  const last = cells.slice(-1);
  switch (number % 12) {
    case 1:
      return [[...cells.slice(0, 5), "2033-06-30", energised, ...last]];
    case 2:
      return [[key, name, county, developer, `${Number(megawatts) + 40}`, ...cells.slice(5)]];
    case 3:
      return [[...cells.slice(0, -1), "Withdrawn"]];
    case 4:
      return [[`${key}-A`, ...cells.slice(1)]];
    case 5:
      return [];
    default:
      return [cells];
  }
}
