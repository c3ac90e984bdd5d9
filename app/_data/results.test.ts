import { expect, it, vi } from "vitest";

vi.mock("server-only", () => ({}));
const { answerWithResult } = await import("./results");

const ROUTE = "http://127.0.0.1:3000/api/simulations/sites/a";

const goBackTo = (back: string) =>
  answerWithResult(new Request(`${ROUTE}?back=${encodeURIComponent(back)}`), {
    key: "there at once",
    compute: async () => "figures",
  });

it.each([
  ["/sites/a?scenario=1.bear.v1", "/sites/a?scenario=1.bear.v1"],
  ["/sites/서울?q=전력", "/sites/%EC%84%9C%EC%9A%B8?q=%EC%A0%84%EB%A0%A5"],
  ["/sites/a\r\nset-cookie: b=1", "/sites/aset-cookie:%20b=1"],
])("goes back to a page of the app: %j", async (back, location) => {
  const answer = await goBackTo(back);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, location]);
});

it.each([
  "//evil.com",
  "/\t/evil.com",
  "/\n/evil.com",
  "/\\evil.com",
  "\t//evil.com",
  "/a/..//evil.com",
  "/.//evil.com",
  "https://evil.com/",
  "javascript:alert(1)",
  "http://[",
])("never leads to another host: %j", async (back) => {
  const answer = await goBackTo(back);
  expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
});

it("says that too many wait, whichever copy of the pool does", async () => {
  const compute = async () => {
    throw Object.assign(new Error("200 simulations are waiting already"), { name: "TooManyTasks" });
  };
  expect(await (await answerWithResult(new Request(ROUTE), { key: "busy", compute })).text()).toContain(
    '{"end":"busy"}',
  );
  expect((await answerWithResult(new Request(`${ROUTE}?back=/sites/a`), { key: "busy", compute })).status).toBe(503);
});

it.each(["", "?back=/sites/a"])("begins nothing for a reader who has left already (%j)", async (query) => {
  const compute = vi.fn(async () => "figures");
  const request = new Request(ROUTE + query, { signal: AbortSignal.abort() });
  await (await answerWithResult(request, { key: `left${query}`, compute })).text();
  expect(compute).not.toHaveBeenCalled();
});
