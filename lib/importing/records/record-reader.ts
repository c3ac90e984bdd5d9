import type { z } from "zod";
import { withoutField } from "@/lib/domain/input-problems";
import type { CsvTable } from "../csv-table";
import type { FileProblem } from "../problem";
import { type RecordFile, type RecordRow, recordFiles } from "./files";
import { type ReadRow, readRows } from "./read-rows";

export type RecordTables = Record<RecordFile, CsvTable>;

/** Rows read and rows that made it into the set, by file; the difference has a problem each. */
export type RecordCounts = Record<RecordFile, { read: number; taken: number }>;

type Fields = Record<string, unknown>;
type Taken<File extends RecordFile, Value> = { row: ReadRow<File>; record: Value };

/** Reads the rows of the files of a record folder one by one, and keeps count of what it takes and of what is wrong. */
export class RecordReader {
  readonly problems: FileProblem[] = [];
  readonly counts: RecordCounts;
  readonly #refused = new Set<string>();

  constructor(private readonly tables: RecordTables) {
    const none = () => ({ read: 0, taken: 0 });
    this.counts = { sources: none(), sites: none(), claims: none(), policies: none(), facts: none() };
  }

  /** Every row of a file whose fields fit the schema; the others become problems. */
  read<File extends RecordFile, Schema extends z.ZodType>(
    file: File,
    schema: Schema,
    fieldsOf: (cells: RecordRow<File>) => Fields,
  ): Taken<File, z.infer<Schema>>[] {
    const { rows, problems } = readRows(file, this.tables[file]);
    this.problems.push(...problems);
    this.counts[file].read += this.tables[file].rows.length;
    return rows.flatMap((row) => {
      const record = this.one(file, row, schema, fieldsOf(row.cells));
      if (record === null) return [];
      this.counts[file].taken += 1;
      return [{ row, record }];
    });
  }

  /** The record that the fields make; null, with a problem per field, when they do not fit. */
  private one<File extends RecordFile, Schema extends z.ZodType>(
    file: File,
    row: ReadRow<File>,
    schema: Schema,
    fields: Fields,
  ): z.infer<Schema> | null {
    const parsed = schema.safeParse(fields);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const field = String(path[0] ?? "");
      this.refuse(file, row, columnOf(file, field), withoutField(message, field));
    }
    return null;
  }

  /** What more a row that was taken says; where that does not fit, the row is taken back, with a problem per field. */
  more<File extends RecordFile, Schema extends z.ZodType>(
    file: File,
    row: ReadRow<File>,
    schema: Schema,
    fields: Fields,
  ): z.infer<Schema> | null {
    const isFirst = !this.#refused.has(`${file}:${row.rowNumber}`);
    const record = this.one(file, row, schema, fields);
    if (record === null && isFirst) this.counts[file].taken -= 1;
    return record;
  }

  /** Rows without those that say again what an earlier one says: each of a key is taken once. @param keyOf null: may come often */
  once<File extends RecordFile, Value>(
    file: File,
    rows: readonly Taken<File, Value>[],
    column: string,
    keyOf: (cells: RecordRow<File>) => string | null,
  ): Taken<File, Value>[] {
    const first = new Map<string, number>();
    return rows.filter(({ row }) => {
      const key = keyOf(row.cells);
      const earlier = key === null ? undefined : first.get(key);
      if (earlier !== undefined) this.withdraw(file, row, column, `row ${earlier} is of the same already`);
      else if (key !== null) first.set(key, row.rowNumber);
      return earlier === undefined;
    });
  }

  /** Takes a row back that was read well but has no place. */
  withdraw<File extends RecordFile>(file: File, row: ReadRow<File>, column: string, reason: string): void {
    const isFirst = !this.#refused.has(`${file}:${row.rowNumber}`);
    this.refuse(file, row, column, reason);
    if (isFirst) this.counts[file].taken -= 1;
  }

  private refuse<File extends RecordFile>(file: File, row: ReadRow<File>, column: string | null, reason: string): void {
    this.#refused.add(`${file}:${row.rowNumber}`);
    const value = column === null ? null : ((row.cells as Record<string, string>)[column] ?? null);
    this.problems.push({ file: this.tables[file].file, row: row.rowNumber, column, value, reason });
  }
}

/** Fields that have another name than their column. */
const columnNames: Partial<Record<RecordFile, Readonly<Record<string, string>>>> = {
  sources: { key: "source_id", class: "source_class", publishedOn: "published_on", publishedPrecision: "published_on" },
  sites: {
    ...{ slug: "site_id", iso3: "economy", name: "name_en", localName: "name_local", operators: "operator" },
    ...{ owners: "owner", ordinal: "phase_ordinal", megawatts: "phase_mw", basis: "mw_basis", capex: "capex_amount" },
    ...{ capexCurrency: "capex_currency", capexPriceYear: "capex_price_year" },
  },
  claims: {
    ...{ kind: "claim_kind", earliestOn: "date", latestOn: "date", precision: "date", knownOn: "known_on" },
    ...{ knownPrecision: "known_on", megawatts: "indicator_mw", phase: "phase_ordinal", key: "indicator_key" },
    ...{ title: "indicator_title", ppaRole: "ppa_role", claimantId: "claimant" },
  },
  policies: {
    iso3: "economy",
    regions: "region",
    name: "name_en",
    localName: "name_local",
    thresholdMegawatts: "threshold_mw",
  },
  facts: { iso3: "economy", key: "fact_key" },
};

/** The column that a field is read from; null for one that comes from several. */
/** The column of a file of records that a field is read from; null where it has none. */
export function columnOf(file: RecordFile, field: string): string | null {
  const common: Record<string, string> = { source: "source_id", comparedOn: "reread_on" };
  const column = columnNames[file]?.[field] ?? common[field] ?? field;
  return (recordFiles[file] as readonly string[]).includes(column) ? column : null;
}
