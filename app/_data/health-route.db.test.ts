import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { testDatabase } from "@/db/testing/test-database";

vi.mock("server-only", () => ({}));
vi.mock("next/server", () => ({ connection: async () => {} }));
vi.spyOn(console, "error").mockImplementation(() => {});

let database: Awaited<ReturnType<typeof testDatabase>>;
const app = globalThis as { leadtimeDb?: typeof database.db };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

it("is not ok where nothing can be saved, though all can be read", async () => {
  process.env.DATABASE_URL = `${database.url}?default_transaction_read_only=on`;
  expect((await GET()).status).toBe(503);
});

it("is not ok while no transaction can begin, and ok again when one can", async () => {
  app.leadtimeDb = database.db;
  let goOn = () => {};
  const busy = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const writers = [1, 2, 3, 4].map(() => database.db.transaction(() => busy));
  expect((await GET()).status).toBe(503);
  goOn();
  await Promise.all(writers);
  expect(await (await GET()).json()).toEqual({ status: "ok", workerFinishedAt: null });
});
