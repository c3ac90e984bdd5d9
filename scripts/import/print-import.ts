import type { Db } from "@/db/client";
import type { StagedImport } from "@/db/commands/imports/stage-import";
import {
  listAddedRows,
  listChangedRows,
  listImportProblems,
  listLeftOut,
  listRemarks,
} from "@/db/queries/list-import-rows";
import { addedLines, changedLines, listOf, problemLines } from "@/lib/importing/registers/write-report";

const MOST_LINES = 40;

/** Says what an import does or, as a dry run, would do: numbers first, then every kind of row that somebody has to look at. */
export async function printImport(db: Db, { importId, report, isApplied }: StagedImport): Promise<void> {
  const { counts, rows, slips, vanished, returned, moved } = report;
  if (isApplied) return console.log(`Import ${importId} holds these files already: nothing changes`);
  const median = slips.medianDays === null ? "" : `, median ${Math.round(slips.medianDays)} days`;
  const lines = [
    `Dry run ${importId}: ${rows} rows; ${counts.added} add, ${counts.changed} change, ${counts.unchanged} are on record as they are, ${counts.refused} are refused, ${counts.asked} are asked about, ${counts.left_out} are no records of ours`,
    ...(slips.later + slips.earlier > 0 ? [`Dates: ${slips.later} later, ${slips.earlier} earlier${median}`] : []),
    ...listOf("Added", addedLines(await listAddedRows(db, importId)), MOST_LINES),
    ...listOf("Changed", changedLines(await listChangedRows(db, importId)), MOST_LINES),
    ...listOf("Gone since the publication before; kept as they are", vanished, MOST_LINES),
    ...listOf("Back again", returned, MOST_LINES),
    ...listOf(
      "Under a new key",
      moved.map(({ from, to }) => `${from} → ${to}`),
      MOST_LINES,
    ),
    ...listOf("Taken otherwise than it stands", await listRemarks(db, importId), MOST_LINES),
    ...listOf("No records of ours", await listLeftOut(db, importId), MOST_LINES),
    ...listOf("Wrong or open", problemLines(await listImportProblems(db, importId)), MOST_LINES),
  ];
  console.log(lines.join("\n"));
}
