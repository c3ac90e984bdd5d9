import type { Link, Program, Step } from "./program";

/** Dates of every node by topological index, then draw. A node without a start of its own lends its finish. */
export type Dates = { finish: Float64Array[]; start: (Float64Array | null)[] };

/** Draws are scheduled in blocks whose columns stay in the processor's cache. */
export const BLOCK_DRAWS = 1024;

/**
 * Writes the dates of one node in draws `from` … `to` − 1, from its luck and the dates of the nodes before it (stochastic critical path
 * method). A task starts at the latest of its fixed day and its start bounds and ends after its own days, a join at the latest or earliest
 * bound (an all-of of nothing is the as-of day), a pool where the picked view ends but not before the as-of day; then the finish bounds push.
 */
export function schedule(
  { asOf }: Program,
  step: Step,
  own: Float64Array | null,
  dates: Dates,
  finish: Float64Array,
  start: Float64Array | null,
  from: number,
  to: number,
): void {
  const { node, finishLinks } = step;
  switch (node.kind) {
    case "task":
      startTask(step, dates, finish, from, to);
      if (start) for (let d = from; d < to; d++) start[d] = finish[d] as number;
      add(finish, own as Float64Array, from, to);
      break;
    case "stated":
    case "done":
      copy(finish, own as Float64Array, 0, from, to);
      break;
    case "all-of":
    case "any-of": {
      const [first, ...others] = finishLinks;
      if (!first) {
        finish.fill(asOf, from, to);
        return;
      }
      copy(finish, daysOf(first, dates), first.lagDays, from, to);
      if (node.kind === "all-of") raiseToAll(finish, others, dates, from, to);
      else for (const link of others) lower(finish, daysOf(link, dates), link.lagDays, from, to);
      return;
    }
    case "pool": {
      const views = step.views.map((index) => dates.finish[index] as Float64Array);
      const picked = own as Float64Array;
      for (let d = from; d < to; d++)
        finish[d] = Math.max(asOf, (views[picked[d] as number] as Float64Array)[d] as number);
      break;
    }
  }
  raiseToAll(finish, finishLinks, dates, from, to);
}

/** The column a link bounds by. */
export function daysOf({ index, ofStart }: Link, { finish, start }: Dates): Float64Array {
  return (ofStart && start[index]) || (finish[index] as Float64Array);
}

/** Writes a task's start into `finish`. */
function startTask(
  { fixedStartDay, startLinks }: Step,
  dates: Dates,
  finish: Float64Array,
  from: number,
  to: number,
): void {
  const [first, ...others] = startLinks;
  if (!first) {
    finish.fill(fixedStartDay, from, to);
    return;
  }
  raiseFixed(finish, fixedStartDay, daysOf(first, dates), first.lagDays, from, to);
  raiseToAll(finish, others, dates, from, to);
}

/** Raises `out` to every link's bound, two at a time. */
function raiseToAll(out: Float64Array, links: readonly Link[], dates: Dates, from: number, to: number): void {
  let k = 0;
  for (; k + 1 < links.length; k += 2) {
    const [one, other] = [links[k] as Link, links[k + 1] as Link];
    raiseToBoth(out, daysOf(one, dates), one.lagDays, daysOf(other, dates), other.lagDays, from, to);
  }
  const last = links[k];
  if (last) raise(out, daysOf(last, dates), last.lagDays, from, to);
}

function raiseFixed(
  out: Float64Array,
  day: number,
  days: Float64Array,
  lagDays: number,
  from: number,
  to: number,
): void {
  for (let d = from; d < to; d++) {
    const bound = (days[d] as number) + lagDays;
    out[d] = bound > day ? bound : day;
  }
}

function raiseToBoth(
  out: Float64Array,
  days: Float64Array,
  lagDays: number,
  otherDays: Float64Array,
  otherLagDays: number,
  from: number,
  to: number,
): void {
  for (let d = from; d < to; d++) {
    const one = (days[d] as number) + lagDays;
    const other = (otherDays[d] as number) + otherLagDays;
    const bound = one > other ? one : other;
    const day = out[d] as number;
    out[d] = bound > day ? bound : day;
  }
}

function raise(out: Float64Array, days: Float64Array, lagDays: number, from: number, to: number): void {
  // A third of the time of Math.max, which looks after NaN and −0; neither occurs.
  for (let d = from; d < to; d++) {
    const bound = (days[d] as number) + lagDays;
    const day = out[d] as number;
    out[d] = bound > day ? bound : day;
  }
}

function lower(out: Float64Array, days: Float64Array, lagDays: number, from: number, to: number): void {
  for (let d = from; d < to; d++) {
    const bound = (days[d] as number) + lagDays;
    const day = out[d] as number;
    out[d] = bound < day ? bound : day;
  }
}

function add(out: Float64Array, days: Float64Array, from: number, to: number): void {
  for (let d = from; d < to; d++) out[d] = (out[d] as number) + (days[d] as number);
}

function copy(out: Float64Array, days: Float64Array, lagDays: number, from: number, to: number): void {
  for (let d = from; d < to; d++) out[d] = (days[d] as number) + lagDays;
}
