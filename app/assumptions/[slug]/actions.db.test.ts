import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { previewParameter } from "@/db/queries/preview-parameter";
import { testDatabase } from "@/db/testing/test-database";
import { type EditFormState, editFormValues } from "../_components/edit-form-state";

vi.mock("server-only", () => ({}));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/navigation", () => ({
  notFound: () => {
    throw new Error("not found");
  },
  redirect: (address: string) => {
    throw new Error(`to ${address}`);
  },
}));
vi.mock("@/app/_auth/actor", () => ({
  currentActor: async () => ({ kind: "user", userId: "demo-analyst", name: "Demo analyst" }),
}));
vi.mock("@/db/queries/preview-parameter", async (original) => {
  const { previewParameter } = await original<typeof import("@/db/queries/preview-parameter")>();
  return { previewParameter: vi.fn(previewParameter) };
});

const SLUG = "stranded-threshold";
let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
  const holder = globalThis as { leadtimeDb?: unknown };
  holder.leadtimeDb = database.db;
});
afterAll(() => database.close());
beforeEach(() => {
  vi.mocked(previewParameter).mockClear();
});

/** Sends the form as the page does: with what the state before says was previewed. */
async function send(intent: "preview" | "save", typed: Record<string, string>, before: EditFormState | null = null) {
  const { editParameterAction } = await import("./actions");
  const form = new FormData();
  for (const [name, value] of Object.entries({ mark: "U", sourceUrl: "", basedOnVersion: "1", intent, ...typed }))
    form.set(name, value);
  form.set("previewed", before?.effect?.key ?? "");
  const nothing = { basedOnVersion: 1, asked: "nothing", problems: [], outcome: null, effect: null } as const;
  return editParameterAction(SLUG, before ?? { ...nothing, problems: [], values: editFormValues(form) }, form);
}

it("previews a value when asked to or when it was not seen, and not again to save what was previewed", async () => {
  const unseen = await send("save", { value: "0.3", sourceText: "A committee" });
  expect(unseen).toMatchObject({ asked: "save", effect: { value: 0.3, preview: expect.anything() } });
  expect(previewParameter).toHaveBeenCalledTimes(1);

  const seen = await send("preview", { value: "0.4", sourceText: "" }, unseen);
  expect(seen.effect?.value).toBe(0.4);
  expect(previewParameter).toHaveBeenCalledTimes(2);

  const withoutReason = await send("save", { value: "0.4", sourceText: "" }, seen);
  expect(withoutReason).toMatchObject({ problems: [{ field: "sourceText" }], effect: seen.effect });
  const save = send("save", { value: "0.4", sourceText: "A committee" }, withoutReason);
  await expect(save).rejects.toThrow(`to /assumptions/${SLUG}?saved=2`);
  expect(previewParameter).toHaveBeenCalledTimes(2);
});
