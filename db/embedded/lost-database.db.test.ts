import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { exists } from "./files";
import type { WhenMissing } from "./made-before";
import { startEmbeddedPostgres } from "./start-embedded-postgres";

// A busy machine is no fault.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let parent = "";
let stateDir = "";
const at = (name: string) => path.join(stateDir, name);
const note = () => `${stateDir}.database-made`;

/** Starts the server of the state folder, asks one of its databases, and stops it. */
async function ask(statement: string, options: { database?: string; whenMissing?: WhenMissing } = {}) {
  const server = await startEmbeddedPostgres({ stateDir, whenMissing: options.whenMissing });
  const url = server.url.replace(/leadtime$/, options.database ?? "leadtime");
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await client.unsafe(statement))];
  } finally {
    await client.end();
    await server.stop();
  }
}

const start = (whenMissing?: WhenMissing) => ask("select to_regclass('kept')::text as kept", { whenMissing });

/** Runs `work` while a file or folder is away, and puts it back in the place of whatever was made there. */
async function without(file: string, work: () => Promise<void>): Promise<void> {
  const aside = path.join(parent, "aside");
  await rename(file, aside);
  await work().finally(async () => {
    await rm(file, { recursive: true, force: true });
    await rename(aside, file);
  });
}

beforeAll(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), "leadtime-lost-"));
  await chmod(parent, 0o755);
  stateDir = path.join(parent, "state");
  await ask("create table kept as select 42 as answer");
}, 120_000);
afterAll(() => rm(parent, { recursive: true, force: true }));

describe("a database that was there never becomes an empty one in silence", () => {
  it("is noted beside its folder", async () => {
    expect(await readFile(note(), "utf8")).toContain(at("data/pgdata"));
  });

  it.each([
    ["the whole state folder", "", ".database-made"],
    ["the data folder with its password", "data", ".database-made"],
    ["PostgreSQL's folder", "data/pgdata", ".database-made and "],
  ])("says that %s is missing and what to do, and makes nothing", async (_what, name, trace) => {
    await without(at(name), async () => {
      const refusal = await start().catch((error: Error) => error.message);
      expect(refusal).toContain(`The database is missing: it was made in ${at("data/pgdata")}`);
      expect(refusal).toContain("npm run restore -- FILE");
      expect(refusal).toContain(`delete ${stateDir}${trace}`);
      expect(await exists(at(name))).toBe(false);
    });
  });

  it("makes a new one when its note is deleted, or when a backup is to be restored", async () => {
    await without(at("data"), async () => {
      expect(await start("create")).toEqual([{ kept: null }]);
      await rm(at("data"), { recursive: true });
      await rm(note());
      expect(await start()).toEqual([{ kept: null }]);
    });
    expect(await exists(note())).toBe(true);
  });

  it("adopts a folder of the version before the note, and notices when that has lost its data", async () => {
    await rm(note());
    await without(at("data/pgdata"), async () => {
      await expect(start()).rejects.toThrow(`delete ${at("data/port")}.`);
    });
    expect(await start()).toEqual([{ kept: "kept" }]);
    expect(await exists(note())).toBe(true);
  });

  it("names what is missing of a half, and mends nothing by itself", async () => {
    const parts = ["PG_VERSION", "global/pg_control", "base", "pg_wal", "postgresql.conf", "pg_hba.conf"];
    for (const name of [...parts.map((part) => `data/pgdata/${part}`), "data/password"]) {
      await without(at(name), async () => {
        for (const whenMissing of ["create-first", "create"] as const)
          await expect(start(whenMissing)).rejects.toThrow(`is not whole, ${at(name)} missing: bring back`);
        expect(await exists(at(name))).toBe(false);
      });
    }
    await without(at("data/pgdata/PG_VERSION"), async () => {
      await writeFile(at("data/pgdata/PG_VERSION"), "15\n");
      await expect(start()).rejects.toThrow(/is of PostgreSQL 15, the installed one is 18: .* npm run backup/);
    });
  });

  it("opens nothing when nothing is there and nothing may be made", async () => {
    await without(stateDir, async () => {
      await expect(start("refuse")).rejects.toThrow(`There is no database in ${at("data")}.`);
      expect(await exists(stateDir)).toBe(false);
    });
  });

  it("does not replace a database that was dropped inside the server, and leaves no server behind", async () => {
    await ask("drop database leadtime", { database: "postgres" });
    await expect(start()).rejects.toThrow("has lost its database leadtime");
    expect(await exists(at("data/pgdata/postmaster.pid"))).toBe(false);
    expect(await start("create")).toEqual([{ kept: null }]);
  });
});
