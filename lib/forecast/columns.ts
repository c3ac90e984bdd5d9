const KEPT_PER_LENGTH = 128;
const free = new Map<number, Float64Array[]>();

/**
 * Columns for numbers of draws, used again after `release`: asking the system for fresh memory costs more than filling it. A taken column
 * holds what was left in it, so every element must be written before it is read.
 */
export function takeColumn(length: number): Float64Array {
  return free.get(length)?.pop() ?? new Float64Array(length);
}

/** Gives columns back. Whoever still holds one would see it change. */
export function releaseColumns(columns: Iterable<Float64Array>): void {
  for (const column of columns) {
    const kept = free.get(column.length) ?? [];
    free.set(column.length, kept);
    if (kept.length < KEPT_PER_LENGTH) kept.push(column);
  }
}
