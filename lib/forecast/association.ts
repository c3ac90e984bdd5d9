import type { Observer } from "./simulation";

/** How the nodes' own days go with a target's start, over the completed draws observed so far. */
export type Association = {
  observe: Observer;
  /** For a node: sd(own) ÷ sd(start) and the correlation of the two; 0 where either does not vary, or where nothing was given. */
  figures(index: number): { spreadRatio: number; correlation: number };
};

/** The columns of own days to associate with a start, by node; null: leave out. */
export type OwnDays = readonly (Float64Array | null)[];

/** Own days against starts, from running sums of both less a day near them, so that day numbers cost no digits. */
export function associationOf(
  own: OwnDays,
  startDay: Float64Array,
  cancelledDay: Float64Array,
  asOf: number,
): Association {
  const startSums = new Float64Array(3);
  const sums = own.map(() => new Float64Array(3));
  const origins: number[] = [];
  let starts = new Float64Array();
  let weights = new Float64Array();
  const observe = (from: number, to: number) => {
    if (starts.length < to - from) {
      starts = new Float64Array(to - from);
      weights = new Float64Array(to - from);
    }
    addStarts(startSums, startDay, cancelledDay, asOf, starts, weights, from, to);
    own.forEach((days, index) => {
      if (days === null) return;
      origins[index] ??= days[from] as number;
      addOwn(sums[index] as Float64Array, days, origins[index] as number, starts, weights, from, to);
    });
  };
  const figures = (index: number) => {
    const [count, y, yy] = startSums as unknown as [number, number, number];
    const [x, xx, xy] = sums[index] as unknown as [number, number, number];
    const varianceOwn = xx / count - (x / count) ** 2;
    const varianceStart = yy / count - (y / count) ** 2;
    if (!(varianceOwn > 1e-9 && varianceStart > 1e-9)) return { spreadRatio: 0, correlation: 0 };
    return {
      spreadRatio: Math.sqrt(varianceOwn / varianceStart),
      correlation: (xy / count - (x / count) * (y / count)) / Math.sqrt(varianceOwn * varianceStart),
    };
  };
  return { observe, figures };
}

/** Adds the completed draws' count, Σy and Σy², and writes the block's y (0 where not completed) and who completed. */
function addStarts(
  sums: Float64Array,
  startDay: Float64Array,
  cancelledDay: Float64Array,
  origin: number,
  starts: Float64Array,
  weights: Float64Array,
  from: number,
  to: number,
): void {
  let [count, sumY, sumYY] = [0, 0, 0];
  for (let d = from; d < to; d++) {
    const weight = cancelledDay[d] === Number.POSITIVE_INFINITY ? 1 : 0;
    const y = ((startDay[d] as number) - origin) * weight;
    weights[d - from] = weight;
    starts[d - from] = y;
    count += weight;
    sumY += y;
    sumYY += y * y;
  }
  addTo(sums, count, sumY, sumYY);
}

/** Adds Σx, Σx² and Σxy over the completed draws. */
function addOwn(
  sums: Float64Array,
  own: Float64Array,
  origin: number,
  starts: Float64Array,
  weights: Float64Array,
  from: number,
  to: number,
): void {
  let [sumX, sumXX, sumXY] = [0, 0, 0];
  for (let d = from; d < to; d++) {
    const x = ((own[d] as number) - origin) * (weights[d - from] as number);
    sumX += x;
    sumXX += x * x;
    sumXY += x * (starts[d - from] as number);
  }
  addTo(sums, sumX, sumXX, sumXY);
}

function addTo(sums: Float64Array, a: number, b: number, c: number): void {
  sums[0] = (sums[0] as number) + a;
  sums[1] = (sums[1] as number) + b;
  sums[2] = (sums[2] as number) + c;
}
