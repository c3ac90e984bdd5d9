import { parseArgs } from "node:util";
import { connect, type Db } from "@/db/client";
import { latestDayOnEarth, today } from "@/db/clock";
import { applyImport } from "@/db/commands/imports/apply-import";
import { type StagedImport, stageImport } from "@/db/commands/imports/stage-import";
import { undoImport } from "@/db/commands/imports/undo-import";
import { hasImport, listImports } from "@/db/queries/list-import-rows";
import type { Actor } from "@/lib/domain/actor";
import { counted } from "@/lib/domain/counted";
import { IsoDate } from "@/lib/domain/dates";
import { REGISTER_KIND_PREFIX } from "@/lib/importing/import-kinds";
import { openAppDatabase } from "./app-database";
import { importRecordFiles, recordSources } from "./import/import-record-files";
import { printImport } from "./import/print-import";
import { readOpened } from "./import/read-opened";
import { HELP, USAGE } from "./import/usage";
import { writeHeldRows } from "./import/write-held-rows";
import { writeKeptFiles } from "./import/write-kept-files";
import { type CommandContext, runCommand } from "./run-command";

const actor: Actor = { kind: "system", name: "import" };
const MOST_TRIES = 3;

runCommand({ interruptedCode: 130 }, async (context) => {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: "string" },
      "write-mapping": { type: "string" },
      published: { type: "string" },
      apply: { type: "boolean", default: false },
      quarantine: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      held: { type: "string" },
      raw: { type: "string" },
      undo: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const asked = [
    files.length > 0 && values.raw === undefined,
    values.list,
    values.raw !== undefined && files.length === 1,
    values.held !== undefined,
    values.undo !== undefined,
  ].filter(Boolean);
  if (asked.length !== 1 || (values.quarantine && !values.apply)) {
    console.error(USAGE);
    return 1;
  }
  const importId = numberOf(values);
  const publishedOn = values.published ?? today();
  if (!IsoDate.safeParse(publishedOn).success)
    throw new Error(`--published: expected a day such as 2026-11-30, got "${publishedOn}"`);
  if (publishedOn > latestDayOnEarth()) throw new Error(`--published: ${publishedOn} is still to come`);
  // What --held writes is a file: nothing else goes where it goes.
  const toErrors = { ...context, log: (line: string) => console.error(line) };
  const url = await openAppDatabase(values.held === undefined ? context : toErrors);
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 600_000, lockTimeoutMs: 60_000 });
  context.onStop(close);
  if (values.list) return list(db);
  if (importId !== null) {
    if (!(await hasImport(db, importId))) {
      console.error(`There is no import ${importId}; --list shows those on record`);
      return 1;
    }
    if (values.held !== undefined) return writeHeldRows(db, importId);
    if (values.raw !== undefined) return writeKeptFiles(db, importId, files[0] ?? "");
    return undo(db, importId, context);
  }
  const options = { ...values, files, publishedOn };
  const records = values.mapping === undefined ? await recordSources(files) : null;
  if (records) return importRecordFiles(db, actor, records, options);
  return importFiles(context, db, options);
});

/** The import that an option names; null without such an option. */
function numberOf(values: { held?: string; raw?: string; undo?: string }): number | null {
  for (const option of ["held", "raw", "undo"] as const) {
    const text = values[option];
    if (text === undefined) continue;
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${option}: expected the number of an import, got "${text}"`);
    return Number(text);
  }
  return null;
}

type Options = {
  files: string[];
  publishedOn: string;
  mapping?: string;
  "write-mapping"?: string;
  apply: boolean;
  quarantine: boolean;
};

async function importFiles(context: CommandContext, db: Db, options: Options): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const staged = await readOpened(db, options, context, (reading) => stageImport(db, actor, reading, context.log));
    if (!staged) return 1;
    if (attempt === 1 || options.apply) await printImport(db, staged);
    if (staged.isApplied) return 0;
    if (!options.apply) return hasOpenRows(staged) ? 1 : 0;
    const applied = await applyImport(db, actor, staged.importId, { quarantine: options.quarantine, log: context.log });
    if (applied.ok) {
      console.log(
        `Import ${applied.value.importId}: ${applied.value.outcome === "applied" ? "taken in" : "was taken in already"}`,
      );
      return 0;
    }
    const reason = applied.failure.kind === "conflict" ? applied.failure.message : "";
    if (hasOpenRows(staged) || attempt === MOST_TRIES) {
      console.error(reason);
      return 1;
    }
    context.log(reason);
  }
}

const hasOpenRows = ({ report: { counts } }: StagedImport) => counts.refused + counts.asked > 0;

async function undo(db: Db, importId: number, context: CommandContext): Promise<number> {
  const undone = await undoImport(db, actor, { importId, todayOn: today() });
  if (!undone.ok) {
    console.error(undone.failure.kind === "conflict" ? undone.failure.message : "");
    return 1;
  }
  const { claims, phases } = undone.value;
  context.log(
    `Import ${importId} undone: ${counted(claims, "claim")} retracted, ${counted(phases, "phase")} taken away`,
  );
  return 0;
}

async function list(db: Db): Promise<number> {
  for (const one of await listImports(db)) {
    const standing = one.undoneAt ? `undone on ${one.undoneAt.slice(0, 10)} by ${one.undoneBy}` : standingOf(one);
    const held = one.held > 0 ? `, ${one.held} wrong or open` : "";
    const name = one.kind.replace(REGISTER_KIND_PREFIX, "");
    console.log(
      `${one.id}  ${name}  of ${one.publishedOn}  ${standing}  ${counted(one.rows, "row")}${held}  ${one.fileNames.join(", ")}`,
    );
  }
  return 0;
}

const standingOf = ({ state, importedBy }: { state: string; importedBy: string }) =>
  `${state === "staged" ? "dry run" : "taken in"} by ${importedBy}`;
