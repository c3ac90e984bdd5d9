import { expect, it } from "vitest";
import { oneAhead } from "./one-ahead";

const after = (events: string[]) =>
  async function* items(count: number, end: "done" | "broken" = "done"): AsyncGenerator<number, void, void> {
    try {
      for (let item = 1; item <= count; item += 1) {
        events.push(`make ${item}`);
        yield item;
      }
      if (end === "broken") throw new Error("no more");
    } finally {
      events.push("close");
    }
  };

it("makes each next item while the one before is used", async () => {
  const events: string[] = [];
  for await (const item of oneAhead(after(events)(3))) events.push(`use ${item}`);
  expect(events).toEqual(["make 1", "make 2", "use 1", "make 3", "use 2", "close", "use 3"]);
});

it("hands over what was made before the items broke, then throws", async () => {
  const events: string[] = [];
  const use = async () => {
    for await (const item of oneAhead(after(events)(1, "broken"))) {
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`use ${item}`);
    }
  };
  await expect(use()).rejects.toThrow("no more");
  expect(events).toEqual(["make 1", "close", "use 1"]);
});

it("closes the items when their user stops, and throws what the user throws, also when the next item broke", async () => {
  const events: string[] = [];
  for await (const _ of oneAhead(after(events)(9))) break;
  expect(events).toEqual(["make 1", "make 2", "close"]);
  const use = async () => {
    for await (const item of oneAhead(after(events)(1, "broken"))) throw new Error(`cannot use ${item}`);
  };
  await expect(use()).rejects.toThrow("cannot use 1");
});
