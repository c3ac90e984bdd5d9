import type { Column } from "./memory";
import { normalQuantileOfLogUpper } from "./normal";
import type { Streams } from "./streams";
import { numberAt } from "./value-at";

/**
 * Gives normal scores the tails of Student's t with 4 degrees of freedom, keeping each score standard normal: z ↦ Φ⁻¹(T₄(z·√(4/W))) with
 * one W ~ χ²₄ per draw, common to every node of every site, so that extremes come together. The t copula of McNeil, Frey and Embrechts,
 * "Quantitative Risk Management" (2005), ch. 5.
 */
export function studentTails(streams: Streams): (scores: Column) => void {
  const first = streams.uniform("copula", "1");
  const second = streams.uniform("copula", "2");
  // χ²₄ is twice the sum of two standard exponentials.
  const stretch = Float64Array.from(first, (u, d) => Math.sqrt(-2 / Math.log(u * numberAt(second, d))));
  return (scores) => {
    for (let d = 0; d < scores.length; d++)
      scores[d] = normalScoreOfStudent(numberAt(scores, d) * numberAt(stretch, d));
  };
}

/** Φ⁻¹(T₄(t)). With s = t/√(4 + t²) the upper tail of T₄ is (1 − s)²(2 + s)/4, read in logarithms, so that the far tail neither cancels nor underflows. */
export function normalScoreOfStudent(t: number): number {
  const size = Math.abs(t);
  const root = Math.sqrt(4 + size * size);
  // 1 − s, without subtracting.
  const rest = 4 / (root * (root + size));
  const z = normalQuantileOfLogUpper(2 * Math.log(rest) + Math.log((3 - rest) / 4));
  return t < 0 ? -z : z;
}
