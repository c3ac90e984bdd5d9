import { numberAt } from "@/lib/forecast";
import type { Column } from "./laws";

// Plain loops: `map` takes several times as long over so many draws.

export function plus(a: Column, b: Column): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) out[d] = numberAt(a, d) + numberAt(b, d);
  return out;
}

export function minus(a: Column, b: Column): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) out[d] = numberAt(a, d) - numberAt(b, d);
  return out;
}

/** `shift` + `scale` times the numbers of `a`. */
export function scaled(a: Column, scale: number, shift = 0): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) out[d] = shift + scale * numberAt(a, d);
  return out;
}

export function later(a: Column, b: Column): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) {
    const [one, other] = [numberAt(a, d), numberAt(b, d)];
    out[d] = one > other ? one : other;
  }
  return out;
}

export function earlier(a: Column, b: Column): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) {
    const [one, other] = [numberAt(a, d), numberAt(b, d)];
    out[d] = one < other ? one : other;
  }
  return out;
}

/** Makes `into` the later of itself and `a`: `later` without a new column, of one that nobody else holds. */
export function raise(into: Column, a: Column): void {
  for (let d = 0; d < into.length; d += 1) {
    const value = numberAt(a, d);
    if (value > numberAt(into, d)) into[d] = value;
  }
}

/** The numbers of `a` in the draws that `isA` marks with 1, elsewhere those of `b`. */
export function where(isA: Uint8Array, a: Column, b: Column): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) out[d] = isA[d] === 1 ? numberAt(a, d) : numberAt(b, d);
  return out;
}

export const constant = (draws: number, value: number): Column => new Float64Array(draws).fill(value);

/** The draws that `marks` marks with `mark`. */
export function placesOf(marks: Uint8Array, mark: 0 | 1): Int32Array {
  const places = new Int32Array(marks.length);
  let count = 0;
  for (let d = 0; d < marks.length; d += 1)
    if (marks[d] === mark) {
      places[count] = d;
      count += 1;
    }
  return places.subarray(0, count);
}

/** The numbers of a column in some draws, in their order. */
export function picked(column: Column, places: Int32Array): Column {
  const out = new Float64Array(places.length);
  for (let i = 0; i < out.length; i += 1) out[i] = numberAt(column, wholeAt(places, i));
  return out;
}

/** Writes numbers into some draws of a column: undoes `picked`. */
export function place(column: Column, places: Int32Array, numbers: Column): void {
  for (let i = 0; i < places.length; i += 1) column[wholeAt(places, i)] = numberAt(numbers, i);
}

/** As `numberAt`, of whole numbers: a loop is fast only where its reads always meet the same type. */
export function wholeAt(column: Int32Array, place: number): number {
  const value = column[place];
  if (value === undefined) throw new RangeError(`place: expected from 0 to ${column.length - 1}, got ${place}`);
  return value;
}
