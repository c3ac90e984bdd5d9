import { normalQuantile } from "./normal";

const OCTAVES = 32;
const CELLS_PER_OCTAVE = 32;
const UNIT = 1 / 4294967296;

let cubics: Float64Array | undefined;

/**
 * The table by which the kernel's `scoresOfWords` turns a word w into Φ⁻¹((w + ½) / 2³²), for w + ½ from ½ up to 2³¹: each power of two in 32
 * cells, each cell a Hermite cubic (four coefficients) through the quantile and its slope 1/φ at both ends. Within 1e-8 of the quantile,
 * also far out in the tail, as the cells shrink with the probability.
 */
export function scoreCubics(): Float64Array {
  cubics ??= tabulated();
  return cubics;
}

function tabulated(): Float64Array {
  const out = new Float64Array(OCTAVES * CELLS_PER_OCTAVE * 4);
  for (let octave = 0; octave < OCTAVES; octave++)
    for (let cell = 0; cell < CELLS_PER_OCTAVE; cell++) {
      const width = (2 ** (octave - 1) / CELLS_PER_OCTAVE) * UNIT;
      const begin = (CELLS_PER_OCTAVE + cell) * width;
      const [from, to] = [normalQuantile(begin), normalQuantile(begin + width)];
      const slope = (z: number) => Math.sqrt(2 * Math.PI) * Math.exp(0.5 * z * z) * width;
      const [a, b] = [slope(from), slope(to)];
      const rise = to - from;
      out.set([from, a, 3 * rise - 2 * a - b, a + b - 2 * rise], (octave * CELLS_PER_OCTAVE + cell) * 4);
    }
  return out;
}
