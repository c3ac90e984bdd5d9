import type { Kernel } from "./kernel/kernel";
import { at, type Column } from "./memory";
import type { Link, Step } from "./program";
import { type Dates, daysOf } from "./schedule";
import type { Observer, Simulation } from "./simulation";
import { numberAt, valueAt } from "./value-at";

/** Counts of draws by topological index, over the draws observed so far. */
export type Walk = { onPath: Float64Array; drives: Float64Array; observe: Observer };

/** The code of a node that only waited for node `index`: its own work was over. */
function pushedBy(index: number): number {
  return -2 - index;
}

/**
 * Walks back from `target` in every draw, from each node to the one that set its finish, and counts the nodes met (criticality) and the
 * first that drives: the first node on the walk with `drives` that is no pool and whose own work, or own date, set its finish. A node that
 * was only pushed by a later predecessor passes the drive on, as a join does. A walk without a driving node counts for its last node, so
 * the `drives` counts add up to the draws. Walks only go down the topological order, so the draws of a block walk together, node by node.
 */
export function traceCriticalPath(target: number, { program, randomInputs, dates, sharedFactors }: Simulation): Walk {
  const { kernel } = sharedFactors.memory;
  const onPath = new Float64Array(program.steps.length);
  const drives = new Float64Array(program.steps.length);
  const observe = (from: number, to: number) => {
    const count = to - from;
    kernel.beginWalk(target, count);
    for (let index = target; index >= 0; index--) {
      const met = kernel.countAt(index, count);
      if (met === 0) continue;
      const step = program.steps[index] as Step;
      findDrivers(kernel, step, randomInputs[index]?.own ?? null, dates, from, to);
      onPath[index] = numberAt(onPath, index) + met;
      const drivesItself = step.node.drives && step.node.kind !== "pool";
      drives[index] = numberAt(drives, index) + kernel.moveOn(index, drivesItself, count);
    }
  };
  return { onPath, drives, observe };
}

/**
 * Who set a node's finish, in every draw of a block, as the kernel's codes: i when the node's own work followed node i, `pushedBy(i)` when
 * its own work was over and it only waited for i, −1 when its own work or a fixed day set it. Of equal bounds the lowest index drives; a
 * start bound equal to the fixed day drives; a picked view beats an equal floor. Read off the dates, which hold the same sums.
 */
function findDrivers(kernel: Kernel, step: Step, own: Column | null, dates: Dates, from: number, to: number): void {
  const { node, startLinks, finishLinks, views, fixedStartDay } = step;
  const count = to - from;
  const randomInputs = own ? at(own, from) : 0;
  const bound = (link: Link) => at(daysOf(link, dates), from);
  switch (node.kind) {
    case "done":
      kernel.beginDriver(0, count);
      return;
    case "all-of":
      kernel.beginDriver(Number.NEGATIVE_INFINITY, count);
      for (const link of finishLinks) kernel.followLater(bound(link), link.lagDays, link.index, count);
      return;
    case "any-of":
      kernel.beginDriver(Number.POSITIVE_INFINITY, count);
      for (const link of finishLinks) kernel.followEarlier(bound(link), link.lagDays, link.index, count);
      return;
    case "pool":
      kernel.beginDriver(0, count);
      views.forEach((index, view) => {
        kernel.followPicked(at(valueAt(dates.finish, index), from), randomInputs, view, index, count);
      });
      for (const link of finishLinks) kernel.followLater(bound(link), link.lagDays, link.index, count);
      return;
    case "stated":
      kernel.beginDriver(0, count);
      kernel.addOwnDays(randomInputs, count);
      break;
    case "task":
      kernel.beginDriver(fixedStartDay, count);
      for (const link of startLinks) kernel.followStart(bound(link), link.lagDays, link.index, count);
      kernel.addOwnDays(randomInputs, count);
  }
  for (const link of finishLinks) kernel.followLater(bound(link), link.lagDays, pushedBy(link.index), count);
}
