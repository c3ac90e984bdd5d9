import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { exists } from "./files";
import { isAlive } from "./live-process";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres";

const STARTER = fileURLToPath(new URL("start-for-test.ts", import.meta.url));

describe("the embedded PostgreSQL", () => {
  let parent = "";
  let stateDir = "";
  let running: EmbeddedPostgres[] = [];
  beforeAll(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), "leadtime-state-"));
    await chmod(parent, 0o755);
    stateDir = path.join(parent, "state");
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    running = [];
    await rm(path.join(stateDir, "data"), { recursive: true, force: true });
    await rm(`${stateDir}.database-made`, { force: true });
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  const start = async () => {
    const server = await startEmbeddedPostgres({ stateDir });
    running.push(server);
    return server;
  };
  const pidFile = () => path.join(stateDir, "data/pgdata/postmaster.pid");
  const postmasterPid = async () => Number((await readFile(pidFile(), "utf8")).split("\n")[0]);

  it("starts, keeps its password to itself, and leaves nothing running when stopped", async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect((await stat(path.join(stateDir, "data/password"))).mode & 0o777).toBe(0o600);
    await expect(query(server.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
    const pid = await postmasterPid();
    await server.stop();
    await server.stop();
    // The server gives up its pid file a moment before it ends.
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
    expect(await exists(pidFile())).toBe(false);
  });

  it("keeps Korean text whole whatever the machine's language", async () => {
    vi.stubEnv("LANG", "C");
    try {
      const { url } = await start();
      await query(url, "create extension pg_trgm");
      const [row] = await query(
        url,
        "select length('데이터센터') as length, show_trgm('데이터센터') as trigrams, upper('é한') as upper, lower('ÀB') as lower",
      );
      expect(row).toMatchObject({ length: 5, upper: "É한", lower: "àb" });
      expect(row?.trigrams).not.toHaveLength(0);
      expect(await query(url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
      expect(await query(url, "show data_checksums")).toEqual([{ data_checksums: "on" }]);
      expect(await query(url, "show fsync")).toEqual([{ fsync: "on" }]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("adopts the server of a launcher that was killed, with its data", async () => {
    const launcher = await startInChild(stateDir);
    await query(launcher.url, "create table kept as select 42 as answer");
    const pid = await postmasterPid();
    launcher.process.kill("SIGKILL");
    await once(launcher.process, "exit");
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(await postmasterPid()).toBe(pid);
    expect(await query(server.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await server.stop();
    // The server gives up its pid file a moment before it ends.
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });

  it("recovers after the server itself was killed, and loses nothing", async () => {
    const first = await start();
    await query(first.url, "create table kept as select generate_series(1, 1000) as number");
    process.kill(await postmasterPid(), "SIGKILL");
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, "select count(*)::int as rows from kept")).toEqual([{ rows: 1000 }]);
  });

  it("starts a killed server again on the same port while the app uses it", async () => {
    const server = await startEmbeddedPostgres({ stateDir, revive: true });
    running.push(server);
    await query(server.url, "create table kept as select 42 as answer");
    process.kill(await postmasterPid(), "SIGKILL");
    await expect
      .poll(() => query(server.url, "select answer from kept").catch(() => null), { timeout: 120_000, interval: 100 })
      .toEqual([{ answer: 42 }]);
  });

  it("lets several starters share one server, which lives until the last of them stops", async () => {
    const [child, first, second] = await Promise.all([startInChild(stateDir), start(), start()]);
    expect([first.url, second.url]).toEqual([child.url, child.url]);
    expect([child.adopted, first.adopted, second.adopted].filter((adopted) => !adopted)).toHaveLength(1);
    expect([child.isShared, first.isShared, second.isShared].filter((isShared) => !isShared)).toHaveLength(1);
    await first.stop();
    await second.stop();
    expect(await query(child.url, "select 1 as one")).toEqual([{ one: 1 }]);
    child.process.kill("SIGKILL");
    await once(child.process, "exit");
    await (await start()).stop();
    expect(await exists(pidFile())).toBe(false);
  });

  it("says in one line what is wrong with a state folder it cannot make", async () => {
    await expect(startEmbeddedPostgres({ stateDir: "/dev/null/leadtime" })).rejects.toThrow(/LEADTIME_STATE/);
  });
});

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await client.unsafe(text))];
  } finally {
    await client.end({ timeout: 1 });
  }
}

type Started = { process: ChildProcess; url: string; adopted: boolean; isShared: boolean };

async function startInChild(stateDir: string): Promise<Started> {
  const child = spawn(process.execPath, ["--import", "tsx", STARTER, stateDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { process: child, ...(JSON.parse(String(line)) as Omit<Started, "process">) };
}
