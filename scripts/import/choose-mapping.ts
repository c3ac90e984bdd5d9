import { readFile, writeFile } from "node:fs/promises";
import type { Db } from "@/db/client";
import type { OpenedFile } from "@/db/importing/opened-file";
import { planTable, readTable } from "@/db/importing/read-table";
import { findKeptMapping } from "@/db/queries/find-kept-mapping";
import { inputProblems } from "@/lib/domain/input-problems";
import { describeProblem, type FileProblem, shorten } from "@/lib/importing/problem";
import { findAdapter } from "@/lib/importing/registers/adapters/find-adapter";
import { RegisterMapping } from "@/lib/importing/registers/mapping";
import { suggestMapping } from "@/lib/importing/registers/suggest-mapping";
import type { TableRow } from "@/lib/importing/table/row-reader";

export type ChosenMapping = { mapping: RegisterMapping; from: string };

/** The mapping of a file. @throws with every field that is wrong */
export async function readMapping(file: string): Promise<ChosenMapping> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`Cannot read ${file} (${error.code})`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = RegisterMapping.safeParse(given);
  if (parsed.success) return { mapping: parsed.data, from: file };
  const problems = inputProblems(parsed.error, given).map(({ field, value, reason }) =>
    field === "" ? reason : `${field}: ${value === undefined ? "missing" : shorten(JSON.stringify(value))}: ${reason}`,
  );
  throw new Error(`${file} is no mapping: ${problems.join("; ")}`);
}

/** The mapping that the project has for files of these columns: of an adapter, or of an import before; null when there is none. */
export async function knownMapping(db: Db, titles: readonly string[]): Promise<ChosenMapping | null> {
  const kept = await findKeptMapping(db, titles);
  if (kept) return { mapping: kept.mapping, from: "the last import of such a file" };
  const adapter = findAdapter(titles);
  return adapter ? { mapping: adapter.mapping, from: `the adapter ${adapter.name}` } : null;
}

/** Writes a suggested mapping beside the file that it reads. @returns what to look at, line by line */
export async function writeSuggestion(file: OpenedFile, path: string, publishedOn: string): Promise<string[]> {
  const [sheet] = file.sheets;
  if (!sheet) return file.problems.map(describeProblem);
  const plan = await planTable(sheet);
  const rows: TableRow[] = [];
  for await (const read of readTable(sheet, plan)) {
    rows.push(...read.rows.slice(0, 200));
    if (rows.length >= 200) break;
  }
  const { mapping, remarks, questions } = suggestMapping({ file: file.name, plan, rows, publishedOn });
  await writeMapping(path, mapping);
  const lines = (title: string, problems: FileProblem[]) =>
    problems.length > 0 ? [title, ...problems.map((one) => `  ${describeProblem(one)}`)] : [];
  return [...lines("Only you can say:", [...plan.problems, ...questions]), ...lines("Left out:", remarks)];
}

/** Writes a mapping to a file of its own. @throws when there is one of that name */
export async function writeMapping(path: string, mapping: RegisterMapping): Promise<void> {
  await writeFile(path, `${JSON.stringify(mapping, null, 2)}\n`, { flag: "wx" }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Error(
        error.code === "EEXIST"
          ? `${path} is there already: use it with --mapping, or take it away`
          : `Cannot write ${path} (${error.code})`,
      );
    },
  );
}
