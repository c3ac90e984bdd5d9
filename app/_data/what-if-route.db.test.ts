import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createThreadPool, type ThreadPool } from "@/db/simulation/thread-pool";
import { testDatabase } from "@/db/testing/test-database";

vi.mock("server-only", () => ({}));

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
  process.env.DATABASE_URL = database.url;
  // The pool of this process, with no room to wait and no thread.
  const holder = globalThis as { leadtimeThreads?: ThreadPool };
  holder.leadtimeThreads = createThreadPool({
    threads: 0,
    mostWaiting: 0,
    start: () => {
      throw new Error("a thread was started");
    },
  });
});
afterAll(() => database?.close());

async function ask(slug: string, link: string): Promise<[number, unknown]> {
  const { GET } = await import("@/app/sites/[slug]/what-if/route");
  const request = new NextRequest(`http://localhost/sites/${slug}/what-if?whatif=${link}`);
  const response = await GET(request, { params: Promise.resolve({ slug }) });
  return [response.status, await response.json()];
}

it("answers that too many calculations wait, not that something is wrong", async () => {
  expect(await ask("sk-aws-ulsan-ai-zone", "1~2026-11-22")).toEqual([
    503,
    { error: "too many calculations are waiting; try again in a moment" },
  ]);
});

it("refuses a link that it cannot read, and a site that is not there", async () => {
  expect(await ask("sk-aws-ulsan-ai-zone", "nonsense")).toEqual([400, { error: expect.stringMatching(/^whatif: /) }]);
  for (const slug of ["no-such-site", "\0", "no\u0007site"]) expect((await ask(slug, "1~2026-11-22"))[0]).toBe(404);
});
