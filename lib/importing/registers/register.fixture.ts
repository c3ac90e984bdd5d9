import { createRowReader, type TableRow } from "../table/row-reader";
import { createSurvey, type TablePlan } from "../table/survey";
import type { JudgeRow } from "./adapters/adapter";
import { RegisterMapping } from "./mapping";
import { createOrderSurvey } from "./order-survey";
import { createRegisterReader, type RegisterRow } from "./read-rows";

/** A table of texts as a delimited file would have it: the first row is the header, tabs divide the cells. */
export function tableOf(rows: readonly (readonly string[])[]): { plan: TablePlan; rows: TableRow[] } {
  const sheetRows = rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
  const survey = createSurvey({ file: "register.tsv", sheet: null, delimiter: "\t" });
  survey.add(sheetRows);
  const plan = survey.finish([]);
  return { plan, rows: createRowReader(plan)(sheetRows).rows };
}

const base = {
  register: "test-queue",
  source: { title: "Test queue", publisher: "Test operator", language: "en", class: "utility" },
  mark: "V",
  key: ["ID"],
  columns: { Name: [{ field: "name" }] },
};

/** A mapping of a queue with the columns ID and Name, and whatever else is given. */
export const mappingOf = (more: Record<string, unknown> = {}): RegisterMapping => {
  const columns = { ...base.columns, ...((more.columns as object | undefined) ?? {}) };
  return RegisterMapping.parse({ ...base, ...more, columns });
};

/** Reads the rows of a table, as a publication of 30 November 2026. */
export function readTable(
  mapping: RegisterMapping,
  { plan, rows }: { plan: TablePlan; rows: readonly TableRow[] },
  judge?: JudgeRow,
): RegisterRow[] {
  const survey = createOrderSurvey(mapping, plan);
  survey.add(rows);
  const { orders } = survey.finish();
  const read = createRegisterReader(mapping, plan, { publishedOn: "2026-11-30", orders, judge });
  return rows.filter(({ kind }) => kind === "data").map(read);
}

/** Reads rows of texts, a header first. */
export const readTexts = (mapping: RegisterMapping, texts: readonly (readonly string[])[]): RegisterRow[] =>
  readTable(mapping, tableOf(texts));
