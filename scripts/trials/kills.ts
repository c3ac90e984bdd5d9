import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { connect, type Db } from "@/db/client";
import { refreshSiteForecasts } from "@/db/commands/refresh-site-forecasts";
import { startEmbeddedPostgres } from "@/db/embedded/start-embedded-postgres";
import { migrate } from "@/db/migrate";
import { addSmallSites, type SmallSite } from "@/db/testing/small-sites";
import { TEST_TODAY } from "@/db/testing/test-day";
import { inRetriedTransaction } from "@/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import { startChild } from "../child";
import type { Trial } from "./trial";

const actor: Actor = { kind: "system", name: "trial" };
const SAVER = fileURLToPath(new URL("saver.ts", import.meta.url));
const FIRST_DAY = toEpochDay("2028-01-01");
/** About what a save takes: a kill that comes up to so much later than an acknowledgement falls into any part of the next save. */
const LONGEST_WAIT_MS = 300;
const MOST_SAVES = 4;
const PATIENCE_MS = 120_000;

/** Kills with SIGKILL while claims are saved, of the saving program and of the database server in turn. */
export const killsTrial: Trial = {
  name: "kills",
  unit: "kills of program or database during a save",
  count: 300,
  batch: 10,
  begin: async (context) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-kills-"));
    await chmod(folder, 0o755);
    context.onStop(() => rm(folder, { recursive: true, force: true }));
    const stateDir = path.join(folder, "state");
    const server = await context.hold(startEmbeddedPostgres({ stateDir, revive: true }));
    await migrate(server.url);
    const [site] = await inDatabase(server.url, (db) => addSmallSites(db, 1));
    assert(site);
    const killServer = async () => {
      const pidFile = await readFile(path.join(stateDir, "data/pgdata/postmaster.pid"), "utf8");
      process.kill(Number(pidFile.split("\n")[0]), "SIGKILL");
    };
    const saved: number[] = [];
    return async (from, to) => {
      for (let number = from; number < to; number++) {
        const acknowledged = await saveUntilKilled(server.url, site, number, number % 2 === 0 ? null : killServer);
        saved.push(...acknowledged);
        await checkRecords(server.url, site, saved).catch((error: unknown) => {
          throw new Error(`after kill ${number} of the kills trial`, { cause: error });
        });
      }
      context.log(`kills: ${saved.length} saves acknowledged so far, none lost`);
    };
  },
};

/** Saves claims until the kill. @returns the ids of those that were acknowledged */
async function saveUntilKilled(url: string, site: SmallSite, number: number, killServer: (() => Promise<void>) | null) {
  let printed = "";
  const args = ["--import", "tsx", SAVER, url, String(site.indicatorId), String(number * 1_000), String(FIRST_DAY)];
  const saver = startChild(process.execPath, args, { onOutput: (text) => (printed += text), graceMs: 0 });
  try {
    const plan = fc.tuple(fc.integer({ min: 1, max: MOST_SAVES }), fc.nat({ max: LONGEST_WAIT_MS }));
    const [[saves, waitMs] = [1, 0]] = fc.sample(plan, { seed: number, numRuns: 1 });
    await until(
      () => acknowledgedIn(printed).length >= saves,
      () => `${saves} saves, and not: ${printed}`,
    );
    await sleep(waitMs);
    // A saver whose server is gone ends by its own error; nothing that it says after that counts as saved.
    if (killServer) await killServer();
  } finally {
    await saver.stop();
  }
  return acknowledgedIn(printed);
}

const acknowledgedIn = (printed: string) => [...printed.matchAll(/^saved (\d+)$/gm)].map(([, id]) => Number(id));

/** Nothing acknowledged is lost, nothing is half there: every claim with its audit row, the forecast that of the claims on record. */
async function checkRecords(url: string, { siteId }: SmallSite, saved: readonly number[]): Promise<void> {
  await until(
    () => inDatabase(url, (db) => db.execute("select 1")).then(Boolean, () => false),
    () => "the server to be back",
  );
  await inDatabase(url, async (db) => {
    const rows = await db.execute<{ id: number }>("select id from dated_claims");
    const kept = new Set(rows.map(({ id }) => Number(id)));
    assert.deepEqual(
      saved.filter((id) => !kept.has(id)),
      [],
      "acknowledged claims that are lost",
    );
    const [audit] = await db.execute(`select
      (select count(*)::int from audit_log where table_name = 'dated_claims') as audited, audit_chain_broken_at() as broken`);
    assert.deepEqual(audit, { audited: kept.size, broken: null });
    const stale = await inRetriedTransaction(db, actor, (tx) =>
      refreshSiteForecasts(tx, actor, { siteId, asOfOn: TEST_TODAY }),
    );
    assert.equal(stale, null, "the stored forecast is not that of the claims on record");
  });
}

async function inDatabase<Value>(url: string, work: (db: Db) => Promise<Value>): Promise<Value> {
  const { db, close } = connect(url, { max: 1, connectTimeoutSeconds: 120 });
  return work(db).finally(close);
}

/** A limit for what hangs, not for what is slow. */
async function until(isDone: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error(`expected ${what()}`);
    await sleep(50);
  }
}
