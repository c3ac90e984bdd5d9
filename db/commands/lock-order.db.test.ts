import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { seed } from "../seed/seed";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { editSource } from "./edit-source";
import { lockAudit, lockImports, lockScenarios, lockSites } from "./locks";
import { saveOwnScenario } from "./save-own-scenario";

const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase("seeded");
});
afterAll(() => database?.close());

/** Holds `lock`, waits until `writer` waits for it, and takes `next`, which the writer must not have taken by then. */
async function takeBefore(lock: (tx: Db) => Promise<void>, writer: () => Promise<unknown>, next: SQL): Promise<void> {
  const writing = await database.db.transaction(async (tx) => {
    await lock(tx);
    const started = writer();
    started.catch(() => {});
    await expect
      .poll(
        () =>
          database.db.execute(
            sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          ),
        { timeout: 30_000 },
      )
      .toHaveLength(1);
    await tx.execute(next);
    return { started };
  });
  await writing.started;
}

it("an edited source is locked after the audit", async () => {
  const [source] = await database.db.execute<{ id: number; version: number }>(
    sql`select id, version from sources limit 1`,
  );
  const input = {
    sourceId: Number(source?.id),
    basedOnVersion: Number(source?.version),
    reason: "a test",
    changes: { quote: "x" },
  };
  const edit = () => inRetriedTransaction(database.db, actor, (tx) => editSource(tx, actor, input));
  await takeBefore(lockAudit, edit, sql`select from sources where id = ${input.sourceId} for update nowait`);
}, 120_000);

it("the seed locks the sites after the imports", async () => {
  await database.db.execute(sql`delete from imports where kind = 'seed'`);
  await takeBefore(lockImports, () => seed(database.url, () => {}), sql`select from sites for update nowait`);
}, 120_000);

it("an analyst's scenario is locked before the audit", async () => {
  const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
  const names = { slug: "of-mine", nameEn: "Of mine", nameKo: "내 것" };
  const save = () =>
    saveOwnScenario(database.db, analyst, { ...names, overrides: { utilisation: 0.5 }, basedOnVersion: null });
  // Fails when the writer holds it already.
  await takeBefore(lockScenarios, save, sql`select 1 / pg_try_advisory_xact_lock(7451001)::int`);
}, 120_000);

it("more sites are locked at once than a statement has parameters", async () => {
  const siteIds = Array.from({ length: 70_000 }, (_, place) => place + 1);
  await database.db.transaction((tx) => lockSites(tx, siteIds));
});
