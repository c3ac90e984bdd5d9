import type { TransactionSql } from "postgres";
import type { Backup } from "./read-backup";
import { listForeignKeys, listTables } from "./tables";

const BATCH_CHARACTERS = 1 << 20;

type Batch = { insert: string; rows: string[]; characters: number };

/**
 * Fills the empty tables of a backup's own schema with its rows, as they were: no trigger sets a clock, writes an audit row or asks for a
 * refresh meanwhile, and foreign keys are checked once at the end.
 * @returns how many rows
 * @throws when tables or columns differ from the backup's, a row does not fit, or the count is not the backup's
 */
export async function loadRows(tx: TransactionSql, backup: Backup): Promise<number> {
  const inserts = await prepareInserts(tx, backup);
  const foreignKeys = await listForeignKeys(tx);
  for (const { table, name } of foreignKeys) await tx`alter table ${tx(table)} drop constraint ${tx(name)}`;
  for (const name of inserts.keys()) await tx`alter table ${tx(name)} disable trigger user`;

  const rows = await insertAll(tx, backup, inserts);
  for (const { name, lastValue, isCalled } of backup.header.sequences)
    await tx`select setval(${`public.${name}`}::regclass, ${lastValue}::bigint, ${isCalled})`;

  for (const name of inserts.keys()) await tx`alter table ${tx(name)} enable trigger user`;
  for (const { table, name, definition } of foreignKeys)
    await tx.unsafe(`alter table "${table}" add constraint "${name}" ${definition}`);
  return rows;
}

/** Per table of the backup, the statement that takes a JSON array of rows. */
async function prepareInserts(tx: TransactionSql, { header }: Backup): Promise<Map<string, string>> {
  const tables = new Map((await listTables(tx)).map(({ name, columns }) => [name, columns]));
  const inserts = new Map<string, string>();
  for (const { name, columns } of header.tables) {
    const types = new Map(tables.get(name)?.map((column) => [column.name, column.type]));
    const unknown = columns.filter((column) => !types.has(column));
    if (types.size !== columns.length || unknown.length > 0) {
      throw new Error(
        `Table ${name} of the backup has the columns ${columns.join(", ")}; its migrations make ${[...types.keys()].join(", ") || "no such table"}.`,
      );
    }
    const values = columns.map((column, index) => `(r->>${index})::${types.get(column)}`);
    const list = columns.map((column) => `"${column}"`);
    inserts.set(
      name,
      `insert into "${name}" (${list}) overriding system value select ${values} from json_array_elements($1::text::json) as rows(r)`,
    );
  }
  return inserts;
}

async function insertAll(tx: TransactionSql, backup: Backup, inserts: Map<string, string>): Promise<number> {
  let batch: Batch = { insert: "", rows: [], characters: 0 };
  let count = 0;
  let expected = -1;
  const flush = async (insert: string) => {
    if (batch.rows.length > 0) await tx.unsafe(batch.insert, [`[${batch.rows.join(",")}]`], { prepare: true });
    batch = { insert, rows: [], characters: 0 };
  };
  for await (const part of backup.parts()) {
    if (part.kind === "table") {
      const insert = inserts.get(part.name);
      if (!insert) throw new Error(`The backup has rows of ${part.name}, a table that its first line does not name.`);
      await flush(insert);
    } else if (part.kind === "end") expected = part.rows;
    else if (!batch.insert) throw new Error("The backup has a row that belongs to no table.");
    else {
      count += 1;
      batch.rows.push(part.json);
      batch.characters += part.json.length;
      if (batch.characters > BATCH_CHARACTERS) await flush(batch.insert);
    }
  }
  await flush("");
  if (count !== expected) throw new Error(`The backup says ${expected} rows, but ${count} were found.`);
  return count;
}
