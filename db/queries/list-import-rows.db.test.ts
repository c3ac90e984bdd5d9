import { afterAll, beforeAll, expect, it } from "vitest";
import { stageLoads } from "../testing/register-imports";
import { testDatabase } from "../testing/test-database";
import { hasImport, listAddedRows, listImportProblems } from "./list-import-rows";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it("hands over as many rows of an import as are asked for, and says how many there are", async () => {
  const rows = [1, 2, 3].map((key) => `${key},Alder ${key},Yates,,100,2028-06-30,,Active`);
  const { importId } = await stageLoads(database.db, [...rows, "4,Birch,Yates,,100,soon,,Active"], "2026-01-31");
  const added = await listAddedRows(database.db, importId, 2);
  expect(added).toMatchObject({ items: [{ row: 2 }, { row: 3 }], total: 3 });
  expect(added.items).toHaveLength(2);
  expect(await listImportProblems(database.db, importId, 1)).toMatchObject({ items: [{ value: "soon" }], total: 1 });
  expect(await hasImport(database.db, importId)).toBe(true);
  expect(await hasImport(database.db, importId + 1)).toBe(false);
});
