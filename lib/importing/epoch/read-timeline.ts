import { nameKey } from "@/lib/domain/name-key";
import { type Cell, readAmount, readDay } from "../cells";
import { findColumns } from "../columns";
import type { CsvTable } from "../csv-table";
import type { FileProblem } from "../problem";
import { ignoredTimelineColumns, timelineColumns } from "./column-names";
import { readNote } from "./notes";
import type { PowerBasis, PublishedRow, PublishedSite } from "./types";

type Field = keyof typeof timelineColumns;
const LONGEST_NOTE = 4_000;
const USD_PER_BILLION = 1e9;

/** Reads the table of dated rows. A row with anything wrong is left out of `rows` and every wrong cell is in `problems`. */
export function readTimeline(table: CsvTable, byName: ReadonlyMap<string, PublishedSite>) {
  const columns = findColumns(table, timelineColumns, ignoredTimelineColumns);
  const { file } = table;
  const problems: FileProblem[] = [...columns.problems];
  const notUnderstood: FileProblem[] = [...columns.notUnderstood];
  const powerField = columns.has("facilityPower") ? "facilityPower" : "itPower";
  const powerBasis: PowerBasis = powerField === "facilityPower" ? "facility" : "critical_it";
  if (!columns.has(powerField)) {
    const reason = "this column is missing (or, for IT power, `IT power (MW)`)";
    problems.push({ file, row: 1, column: "Power (MW)", value: null, reason });
  } else if (columns.has("facilityPower") && columns.has("itPower")) {
    const reason = "left out: the steps count facility power, and the two are never mixed";
    notUnderstood.push({ file, row: 1, column: columns.title("itPower"), value: null, reason });
  }

  const rows: PublishedRow[] = [];
  for (const row of columns.problems.length === 0 ? table.rows : []) {
    const before = problems.length;
    const refuse = (field: Field, reason: string) =>
      problems.push({
        file,
        row: row.rowNumber,
        column: columns.title(field),
        value: columns.cell(row, field),
        reason,
      });
    const take = <Value>(field: Field, cell: Cell<Value>): Value | null => {
      if (!cell.ok) refuse(field, cell.reason);
      return cell.ok ? cell.value : null;
    };
    const amount = (field: Field, max: number) => take(field, readAmount(columns.cell(row, field), max));
    const usd = (field: Field) => {
      const billions = amount(field, 100_000);
      return billions === null ? null : Math.round(billions * USD_PER_BILLION);
    };
    const date = take("date", readDay(columns.cell(row, "date")));
    const site = byName.get(nameKey(columns.cell(row, "site")));
    if (!site) refuse("site", "is no site of the table of sites");
    const status = columns.cell(row, "status");
    if (status.length > LONGEST_NOTE) refuse("status", `is longer than ${LONGEST_NOTE} characters`);
    const buildings = amount("buildings", 1_000);
    if (buildings !== null && !Number.isInteger(buildings)) refuse("buildings", "is not a whole number");
    const figures = {
      cumulativeMegawatts: amount(powerField, 100_000),
      buildingsOperational: buildings,
      computeCapexUsd: usd("computeCost"),
      constructionCapexUsd: usd("constructionCost"),
    };
    if (problems.length > before || date === null || !site) continue;
    rows.push({
      site: site.name,
      date,
      rowNumber: row.rowNumber,
      ...figures,
      status: status || null,
      ...readNote(status),
      raw: columns.raw(row),
    });
  }
  return { rows, powerBasis, problems, notUnderstood };
}
