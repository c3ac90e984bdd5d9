import postgres, { type TransactionSql } from "postgres";

/** Runs `work` in one read-only transaction that sees the database as it is at its first query, whatever others write meanwhile. */
export async function inSnapshot<Value>(url: string, work: (tx: TransactionSql) => Promise<Value>): Promise<Value> {
  const connection = { TimeZone: "UTC", lock_timeout: 60_000, application_name: "leadtime-backup" };
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, connection });
  try {
    const value = await client.begin("isolation level repeatable read, read only", work);
    return value as Value;
  } finally {
    await client.end({ timeout: 5 });
  }
}
