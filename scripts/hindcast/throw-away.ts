import { randomBytes } from "node:crypto";
import { connect, type Db } from "@/db/client";
import { emptyDatabase } from "@/db/embedded/empty-database";
import { migrate } from "@/db/migrate";
import { dropDatabase } from "@/db/testing/template-database";

/** Runs something on a migrated database of its own, and drops it afterwards. */
export async function onThrowAway<Result>(
  server: string,
  run: (db: Db, url: string) => Promise<Result>,
): Promise<Result> {
  const name = `leadtime_hindcast_${randomBytes(6).toString("hex")}`;
  const url = await emptyDatabase(server, name);
  try {
    await migrate(url);
    const { db, close } = connect(url, { max: 2, statementTimeoutMs: 300_000 });
    try {
      return await run(db, url);
    } finally {
      await close();
    }
  } finally {
    await dropDatabase(server, name);
  }
}
