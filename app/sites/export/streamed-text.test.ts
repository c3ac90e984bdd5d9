import { expect, it } from "vitest";
import { streamedText } from "./streamed-text";

it("gives the pieces in their order, as UTF-8, and lets others run between them", async () => {
  let turns = 0;
  const turn = () => {
    turns += 1;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  const seen: number[] = [];
  function* pieces() {
    for (const piece of ["울산", ", ", "Alpha"]) {
      seen.push(turns);
      yield piece;
    }
  }
  const text = await new Response(streamedText(pieces())).text();
  clearImmediate(waiting);
  expect(text).toBe("울산, Alpha");
  expect(new Set(seen).size).toBe(3);
});

it("makes no piece that nobody reads", async () => {
  let made = 0;
  function* pieces() {
    for (made = 1; ; made += 1) yield String(made);
  }
  const reader = streamedText(pieces()).getReader();
  await reader.read();
  await reader.cancel();
  expect(made).toBeLessThanOrEqual(2);
});
