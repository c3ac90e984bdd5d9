import { nameKey } from "@/lib/domain/name-key";
import { cutText } from "@/lib/domain/plain-text";
import { toSlug } from "@/lib/domain/slug";
import { sourceClasses } from "@/lib/domain/vocabulary";
import type { FileProblem } from "../problem";
import { promisingRole } from "../records/party-roles";
import type { TableRow } from "../table/row-reader";
import type { TablePlan } from "../table/survey";
import { type ColumnValues, columnValues } from "./column-values";
import { checkMapping, SHARED_FIELDS } from "./mapped-columns";
import { type ColumnMeaning, RegisterMapping, UNNAMED_REGISTER } from "./mapping";
import { suggestColumn } from "./suggest-column";
import { languageOf } from "./words/language-of";
import { meaningOfStatus } from "./words/status-words";

export type SuggestedMapping = {
  mapping: RegisterMapping;
  /** Columns and words that the mapping leaves out, with the reason. */
  remarks: FileProblem[];
  /** What nobody but an analyst can say; the mapping holds a placeholder for it. */
  questions: FileProblem[];
};

const ROWS = 200;
/** Says in the file that somebody has to fill it in. */
const PLACEHOLDER = "(not stated)";

/**
 * Suggests how a register is read: from the titles of its columns in English, Korean, Japanese, Chinese or Spanish and what their first rows
 * hold. What is not sure is left out with a remark; who publishes the register, and how far it can be trusted, is always asked.
 * @param given.file the name of the file, for the register's name
 * @param given.rows the first rows; 200 are looked at
 */
export function suggestMapping(given: {
  file: string;
  plan: TablePlan;
  rows: readonly TableRow[];
  publishedOn: string;
}): SuggestedMapping {
  const { file, plan, publishedOn } = given;
  const rows = given.rows.filter(({ kind }) => kind === "data").slice(0, ROWS);
  const at = { file: plan.place.file, sheet: plan.place.sheet, row: plan.header[0] ?? null, value: null };
  const remarks: FileProblem[] = [];
  const columns: Record<string, ColumnMeaning[]> = {};
  const taken = new Set<string>();
  const valuesOf = new Map<string, ColumnValues>();
  for (const [place, column] of plan.columns.entries()) {
    const values = columnValues(rows, place);
    valuesOf.set(column.title, values);
    const suggested = suggestColumn(column, values, publishedOn);
    const remark = "remark" in suggested ? suggested.remark : repeated(suggested.meaning, taken);
    if (remark !== null) remarks.push({ ...at, column: column.title, reason: `${remark}; left out` });
    else if ("meaning" in suggested) columns[column.title] = [suggested.meaning];
  }
  settleClaims(columns);

  const title = file.replace(/\.[^.]*$/, "");
  const questions: FileProblem[] = [];
  const key = keyOf(columns, valuesOf);
  if (key === null) {
    const candidates = plan.columns.map((column) => ({ value: column.title, reading: "tells the rows apart" }));
    const reason = "no column alone tells the rows apart from each other in this and in later publications: which do?";
    questions.push({ ...at, column: null, reason, question: { about: "key", candidates } });
  }
  const classes = sourceClasses.map((value) => ({ value, reading: `the word of a source of class ${value}` }));
  const source = { ...at, row: null, column: null };
  questions.push(
    {
      ...source,
      reason: "whose register is it?",
      question: { about: "source", candidates: [{ value: PLACEHOLDER, reading: "source.publisher" }] },
    },
    { ...source, reason: "of which class is its source?", question: { about: "source", candidates: classes } },
  );
  if (!Object.values(columns).some((meanings) => meanings.some(({ field }) => field === "economy")))
    questions.push({
      ...source,
      reason: "no column names an economy: which is the register's? (economy, three letters of ISO 3166)",
      question: { about: "source", candidates: [{ value: "KOR", reading: "economy: Korea, for example" }] },
    });
  const mapping = RegisterMapping.parse({
    register: registerName(title),
    source: {
      title: cutText(title, 500),
      publisher: PLACEHOLDER,
      language: languageOf(plan.columns.map((one) => one.title)),
      class: "analyst",
    },
    mark: "U",
    key: key ?? [plan.columns[0]?.title ?? "?"],
    columns,
    statuses: statusesOf(columns, valuesOf, (column, value, reason) => remarks.push({ ...at, column, value, reason })),
  });
  for (const problem of checkMapping(mapping, plan).problems)
    questions.push({
      ...problem,
      question: { about: "column", candidates: plan.columns.map((one) => ({ value: one.title, reading: one.title })) },
    });
  return { mapping, remarks, questions };
}

/** Why a meaning cannot be a column's: another column has it already. */
function repeated(meaning: ColumnMeaning, taken: Set<string>): string | null {
  const { field } = meaning;
  const identity = field === "date" ? `${meaning.kind} ${meaning.key} ${meaning.step} ${meaning.claim}` : field;
  if (SHARED_FIELDS.has(field) || !taken.has(identity)) {
    taken.add(identity);
    return null;
  }
  return `says the same as a column before it (${identity})`;
}

/** A date is a promise where the row names the party that does the step: its operator. Anybody else's is an estimate. */
function settleClaims(columns: Record<string, ColumnMeaning[]>): void {
  const hasOperator = Object.values(columns)
    .flat()
    .some(({ field }) => field === "operator");
  for (const meaning of Object.values(columns).flat())
    if (meaning.field === "date" && meaning.claim === "promised")
      if (!hasOperator || promisingRole(meaning.kind) !== "operator") meaning.claim = "estimated";
}

/** The column of the register's number where it tells all rows apart, else that of the name, alone or with the phase; null for none. */
function keyOf(columns: Record<string, ColumnMeaning[]>, valuesOf: ReadonlyMap<string, ColumnValues>): string[] | null {
  const titleOf = (field: ColumnMeaning["field"]) =>
    Object.keys(columns).find((title) => columns[title]?.some((meaning) => meaning.field === field));
  const isKey = (title: string | undefined): title is string => {
    const values = title === undefined ? undefined : valuesOf.get(title);
    return values?.isUnique === true && !values.isCount;
  };
  const [id, name, phase] = [titleOf("register_id"), titleOf("name"), titleOf("phase")];
  if (isKey(id)) return [id];
  if (isKey(name)) return [name];
  if (id !== undefined && phase !== undefined && !valuesOf.get(id)?.isCount) return [id, phase];
  return name !== undefined && phase !== undefined ? [name, phase] : null;
}

function statusesOf(
  columns: Record<string, ColumnMeaning[]>,
  valuesOf: ReadonlyMap<string, ColumnValues>,
  remark: (column: string, value: string, reason: string) => void,
): RegisterMapping["statuses"] {
  const title = Object.keys(columns).find((one) => columns[one]?.some(({ field }) => field === "status"));
  const statuses: RegisterMapping["statuses"] = {};
  if (title === undefined) return statuses;
  for (const word of valuesOf.get(title)?.words.values() ?? []) {
    const meaning = meaningOfStatus(word);
    if (meaning) statuses[word] = meaning;
    else remark(title, word, "is a status word that is not known: say what it means");
  }
  return statuses;
}

const CHANGES = /^(?:\d+|\d*q[1-4]|\d*h[12]|v\d+|final|copy|latest|draft)$/;

/** The file's name without what changes from one publication to the next: its date, `final`, `(1)`. */
function registerName(title: string): string {
  const lasting = nameKey(title)
    .split(" ")
    .filter((word) => !CHANGES.test(word))
    .join(" ");
  return /[a-z]/.test(lasting) ? toSlug(lasting) : UNNAMED_REGISTER;
}
