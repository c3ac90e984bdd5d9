import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { RECORDS_KIND } from "@/lib/importing/import-kinds";
import type { FileProblem } from "@/lib/importing/problem";
import type { RecordFile } from "@/lib/importing/records/files";
import type { RecordOrigin } from "@/lib/importing/records/origins";
import type { RecordTables } from "@/lib/importing/records/record-reader";
import type { RecordSet } from "@/lib/importing/records/record-set";
import type { RegisterFile } from "@/lib/importing/registers/register-reading";
import type { Db } from "../../client";
import type { FileSource } from "../../importing/source";
import { importRows, imports } from "../../schema";
import { inRetriedTransaction } from "../../transaction";
import { insertRows } from "../insert-rows";
import { lockImports, lockSites } from "../locks";
import { applyRecords } from "../records/apply-records";
import type { RecordFate, RecordsReport } from "../records/records-import";
import { identifyFile, keepFile } from "./keep-file";
import { keepProblems } from "./keep-problems";
import { holdRefreshes, refreshImported } from "./refresh-imported";
import { findApplied } from "./stage-import";

export type RecordsReading = {
  sources: readonly FileSource[];
  /** The day on which the pages were read. */
  readOn: string;
  tables: RecordTables;
  set: RecordSet;
  origins: readonly RecordOrigin[];
  problems: readonly FileProblem[];
};

export type RecordsOutcome = {
  importId: number;
  outcome: "dry_run" | "refused" | "applied" | "already_applied";
  /** Rows by file and what became, or would become, of them. */
  counts: Partial<Record<RecordFile, Record<RecordFate, number>>>;
  problems: FileProblem[];
};

type Options = {
  apply: boolean;
  /** Leaves wrong rows out instead of taking nothing in. */
  quarantine: boolean;
};

/**
 * Takes files of records in, whatever their kinds: sources, sites, claims, policies, facts. A dry run does the same and rolls it back, so that it
 * says exactly what would happen; so does a run that finds a wrong row and may not leave it out.
 */
export async function importRecords(
  db: Db,
  actor: Actor,
  reading: RecordsReading,
  options: Options,
): Promise<RecordsOutcome> {
  const files: RegisterFile[] = [];
  for (const source of reading.sources) files.push(await identifyFile(source));
  const contentSha256 = createHash("sha256")
    .update(files.map(({ sha256 }) => sha256).join(" "))
    .digest("hex");
  const content = { kind: RECORDS_KIND, contentSha256, publishedOn: reading.readOn };
  try {
    return await inRetriedTransaction<RecordsOutcome>(db, actor, async (tx) => {
      await lockImports(tx);
      const applied = await findApplied(tx, content);
      if (applied) return { importId: applied.importId, outcome: "already_applied", counts: {}, problems: [] };
      await lockSites(tx, "all");
      await holdRefreshes(tx);
      const importId = await addImport(tx, actor, files, content);
      for (const [i, file] of files.entries()) await keepFile(tx, reading.sources[i] as FileSource, file);
      const fates = new Map<string, RecordFate>();
      const report = await applyRecords(tx, actor, reading.set, {
        importId,
        onFate: (path, fate) => fates.set(path, fate),
      });
      const problems = [...reading.problems, ...atTheirRows(report.refused, reading)];
      const counts = await keepRows(tx, importId, reading, fates);
      await keepProblems(tx, importId, problems);
      await tx.update(imports).set({ report: { counts } }).where(eq(imports.id, importId));
      await refreshImported(tx, actor, importId);
      const mayApply = problems.length === 0 || options.quarantine;
      const outcome = !options.apply ? "dry_run" : mayApply ? "applied" : "refused";
      const result: RecordsOutcome = { importId, outcome, counts, problems };
      if (outcome !== "applied") throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}

class RolledBack extends Error {
  constructor(readonly result: RecordsOutcome) {
    super("rolled back");
  }
}

async function addImport(
  db: Db,
  actor: Actor,
  files: readonly RegisterFile[],
  content: { kind: string; contentSha256: string; publishedOn: string },
): Promise<number> {
  const row = {
    ...content,
    fileNames: files.map(({ name }) => name),
    fileSha256s: files.map(({ sha256 }) => sha256),
    report: {},
  };
  const [added] = await db
    .insert(imports)
    .values({ ...row, importedBy: actorLabel(actor) })
    .returning({ id: imports.id });
  if (!added) throw new Error("The import could not be recorded");
  return added.id;
}

/** What was refused once it met the records, by the file and row that it came from. */
function atTheirRows(refused: RecordsReport["refused"], { origins, tables }: RecordsReading): FileProblem[] {
  const originOf = new Map(origins.map((origin) => [origin.path, origin]));
  return refused.map(({ path, ...problem }) => {
    const origin = originOf.get(path);
    return origin ? { ...problem, file: tables[origin.file].file, row: origin.rowNumber } : problem;
  });
}

/** Keeps every row as it was read, with what became of it. */
async function keepRows(db: Db, importId: number, reading: RecordsReading, fates: ReadonlyMap<string, RecordFate>) {
  const pathOf = new Map(reading.origins.map(({ file, rowNumber, path }) => [`${file} ${rowNumber}`, path]));
  const counts: RecordsOutcome["counts"] = {};
  const rows = (Object.keys(reading.tables) as RecordFile[]).flatMap((file) => {
    const { columns, rows: own, file: fileName } = reading.tables[file];
    const count = { added: 0, unchanged: 0, refused: 0 };
    if (own.length > 0) counts[file] = count;
    return own.map(({ rowNumber, cells }): typeof importRows.$inferInsert => {
      const path = pathOf.get(`${file} ${rowNumber}`);
      const action = (path === undefined ? undefined : fates.get(path)) ?? "refused";
      count[action] += 1;
      const raw = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
      return { importId, fileName, rowNumber, action, subject: cells[0] ?? "", key: path ?? null, raw };
    });
  });
  await insertRows(db, importRows, rows);
  return counts;
}
