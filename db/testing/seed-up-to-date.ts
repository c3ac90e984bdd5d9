import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { connect } from "../client";
import { today } from "../clock";
import { bringUpToDate } from "../commands/bring-up-to-date";
import { seed } from "../seed/seed";

const actor: Actor = { kind: "system", name: "seed" };

/** Seeds a migrated database and does at once what the worker would do next: forecasts, flags and stored results, an empty queue. */
export async function seedUpToDate(url: string): Promise<void> {
  await seed(url, () => {});
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 120_000 });
  try {
    await bringUpToDate(db, actor, { asOfOn: today(), log: () => {} });
    await db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
  } finally {
    await close();
  }
}
