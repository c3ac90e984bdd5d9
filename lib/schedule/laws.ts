import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper, numberAt, valueAt } from "@/lib/forecast";
import type { DaysClass, Word } from "./site-schedule";
import { slipLaw } from "./slip-law";

/** One number a draw. */
export type Column = Float64Array;

/** A lognormal time after a day, the same in every draw or one of each. */
export type Law = DaysClass & { originDay: number | Column };

/** Beyond so many standard deviations a probability is too small to divide by. */
const FAR = 8;

/** P(later than `day`) of a law whose origin is one day. */
function survival({ originDay, medianDays, sigma }: Law & { originDay: number }, day: number): number {
  return day > originDay ? normalCdf(-Math.log((day - originDay) / medianDays) / sigma) : 1;
}

/**
 * A law read in every draw at its rank (strictly between 0 and 1), given that the day is later than `after`: its inverse CDF at
 * 1 − S(after)·(1 − rank).
 */
export function readLaw(law: Law, ranks: Column, after = Number.NEGATIVE_INFINITY): Column {
  const { originDay } = law;
  if (typeof originDay !== "number") return readFrom(originDay, law, ranks, after);
  if (!isNear(law, originDay, after))
    return readFrom(new Float64Array(ranks.length).fill(originDay), law, ranks, after);
  const { medianDays, sigma } = law;
  const out = new Float64Array(ranks.length);
  const survives = survival({ ...law, originDay }, after);
  for (let d = 0; d < out.length; d += 1) {
    const day = originDay + medianDays * Math.exp(-sigma * normalQuantile(survives * (1 - numberAt(ranks, d))));
    out[d] = Math.max(day, after);
  }
  return out;
}

/** As `readLaw`, from a day of each draw. */
function readFrom(originDays: Column, { medianDays, sigma }: DaysClass, ranks: Column, after: number): Column {
  const out = new Float64Array(ranks.length);
  for (let d = 0; d < out.length; d += 1) {
    const originDay = numberAt(originDays, d);
    const outlives = 1 - numberAt(ranks, d);
    if (after <= originDay) {
      out[d] = originDay + medianDays * Math.exp(-sigma * normalQuantile(outlives));
      continue;
    }
    const z = Math.log((after - originDay) / medianDays) / sigma;
    const read =
      z < FAR
        ? -normalQuantile(normalCdf(-z) * outlives)
        : normalQuantileOfLogUpper(logNormalUpper(z) + Math.log1p(-numberAt(ranks, d)));
    out[d] = Math.max(after, originDay + medianDays * Math.exp(sigma * read));
  }
  return out;
}

/** Whether P(later than `after`) is large enough to divide by. */
const isNear = ({ medianDays, sigma }: DaysClass, originDay: number, after: number) =>
  after <= originDay || Math.log((after - originDay) / medianDays) < FAR * sigma;

/** When what was said comes true: the slip from the day on which it was said. */
export function wordLaw({ saidDay, statedDay, ageYears, slip }: Word, farDays: number): Law & { originDay: number } {
  const { certainDays, medianDays, sigma } = slipLaw(slip, statedDay - saidDay, ageYears, farDays);
  return { originDay: saidDay + certainDays, medianDays, sigma };
}

/** The equally weighted pool of laws, each given that it is later than `after`, read at each draw's rank. One law is read as it is. */
export function readPool(laws: readonly (Law & { originDay: number })[], ranks: Column, after: number): Column {
  const reads = laws.map((law) => readLaw(law, ranks, after));
  const [first] = reads;
  if (!first) throw new Error("a pool needs a law");
  if (reads.length === 1) return first;
  const least = laws.map((law) => Math.max(survival(law, after), 1e-300));
  const passedBy = (day: number) => {
    let sum = 0;
    for (const [i, law] of laws.entries()) sum += 1 - survival(law, day) / valueAt(least, i);
    return sum / laws.length;
  };
  const out = new Float64Array(ranks.length);
  for (let d = 0; d < out.length; d += 1) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const read of reads) {
      const day = numberAt(read, d);
      if (day < low) low = day;
      if (day > high) high = day;
    }
    out[d] = rootBetween(low, high, (day) => passedBy(day) - numberAt(ranks, d));
  }
  return out;
}

const MOST_STEPS = 60;
const NEAR_DAYS = 1e-8;

/** Where a rising function is zero, between two days on either side of it: the Illinois form of regula falsi (Dowell and Jarratt, BIT 11, 1971). */
function rootBetween(low: number, high: number, rising: (day: number) => number): number {
  let [below, above, from, to, kept] = [rising(low), rising(high), low, high, 0];
  for (let i = 0; i < MOST_STEPS && to - from > NEAR_DAYS && below < 0 && above > 0; i += 1) {
    const day = (from * above - to * below) / (above - below);
    const value = rising(day);
    if (value < 0) {
      [from, below] = [day, value];
      if (kept === 1) above /= 2;
      kept = 1;
    } else {
      [to, above] = [day, value];
      if (kept === -1) below /= 2;
      kept = -1;
    }
  }
  return below >= 0 ? from : above <= 0 ? to : (from * above - to * below) / (above - below);
}
