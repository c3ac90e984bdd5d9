import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { loadRegister, loadsFile } from "../../testing/register-files";
import { stageLoads, takeLoads } from "../../testing/register-imports";
import { testDatabase } from "../../testing/test-database";
import { discardStagedImports } from "./discard-staged-imports";
import { identifyFile, keepFile } from "./keep-file";
import { undoImport } from "./undo-import";

const actor: Actor = { kind: "system", name: "test" };
const KIND = "register:example-loads";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function keep(rows: readonly string[]): Promise<string> {
  const file = loadsFile(rows);
  const identified = await identifyFile(file);
  await keepFile(database.db, file, identified);
  return identified.sha256;
}

const kept = async () =>
  (
    await database.db.execute<{ sha256: string }>(
      "select distinct sha256 from import_files join import_file_pieces using (sha256)",
    )
  )
    .map(({ sha256 }) => sha256)
    .sort();

it("takes away dry runs that are old, and the files that no import refers to any more", async () => {
  const [alder, birch, cedar] = ["Alder", "Birch", "Cedar"].map((name, i) => [
    `${i + 1},${name} Compute,Yates,,100,2028-06-30,,Active`,
  ]) as [string[], string[], string[]];
  const taken = await takeLoads(database.db, alder, "2026-01-31");
  const keptAlder = await keep(alder);
  await undoImport(database.db, actor, { importId: taken.importId, todayOn: "2026-02-01" });
  await stageLoads(database.db, birch, "2026-01-31");
  await keep(birch);
  await stageLoads(database.db, cedar, "2026-01-31", { ...loadRegister, register: "other-loads" });
  const keptCedar = await keep(cedar);

  await discardStagedImports(database.db, KIND, 60);
  expect(await kept()).toHaveLength(3);
  await discardStagedImports(database.db, KIND, 0);
  expect(await kept()).toEqual([keptAlder, keptCedar].sort());
  expect(await database.db.execute("select kind from imports where state = 'staged'")).toEqual([
    { kind: "register:other-loads" },
  ]);
});

it("leaves the file of an old dry run that the next one reads again", async () => {
  const rows = ["8,Dogwood Compute,Yates,,100,2028-06-30,,Active"];
  const { importId } = await stageLoads(database.db, rows, "2026-01-31");
  const sha256 = await keep(rows);
  await database.db.execute(
    sql`update imports set imported_at = imported_at - interval '2 days' where id = ${importId}`,
  );
  const next = await stageLoads(database.db, rows, "2026-01-31");
  expect(
    await database.db.execute(sql`select id from imports where file_sha256s = ${sql.param(`{${sha256}}`)}::text[]`),
  ).toEqual([{ id: next.importId }]);
  expect(await kept()).toContain(sha256);
});

it("leaves a file that an import is about to refer to", async () => {
  const rows = ["9,Elm Compute,Yates,,100,2028-06-30,,Active"];
  const sha256 = await keep(rows);
  await database.db.transaction(async (tx) => {
    const file = loadsFile(rows);
    await keepFile(tx, file, await identifyFile(file));
    await discardStagedImports(database.db, KIND, 0);
  });
  expect(await kept()).toContain(sha256);
  await discardStagedImports(database.db, KIND, 0);
  expect(await kept()).not.toContain(sha256);
});
