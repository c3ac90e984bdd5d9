import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { discardStagedImports } from "@/db/commands/imports/discard-staged-imports";
import { identifyFile, keepFile } from "@/db/commands/imports/keep-file";
import { readKeptFile } from "@/db/queries/read-kept-file";
import { loadsFile } from "@/db/testing/register-files";
import { stageLoads } from "@/db/testing/register-imports";
import { testDatabase } from "@/db/testing/test-database";
import { writeKeptFiles } from "./write-kept-files";

vi.spyOn(console, "log").mockImplementation(() => {});

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "leadtime-kept-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.close();
});

/** Larger than the pieces in which a file is kept. */
const rows = [`1,Walnut Compute,Yates,,100,2028-06-30,,${"Active ".repeat(4_000)}`];
const source = loadsFile(rows);

it("writes none of a file that an import which was stopped did not keep", async () => {
  const { importId } = await stageLoads(database.db, rows, "2026-01-31");
  await expect(writeKeptFiles(database.db, importId, folder)).rejects.toThrow("loads.csv is not kept whole");
  expect(await readdir(folder)).toEqual([]);
});

it("writes a file as it was read in, and over none that is there", async () => {
  const { importId } = await stageLoads(database.db, rows, "2026-01-31");
  await keepFile(database.db, source, await identifyFile(source));
  expect(await writeKeptFiles(database.db, importId, folder)).toBe(0);
  const target = path.join(folder, "loads.csv");
  expect(await readFile(target)).toEqual(source.bytes);
  await writeFile(target, "mine");
  await expect(writeKeptFiles(database.db, importId, folder)).rejects.toThrow("EEXIST");
  expect(await readFile(target, "utf8")).toBe("mine");
});

it("says that a file was taken away while it was read", async () => {
  const identified = await identifyFile(source);
  const pieces = readKeptFile(database.db, identified);
  expect(await pieces.next()).toMatchObject({ done: false });
  await discardStagedImports(database.db, "register:example-loads", 0);
  await expect(pieces.next()).rejects.toThrow("loads.csv is not kept whole");
});
