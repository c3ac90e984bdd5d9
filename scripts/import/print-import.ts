import type { Db } from "@/db/client";
import type { StagedImport } from "@/db/commands/imports/stage-import";
import {
  listAddedRows,
  listChangedRows,
  listImportProblems,
  listLeftOut,
  listRemarks,
} from "@/db/queries/list-import-rows";
import { counted } from "@/lib/domain/counted";
import { describeProblem } from "@/lib/importing/problem";
import { addedLines, changedLines, listOf, MOST_LINES } from "@/lib/importing/registers/write-report";
import words from "@/messages/en/words.json";

/** Says what an import does or, as a dry run, would do: numbers first, then every kind of row that somebody has to look at. */
export async function printImport(db: Db, { importId, report, isApplied }: StagedImport): Promise<void> {
  const { counts, rows, slips, vanished, returned, moved, relocated } = report;
  if (isApplied) return console.log(`Import ${importId} holds these files already: nothing changes`);
  const median = slips.medianDays === null ? "" : `, median ${counted(Math.round(slips.medianDays), "day")}`;
  const added = await listAddedRows(db, importId, MOST_LINES);
  const changed = await listChangedRows(db, importId, MOST_LINES);
  const remarks = await listRemarks(db, importId, MOST_LINES);
  const leftOut = await listLeftOut(db, importId, MOST_LINES);
  const problems = await listImportProblems(db, importId, MOST_LINES);
  const renamed = moved.map(({ from, to }) => `${from} → ${to}`);
  const elsewhere = relocated.map(({ key, from, to }) => `${key}: ${from} → ${to}; its phase at ${from} goes`);
  const lines = [
    `Dry run ${importId} of ${counted(rows, "row")}: ${counts.added} to be added, ${counts.changed} to be changed, ${counts.unchanged} on record as before, ${counts.refused} wrong, ${counts.asked} open, ${counts.left_out} left out as no records of ours`,
    ...(slips.later + slips.earlier > 0 ? [`Dates: ${slips.later} later, ${slips.earlier} earlier${median}`] : []),
    ...listOf("Added", addedLines(added.items, words), added.total),
    ...listOf("Changed", changedLines(changed.items, words), changed.total),
    ...listOf("Gone since the publication before; kept as they are", vanished),
    ...listOf("Back again", returned),
    ...listOf("Under a new key", renamed),
    ...listOf("At another site by the mapping", elsewhere),
    ...listOf("Taken otherwise than it stands", remarks.items, remarks.total),
    ...listOf("No records of ours", leftOut.items, leftOut.total),
    ...listOf("Wrong or open", problems.items.map(describeProblem), problems.total),
  ];
  console.log(lines.join("\n"));
}
