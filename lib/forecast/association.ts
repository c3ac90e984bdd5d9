import type { Observer } from "./simulation";

/** How one node's own days go with a target's start, over the completed draws observed so far. */
export type Association = {
  observe: Observer;
  /** sd(own) ÷ sd(start) and the correlation of the two; 0 where either does not vary. */
  figures(): { spreadRatio: number; correlation: number };
};

/** Own days against starts, from running sums of both less a day near them, so that day numbers cost no digits. */
export function associationOf(
  own: Float64Array,
  startDay: Float64Array,
  cancelledDay: Float64Array,
  asOf: number,
): Association {
  const sums = new Float64Array(6);
  let ownOrigin: number | null = null;
  const observe = (from: number, to: number) => {
    ownOrigin ??= own[from] as number;
    addSums(sums, own, ownOrigin, startDay, asOf, cancelledDay, from, to);
  };
  const figures = () => {
    const [count, x, y, xx, yy, xy] = sums as unknown as [number, number, number, number, number, number];
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

/** Adds to `sums` the completed draws' count and Σx, Σy, Σx², Σy², Σxy, with x = own − its origin and y = start − its origin. */
function addSums(
  sums: Float64Array,
  own: Float64Array,
  ownOrigin: number,
  startDay: Float64Array,
  startOrigin: number,
  cancelledDay: Float64Array,
  from: number,
  to: number,
): void {
  let count = 0;
  let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
  for (let d = from; d < to; d++) {
    const isCompleted = cancelledDay[d] === Number.POSITIVE_INFINITY ? 1 : 0;
    const x = ((own[d] as number) - ownOrigin) * isCompleted;
    const y = ((startDay[d] as number) - startOrigin) * isCompleted;
    count += isCompleted;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumYY += y * y;
    sumXY += x * y;
  }
  [count, sumX, sumY, sumXX, sumYY, sumXY].forEach((sum, k) => {
    sums[k] = (sums[k] as number) + sum;
  });
}
