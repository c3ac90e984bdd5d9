import { cutText } from "@/lib/domain/plain-text";
import type { FileProblem } from "../problem";
import type { TableRow } from "../table/row-reader";
import type { TablePlan } from "../table/survey";
import type { JudgeRow } from "./adapters/adapter";
import { type ColumnOrders, createDateReader } from "./column-dates";
import { type MappedColumn, mappedColumns } from "./mapped-columns";
import type { RegisterMapping } from "./mapping";
import { columnsOfFields, RowFindings } from "./row-findings";
import { createKeyReader } from "./row-key";
import { plannedMilestones, statedIndicators } from "./stated-claims";
import type { StatedPhase, StatedRow } from "./stated-row";
import { statedSite } from "./stated-site";
import { createStatusReader } from "./stated-status";

export type RegisterRow = {
  /** Null for a row that cannot be taken, with a problem for each cell that is wrong, and for one that is no record. */
  row: StatedRow | null;
  problems: FileProblem[];
  /** What was taken otherwise than it stands. */
  notes: FileProblem[];
  /** All that is wrong with it is open, and can be answered; an answer that many rows wait for is asked for at the first. */
  isAsked: boolean;
};

export type ReaderOptions = {
  /** The day of the publication (ISO): nothing in it was said or happened later. */
  publishedOn: string;
  /** Of `createOrderSurvey`. */
  orders: ColumnOrders;
  /** Of the adapter; rows that the mapping's `sites` answers for are not judged. */
  judge?: JudgeRow | undefined;
};

const LONGEST_NOTE = 3_000;
const LONGEST_KEY = 500;
/** Any but tab and line feed. */
const CONTROL = /(?![\t\n])\p{Control}/u;

/**
 * Reads the rows of a register's table one by one: what each says about a site, its phase and its dates, whatever the columns are called.
 * A row with a cell that cannot be read is refused as a whole, each of its faults named. `checkMapping` says beforehand whether the
 * mapping fits the table.
 */
export function createRegisterReader(
  mapping: RegisterMapping,
  plan: TablePlan,
  { publishedOn, orders, judge }: ReaderOptions,
): (row: TableRow) => RegisterRow {
  const columns = mappedColumns(mapping, plan);
  const keyTitle = columns.find(({ isKey }) => isKey)?.title ?? null;
  const keyOf = createKeyReader(mapping, plan);
  const fields = columnsOfFields(columns);
  const table = { place: plan.place, columns, fields };
  const readStatus = createStatusReader(mapping);
  const dateReader = createDateReader(mapping, orders);
  const planned = plannedMilestones(mapping);
  const answered = new Set(Object.keys(mapping.sites));
  const asked = new Set<string>();

  return (row) => {
    if (row.kind !== "data") return { row: null, problems: [], notes: [], isAsked: false };
    const findings = new RowFindings(table, row, asked);
    refuseControls(findings, columns);
    if (findings.problems.length > 0)
      return { row: null, problems: findings.problems, notes: [], isAsked: findings.isAsked };
    const key = keyOf(row);
    if (key === null) findings.refuse(keyTitle, null, "is blank: nothing tells this row from the others");
    else if (key.length > LONGEST_KEY)
      findings.refuse(keyTitle, key, `has ${key.length} characters: a key has at most ${LONGEST_KEY}`);
    const site = statedSite(findings, mapping);
    const phase = statedPhase(findings, site.type === "data_centre", fields.has("megawatts"));
    const status = readStatus(findings);
    const readDate = dateReader(findings, site.iso3);
    const about = { mapping, planned, publishedOn, readDate, site, hasPhase: phase !== null, status };
    const indicators = statedIndicators(findings, about);
    const { problems, notes } = findings;
    if (key === null || problems.length > 0) return { row: null, problems, notes, isAsked: findings.isAsked };
    const note = noteOf(findings);
    const stated: StatedRow = {
      ...{ key, rowNumber: row.rowNumber, site, phase, indicators, note },
      status: status.status,
    };
    const isOurs = !judge || answered.has(stated.key) || judgeRow(findings, stated, judge);
    return { row: isOurs ? stated : null, problems, notes, isAsked: findings.isAsked };
  };
}

/** No text on record holds a control character; in a note each is a blank. */
function refuseControls(findings: RowFindings, columns: readonly MappedColumn[]): void {
  for (const { meanings, place, title } of columns) {
    if (meanings.every(({ field }) => field === "note" || field === "skip")) continue;
    const text = findings.textAt(place);
    const code = text.match(CONTROL)?.[0].charCodeAt(0);
    if (code !== undefined)
      findings.refuse(title, text, `holds the control character U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
  }
}

/** Whether a row is one of ours; one that is not is a note, and one that may be is asked. */
function judgeRow(findings: RowFindings, stated: StatedRow, judge: JudgeRow): boolean {
  const judgement = judge(stated, (title) => findings.textOf(title));
  const title = findings.titleOf("name");
  if (judgement.kind === "leave") findings.remark(title, stated.site.name, `${judgement.why}; left out`);
  if (judgement.kind === "ask")
    findings.refuse(title, stated.site.name, judgement.why, {
      about: "site",
      candidates: [
        { value: "new", reading: "it is taken" },
        { value: "skip", reading: "it is left out" },
      ],
    });
  return judgement.kind === "take";
}

/** What the row's phase adds; null where the row is of a whole site, whose megawatts are then only kept as text. */
function statedPhase(findings: RowFindings, isDataCentre: boolean, hasMegawatts: boolean): StatedPhase | null {
  const [named] = findings.said("phase");
  const [size] = findings.said("megawatts");
  if (!isDataCentre) {
    for (const said of [named, size]) if (said) findings.keep(said, null);
    return null;
  }
  if (!hasMegawatts && named === undefined) return null;
  const stated = size ? findings.takeMegawatts(size) : null;
  const name = named?.text ?? null;
  if (named && named.text.length > 200) findings.refuse(named.column.title, named.text, "has over 200 characters");
  return stated === null
    ? { name, basis: "unknown" }
    : { name, megawatts: stated, basis: size?.meaning.basis ?? "unknown" };
}

/** Everything that has no place of its own: the columns of notes, then those without a meaning, by title. */
function noteOf(findings: RowFindings): string | null {
  const own = findings.said("note").map(({ text }) => text);
  const text = [...own, ...findings.unmapped(), ...findings.kept].join("; ").replace(new RegExp(CONTROL, "gu"), " ");
  if (text === "") return null;
  return text.length > LONGEST_NOTE ? `${cutText(text, LONGEST_NOTE - 1)}…` : text;
}
