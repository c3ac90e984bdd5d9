import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { countingProxy } from "@/bench/counting-proxy";
import { connect, type Db } from "@/db/client";
import { cloneTemplate } from "@/db/testing/template-database";
import { openTestServer } from "../test-database";
import { importPublications } from "./import-publications";
import type { Trial } from "./trial";

const IMPORTER = fileURLToPath(new URL("importer.ts", import.meta.url));
const CASES = 50;

/** Kills the program that imports two publications of a register with SIGKILL, at a query by chance, and tries again. */
export const importsTrial: Trial = {
  name: "imports",
  unit: "kills of a program that imports a register, tried again",
  count: CASES,
  batch: 5,
  begin: async (context) => {
    const server = await openTestServer(context);
    const clean = await cloneTemplate(server, "migrated", "leadtime_trial_imports");
    const queries = await importThrough(clean, null);
    const wanted = await inDatabase(clean, recordsOf);
    context.log(`imports: a clean run has ${queries} queries and leaves ${wanted.length} records`);
    return async (from, to) => {
      for (let number = from; number < to; number++) {
        const last = killedAt(number, queries);
        const url = await cloneTemplate(server, "migrated", "leadtime_trial_imports");
        await importThrough(url, last);
        const found = await inDatabase(url, async (db) => {
          await importPublications(db);
          return recordsOf(db);
        });
        assert.deepEqual(found, wanted, `after kill ${number} of the imports trial, at query ${last} of ${queries}`);
      }
    };
  },
};

/** Spread over the whole run; within its part by chance, the same for the same number. */
const killedAt = (number: number, queries: number) =>
  1 + Math.floor((queries * (number + ((number * 0.618) % 1))) / CASES);

/** Runs the importing program, which is killed when a query was sent to the database. @returns how many it sent */
async function importThrough(url: string, lastQuery: number | null): Promise<number> {
  const target = new URL(url);
  const proxy = await countingProxy({ host: target.hostname, port: Number(target.port) }, (number) => {
    if (number === lastQuery) importer.kill("SIGKILL");
  });
  target.port = `${proxy.port}`;
  const importer = spawn(process.execPath, ["--import", "tsx", IMPORTER, target.href], { stdio: "inherit" });
  const [code, signal] = await once(importer, "close");
  proxy.close();
  assert.deepEqual(
    [code, signal],
    lastQuery === null ? [0, null] : [null, "SIGKILL"],
    "how the importing program ended",
  );
  return proxy.queries();
}

/** Everything on record, by content: without ids and times. */
async function recordsOf(db: Db): Promise<unknown[][]> {
  const rows = await db.execute<{ line: unknown[] }>(`
    select jsonb_build_array('site', s.slug, s.name_en, s.iso3, s.locality, s.note, s.version, s.last_examined_on, o.slug) as line
      from sites s left join organisations o on o.id = s.operator_id
    union all select jsonb_build_array('alias', s.slug, a.publisher, a.alias) from site_aliases a join sites s on s.id = a.site_id
    union all select jsonb_build_array('organisation', slug, name_en, roles) from organisations
    union all select jsonb_build_array('source', natural_key) from sources
    union all select jsonb_build_array('phase', s.slug, p.ordinal, p.name_en, p.grid_connection_megawatts)
      from phases p join sites s on s.id = p.site_id where p.retired_on is null
    union all select jsonb_build_array('size', s.slug, p.ordinal, c.basis, c.megawatts, c.known_on)
      from capacity_claims c join phases p on p.id = c.phase_id join sites s on s.id = p.site_id
    union all select jsonb_build_array('claim', s.slug, i.phase_id is null, i.kind, i.key, m.step, c.kind, c.earliest_on, c.latest_on, c.precision,
        c.known_on, c.note, n.natural_key, o.slug)
      from dated_claims c join sources n on n.id = c.source_id left join organisations o on o.id = c.claimant_id join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
      where not exists (select from claim_retractions r where r.claim_id = c.id)
    union all select jsonb_build_array('import', i.kind, i.published_on, i.content_sha256, r.key, r.action, r.changes)
      from imports i join import_rows r on r.import_id = i.id where i.state = 'applied'
    union all select jsonb_build_array('job', rtrim(key, '0123456789'), count(*)) from graphile_worker.jobs group by rtrim(key, '0123456789')
    union all select jsonb_build_array('audit', audit_chain_broken_at())
    order by 1`);
  return rows.map(({ line }) => line);
}

async function inDatabase<Value>(url: string, work: (db: Db) => Promise<Value>): Promise<Value> {
  const { db, close } = connect(url, { max: 1, connectTimeoutSeconds: 120, statementTimeoutMs: 120_000 });
  return work(db).finally(close);
}
