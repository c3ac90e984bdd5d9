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

/** The numbers of `a` in the draws that `isA` marks with 1, elsewhere those of `b`. */
export function where(isA: Uint8Array, a: Column, b: Column): Column {
  const out = new Float64Array(a.length);
  for (let d = 0; d < out.length; d += 1) out[d] = isA[d] === 1 ? numberAt(a, d) : numberAt(b, d);
  return out;
}

export const constant = (draws: number, value: number): Column => new Float64Array(draws).fill(value);
