import type { Kernel } from "./kernel/kernel";
import { at, type Column } from "./memory";
import type { Link, Program, Step } from "./program";
import { valueAt } from "./value-at";

/** Dates of every node by topological index, then draw. A node without a start of its own lends its finish. */
export type Dates = { finish: Column[]; start: (Column | null)[] };

/** Draws are scheduled in blocks whose columns stay in the processor's cache. */
export const BLOCK_DRAWS = 1024;

/**
 * Writes the dates of one node in draws `from` … `to` − 1, from its random inputs and the dates of the nodes before it
 * (stochastic critical path method). A task starts at the latest of its fixed day and its start bounds and ends after
 * its own days, a join at the latest or earliest bound (an all-of of nothing is the as-of day), a pool where the picked
 * view ends but not before the as-of day; then the finish bounds push.
 */
export function schedule(
  kernel: Kernel,
  { asOf }: Program,
  step: Step,
  own: Column | null,
  dates: Dates,
  finish: Column,
  start: Column | null,
  from: number,
  to: number,
): void {
  const { node, startLinks, finishLinks } = step;
  const out = at(finish, from);
  const randomInputs = own ? at(own, from) : 0;
  const count = to - from;
  const raise = (links: readonly Link[]) => {
    for (const link of links) kernel.raise(out, at(daysOf(link, dates), from), link.lagDays, count);
  };
  switch (node.kind) {
    case "task": {
      const [first, ...others] = startLinks;
      if (first) kernel.raiseFixed(out, step.fixedStartDay, at(daysOf(first, dates), from), first.lagDays, count);
      else kernel.fill(out, step.fixedStartDay, count);
      raise(others);
      if (start) kernel.copy(at(start, from), out, count);
      kernel.add(out, randomInputs, count);
      break;
    }
    case "stated":
    case "done":
      kernel.copy(out, randomInputs, count);
      break;
    case "all-of":
    case "any-of": {
      const [first, ...others] = finishLinks;
      if (!first) {
        kernel.fill(out, asOf, count);
        return;
      }
      kernel.affine(out, first.lagDays, 1, at(daysOf(first, dates), from), count);
      if (node.kind === "all-of") raise(others);
      else for (const link of others) kernel.lower(out, at(daysOf(link, dates), from), link.lagDays, count);
      return;
    }
    case "pool":
      kernel.fill(out, asOf, count);
      step.views.forEach((index, view) => {
        kernel.takeWherePicked(out, at(valueAt(dates.finish, index), from), randomInputs, view, count);
      });
      kernel.raiseFixed(out, asOf, out, 0, count);
      break;
  }
  raise(finishLinks);
}

/** The column a link bounds by. */
export function daysOf({ index, ofStart }: Link, { finish, start }: Dates): Column {
  return (ofStart && start[index]) || valueAt(finish, index);
}
