import { expect, it } from "vitest";
import { at } from "./memory";
import { normalQuantile } from "./normal";
import { philox4x32 } from "./philox";
import { wordsOf } from "./test-columns";

function scoresOf(numbers: ArrayLike<number>): Float64Array {
  const { memory, words } = wordsOf(numbers);
  const out = memory.takeColumn();
  memory.kernel.scoresOfWords(at(out), at(words), words.length);
  return out;
}

function scoreOf(word: number): number {
  return scoresOf([word])[0] as number;
}

it("is the normal quantile of the word's middle within 1e-8, wherever the word lies", () => {
  const words = new Uint32Array(4096);
  for (let i = 0; i < words.length; i += 4) philox4x32(words.subarray(i, i + 4), i, 0, 0, 0, 5, 7);
  // Every octave of the table in both halves, at both ends and between.
  const corners = Array.from({ length: 31 }, (_, octave) =>
    [1, 1.015, 1.03, 1.0313, 1.2, 1.5, 1.97, 1.99].flatMap((share) => {
      const word = Math.floor(share * 2 ** octave);
      return [word, 2 ** 32 - 1 - word];
    }),
  );
  const all = Uint32Array.from([...words, ...corners.flat()]);
  const scores = scoresOf(all);
  let worst = 0;
  for (const [i, word] of all.entries())
    worst = Math.max(worst, Math.abs((scores[i] as number) - normalQuantile((word + 0.5) / 2 ** 32)));
  expect(worst).toBeLessThan(1e-8);
});

it("is as good in the tails, finite at the ends, and odd about the middle", () => {
  for (const word of [0, 1, 2, 77, 2 ** 27 - 1, 2 ** 31 - 1]) {
    expect(Math.abs(scoreOf(word) - normalQuantile((word + 0.5) / 2 ** 32))).toBeLessThan(1e-8);
    expect(scoreOf(2 ** 32 - 1 - word)).toBe(-scoreOf(word));
  }
  expect(scoreOf(0)).toBeCloseTo(-6.338, 3);
  expect(scoreOf(2 ** 32 - 1)).toBeCloseTo(6.338, 3);
});

it("never falls from one word to the next", () => {
  for (const edge of [2 ** 27, 2 ** 31, 33 * 2 ** 22, 991 * 2 ** 22, 8, 2 ** 30])
    expect(scoreOf(edge)).toBeGreaterThan(scoreOf(edge - 1) - 4e-9);
});
