import type { Db } from "@/db/client";
import { importRecords } from "@/db/commands/imports/import-records";
import { readRecordFiles, recordFileOf } from "@/db/importing/read-record-files";
import type { FileSource } from "@/db/importing/source";
import { listSiteTypes } from "@/db/queries/list-site-types";
import type { Actor } from "@/lib/domain/actor";
import { counted } from "@/lib/domain/counted";
import { describeProblem } from "@/lib/importing/problem";
import type { RecordFile } from "@/lib/importing/records/files";
import { readRecords } from "@/lib/importing/records/read-records";
import { listOf } from "@/lib/importing/registers/write-report";
import { nameSources } from "./name-sources";

type Options = { files: string[]; publishedOn: string; apply: boolean; quarantine: boolean };

/** The files by what they hold, where each of them is a file of records; null where one is something else. @throws when two hold the same or have one name, or one cannot be read */
export async function recordSources(files: readonly string[]): Promise<Partial<Record<RecordFile, FileSource>> | null> {
  const sources: Partial<Record<RecordFile, FileSource>> = {};
  for (const source of nameSources(files)) {
    const kind = await recordFileOf(source).catch((cause: unknown) => {
      throw new Error(`Cannot read ${source.path}`, { cause });
    });
    if (kind === null) return null;
    if (sources[kind]) throw new Error(`Two files hold ${kind}: import them one after the other`);
    sources[kind] = source;
  }
  return sources;
}

/** Imports files of records, or says what that would do. @returns the exit code */
export async function importRecordFiles(
  db: Db,
  actor: Actor,
  sources: Partial<Record<RecordFile, FileSource>>,
  { publishedOn, apply, quarantine }: Options,
): Promise<number> {
  const { tables, problems } = await readRecordFiles(sources);
  const types = await listSiteTypes(db);
  const read = readRecords(tables, {
    name: "files",
    readOn: publishedOn,
    siteTypeOf: (slug) => types.get(slug) ?? "data_centre",
  });
  const reading = {
    ...read,
    sources: Object.values(sources),
    readOn: publishedOn,
    tables,
    problems: [...problems, ...read.problems],
  };
  const done = await importRecords(db, actor, reading, { apply, quarantine });
  if (done.outcome === "already_applied") {
    console.log(`Import ${done.importId} holds these files already: nothing changes`);
    return 0;
  }
  const would = done.outcome === "applied" ? "" : " would be";
  const counts = Object.entries(done.counts).map(
    ([file, { added, unchanged, refused }]) =>
      `${file}: ${counted(added + unchanged + refused, "row")};${would} ${added} added, ${unchanged} on record as before, ${refused} refused`,
  );
  console.log([...counts, ...listOf("Wrong", done.problems.map(describeProblem))].join("\n"));
  if (done.outcome === "applied") console.log(`Import ${done.importId}: taken in`);
  if (done.outcome === "refused")
    console.error("Nothing was taken in: mend the rows, or leave them out with --quarantine");
  return done.outcome === "refused" || (done.outcome === "dry_run" && done.problems.length > 0) ? 1 : 0;
}
