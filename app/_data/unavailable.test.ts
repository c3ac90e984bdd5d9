import { readdirSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import shell from "@/messages/ko/shell.json";

vi.mock("server-only", () => ({}));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "ko",
  getTranslations: async () => createTranslator({ locale: "ko", messages: { shell }, namespace: "shell" }),
}));

const app = globalThis as { leadtimeDb?: unknown };
const routes = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
  (file) => path.basename(file) === "route.ts" && !file.startsWith("api/health"),
);

beforeAll(() => {
  // Nobody listens there.
  vi.stubEnv("DATABASE_URL", "postgres://leadtime@127.0.0.1:1/leadtime");
  app.leadtimeDb = undefined;
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterAll(() => {
  app.leadtimeDb = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("while the database is away", () => {
  it("there are routes to ask", () => expect(routes.length).toBeGreaterThan(6));

  it.each(routes)("%s says so in the reader's language", async (file) => {
    const { GET } = (await import(path.resolve("app", file))) as { GET(...given: unknown[]): Promise<Response> };
    const params = Promise.resolve({ slug: "a-site", iso3: "KOR", id: "1" });
    const answer = await GET(new NextRequest("http://localhost/?whatif=1~2026-11-22"), { params });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe(shell.unavailable);
  });
});
