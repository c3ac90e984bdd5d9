import { describe, expect, it } from "vitest";
import { normalCdf } from "./normal";
import { createStreams } from "./streams";
import { normalScoreOfStudent, studentTails } from "./student-copula";

it.each([
  // Quantiles of Student's t with 4 degrees of freedom, and of the normal, from tables.
  [2.7764451051977987, 1.959963984540054],
  [2.131846786326649, 1.6448536269514722],
  [4.604094871349993, 2.5758293035489004],
  [8.610301581379, 3.2905267314918945],
])("a t₄ of %d is as far out as a normal of %d", (t, z) => {
  expect(normalScoreOfStudent(t)).toBeCloseTo(z, 9);
  expect(normalScoreOfStudent(-t)).toBe(-normalScoreOfStudent(t));
});

it("is the closed form T₄(t) = ½ + ¾s − ¼s³ with s = t/√(4 + t²), and finite far out", () => {
  for (const t of [0, 0.01, 0.4, 1, 1.7, 3, 6]) {
    const s = t / Math.sqrt(4 + t * t);
    expect(normalCdf(normalScoreOfStudent(t))).toBeCloseTo(0.5 + 0.75 * s - 0.25 * s ** 3, 13);
  }
  // The upper tail goes as 3/t⁴: the largest stretch that a draw can have gives about 6e5.
  const far = normalCdf(-normalScoreOfStudent(6e5));
  expect(far / (3 / 6e5 ** 4)).toBeCloseTo(1, 9);
});

describe("the tails of a column of scores", () => {
  const DRAWS = 4096;
  const streams = createStreams(3, DRAWS);
  const filled = (z: number) => {
    const scores = streams.memory.takeColumn();
    scores.fill(z);
    studentTails(streams)(scores);
    return scores;
  };

  it("come from one χ² with 4 degrees of freedom a draw: minus twice the logarithm of two uniforms' product", () => {
    const [u, v] = [streams.uniform("copula", "1"), streams.uniform("copula", "2")];
    for (const z of [-1.5, 0.3, 2])
      filled(z).forEach((score, d) => {
        const chiSquare = -2 * (Math.log(u[d] as number) + Math.log(v[d] as number));
        expect(score).toBeCloseTo(normalScoreOfStudent(z * Math.sqrt(4 / chiSquare)), 11);
      });
  });

  it("leave normal scores normal", () => {
    const scores = streams.memory.takeColumn();
    scores.set(streams.normal("scores"));
    studentTails(streams)(scores);
    for (const least of [-2, -0.6, 0, 1, 2.5]) {
      const share = scores.filter((z) => z > least).length / DRAWS;
      const wanted = normalCdf(-least);
      expect(Math.abs(share - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / DRAWS));
    }
  });
});
