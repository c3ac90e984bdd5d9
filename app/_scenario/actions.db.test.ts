import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing/test-database";

vi.mock("server-only", () => ({}));
vi.mock("react", () => ({ cache: <Read>(read: Read) => read }));
vi.mock("@/app/_auth/actor", () => ({
  currentActor: async () => ({ kind: "user", userId: "demo-analyst", name: "Demo analyst" }),
}));

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
  const holder = globalThis as { leadtimeDb?: unknown };
  holder.leadtimeDb = database.db;
});
afterAll(() => database.close());

it("gives back every refused value of a scenario with its field, value and limit", async () => {
  const { saveScenarioAction } = await import("./actions");
  const overrides = { utilisation: 1.2, acceleratorLifeYears: 0 };
  const draft = { slug: "Not a slug", name: " ", overrides, basedOnVersion: null };
  expect(await saveScenarioAction(draft)).toMatchObject({
    ok: false,
    refused: "invalid",
    problems: [
      { field: "slug", value: "Not a slug" },
      { field: "nameEn", value: "" },
      { field: "nameKo", value: "" },
      { field: "overrides.acceleratorLifeYears", value: 0, reason: "expected at least 1" },
      { field: "overrides.utilisation", value: 1.2, reason: "expected at most 1" },
    ],
  });
  const saved = await saveScenarioAction({ ...draft, slug: "own", name: "Own", overrides: { utilisation: 0.5 } });
  expect(saved).toMatchObject({ ok: true, name: "Own", version: 1 });
});
