import { expect, it } from "vitest";
import { normalQuantile } from "./normal";
import { philox4x32 } from "./philox";
import { scoresOfWords } from "./word-score";

function scoreOf(word: number): number {
  const out = new Float64Array(1);
  scoresOfWords(Uint32Array.of(word), out);
  return out[0] as number;
}

it("is the normal quantile of the word's middle within 1e-8, wherever the word lies", () => {
  const words = new Uint32Array(4096);
  for (let i = 0; i < words.length; i += 4) philox4x32(words.subarray(i, i + 4), i, 0, 0, 0, 5, 7);
  // Every cell of the table at both ends and in the middle.
  const corners = Array.from({ length: 1024 }, (_, cell) => [0, 0x1fffff, 0x3fffff].map((at) => cell * 4194304 + at));
  const all = Uint32Array.from([...words, ...corners.flat()]);
  const scores = new Float64Array(all.length);
  scoresOfWords(all, scores);
  let worst = 0;
  for (const [i, word] of all.entries())
    worst = Math.max(worst, Math.abs((scores[i] as number) - normalQuantile((word + 0.5) / 2 ** 32)));
  expect(worst).toBeLessThan(1e-8);
});

it("is exact in the tails, and finite at the ends", () => {
  for (const word of [0, 1, 77, 2 ** 27 - 1, 2 ** 32 - 2 ** 27, 2 ** 32 - 2, 2 ** 32 - 1])
    expect(scoreOf(word)).toBe(normalQuantile((word + 0.5) / 2 ** 32));
  expect(scoreOf(0)).toBeCloseTo(-6.338, 3);
  expect(scoreOf(2 ** 32 - 1)).toBeCloseTo(6.338, 3);
});

it("never falls from one word to the next", () => {
  for (const edge of [2 ** 27, 2 ** 31, 33 * 2 ** 22, 991 * 2 ** 22])
    expect(scoreOf(edge)).toBeGreaterThan(scoreOf(edge - 1) - 4e-9);
});
