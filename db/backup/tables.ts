import type { TransactionSql } from "postgres";

/** One column of a table, with its type as SQL writes it. */
export type Column = { name: string; type: string };

/** What belongs to an extension is not ours. */
const notOfExtension = (catalog: string, alias: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${alias}.oid and d.deptype = 'e')`;

/** The tables of schema `public` with the columns that hold data of their own (generated ones are left out), by name. */
export async function listTables(tx: TransactionSql): Promise<{ name: string; columns: Column[] }[]> {
  return tx.unsafe<{ name: string; columns: Column[] }[]>(`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ${notOfExtension("pg_class", "c")}
    group by c.relname order by c.relname`);
}

/** The sequences of schema `public`, identities included, with how far they are. */
export async function listSequences(tx: TransactionSql) {
  const names = await tx.unsafe<{ name: string }[]>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and ${notOfExtension("pg_class", "c")} order by 1`);
  const sequences: { name: string; lastValue: string; isCalled: boolean }[] = [];
  for (const { name } of names) {
    const [row] = await tx<{ lastValue: string; isCalled: boolean }[]>`
      select last_value::text as "lastValue", is_called as "isCalled" from ${tx(name)}`;
    if (row) sequences.push({ name, ...row });
  }
  return sequences;
}

/** Every foreign key of schema `public`: its table, name and definition. */
export async function listForeignKeys(
  tx: TransactionSql,
): Promise<{ table: string; name: string; definition: string }[]> {
  return tx<{ table: string; name: string; definition: string }[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0 order by 1, 2`;
}

/** Drops every table, routine and type of schema `public` and the record of migrations; extensions stay. */
export async function dropEverything(tx: TransactionSql): Promise<void> {
  await tx.unsafe(`
    do $$
    declare item record;
    begin
      for item in select c.oid::regclass as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ${notOfExtension("pg_class", "c")}
      loop execute format('drop table %s cascade', item.name); end loop;
      for item in select p.oid::regprocedure as name from pg_proc p
        where p.pronamespace = 'public'::regnamespace and ${notOfExtension("pg_proc", "p")}
      loop execute format('drop routine %s cascade', item.name); end loop;
      for item in select t.oid::regtype as name from pg_type t
        where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd') and ${notOfExtension("pg_type", "t")}
      loop execute format('drop type %s cascade', item.name); end loop;
    end $$`);
  await tx`drop schema if exists drizzle cascade`;
}
