/** One case's result: one JSON object on one line. `ratio` is ours to the partner's (or as the note says); null means not measured. */
export type BenchLine = {
  name: string;
  median: number | null;
  p10: number | null;
  p90: number | null;
  unit: string;
  /** Measurements behind the median. */
  n: number;
  ratio: number | null;
  target: string | null;
  /** Null: no target, not run, or a quick run, which makes no claims. */
  pass: boolean | null;
  note: string;
};

/** The q-quantile (type 7) of some measurements; null of none. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * q;
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  return below === undefined || above === undefined ? null : below + (above - below) * (rank - Math.floor(rank));
}

/** Median, P10 and P90 of some measurements, with four significant digits. */
export function spread(values: readonly number[]): Pick<BenchLine, "median" | "p10" | "p90" | "n"> {
  const at = (q: number) => rounded(quantile(values, q));
  return { median: at(0.5), p10: at(0.1), p90: at(0.9), n: values.length };
}

/** Four significant digits. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
