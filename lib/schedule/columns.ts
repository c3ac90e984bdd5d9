import type { Column } from "./laws";

export const plus = (a: Column, b: Column): Column => a.map((value, d) => value + (b[d] as number));
export const minus = (a: Column, b: Column): Column => a.map((value, d) => value - (b[d] as number));
export const later = (a: Column, b: Column): Column => a.map((value, d) => Math.max(value, b[d] as number));
export const earlier = (a: Column, b: Column): Column => a.map((value, d) => Math.min(value, b[d] as number));
/** The numbers of `a` in the draws that `isA` marks with 1, elsewhere those of `b`. */
export const where = (isA: Uint8Array, a: Column, b: Column): Column =>
  a.map((value, d) => (isA[d] ? value : (b[d] as number)));
export const constant = (draws: number, value: number): Column => new Float64Array(draws).fill(value);
