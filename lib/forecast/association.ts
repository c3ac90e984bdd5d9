import { at, type Column, type Memory } from "./memory";
import type { Observer } from "./simulation";
import { numberAt, valueAt } from "./value-at";

/** How the nodes' own days go with a target's start, over the completed draws observed so far. */
export type Association = {
  observe: Observer;
  /** For a node: sd(own) ÷ sd(start) and the correlation of the two; 0 where either does not vary, or where nothing was given. */
  figures(index: number): { spreadRatio: number; correlation: number };
};

/** The columns of own days to associate with a start, by node; null: leave out. */
export type OwnDays = readonly (Column | null)[];

/** Own days against starts, from running sums of both less a day near them, so that day numbers cost no digits. */
export function associationOf(
  { kernel, sums }: Memory,
  own: OwnDays,
  startDay: Column,
  cancelledDay: Column,
  asOf: number,
): Association {
  const startSums = new Float64Array(3);
  const ownSums = own.map(() => new Float64Array(3));
  const origins: number[] = [];
  const observe = (from: number, to: number) => {
    const count = to - from;
    kernel.addStarts(at(startDay, from), at(cancelledDay, from), asOf, count);
    addTo(startSums, sums);
    own.forEach((days, index) => {
      if (days === null) return;
      origins[index] ??= numberAt(days, from);
      kernel.addOwn(at(days, from), valueAt(origins, index), count);
      addTo(ownSums[index] as Float64Array, sums);
    });
  };
  const figures = (index: number) => {
    const [count, y, yy] = startSums as unknown as [number, number, number];
    const [x, xx, xy] = ownSums[index] as unknown as [number, number, number];
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

function addTo(total: Float64Array, block: Float64Array): void {
  for (let k = 0; k < total.length; k++) total[k] = numberAt(total, k) + numberAt(block, k);
}
