import { copyOnWrite, releaseScratch, reschedule, scratchFor } from "./downstream";
import { at, type Column, type Memory } from "./memory";
import type { Target } from "./network";
import { nodeIndex, type Step } from "./program";
import { quantilesAmong } from "./quantiles";
import type { Sensitivity } from "./results";
import { BLOCK_DRAWS } from "./schedule";
import type { Simulation } from "./simulation";
import type { TargetOutcome } from "./summary";
import { valueAt } from "./value-at";

type DaysBought = NonNullable<Sensitivity["targets"][number]["nodes"][number]["daysBought"]>;

const CHANGES = ["shorterByFifth", "doneToday", "atP10", "atP90"] as const;

/**
 * E[start − start of the variant] over the draws that complete in the base, with the same random inputs in both (common
 * random numbers), when one node's own days are a fifth shorter, over as of today, or at their own P10 or P90. Per
 * node, then target; null where the node is done or a join, and where the target does not wait for it. Only what lies
 * downstream of the node (`downstreamOf`) is computed again, block by block.
 */
export function daysBought(
  targets: readonly Target[],
  outcomes: readonly TargetOutcome[],
  simulation: Simulation,
  downstream: readonly number[][],
): (DaysBought | null)[][] {
  const { program, randomInputs, dates, sharedFactors } = simulation;
  const { memory } = sharedFactors;
  const { kernel } = memory;
  const goals = targets.map((target) => nodeIndex(program, target.node));
  const completed = outcomes.map(({ draws }) => draws.cancelledDay);
  const counts = completed.map((days) =>
    days.reduce((sum, day) => sum + (day === Number.POSITIVE_INFINITY ? 1 : 0), 0),
  );
  const scratch = scratchFor(dates, memory);
  const bought = program.steps.map((step, index) => {
    const { node } = step;
    const own = randomInputs[index]?.own;
    if ((node.kind !== "task" && node.kind !== "stated") || !own) return targets.map(() => null);
    const due = valueAt(downstream, index);
    const change = changedOwn(step, own, sharedFactors.asOf, memory);
    const gained = targets.map(() => ({ shorterByFifth: 0, doneToday: 0, atP10: 0, atP90: 0 }));
    for (const name of CHANGES) {
      const changed = randomInputs.map((kept, i) => (i === index ? { own: change[name] } : kept));
      for (let from = 0; from < sharedFactors.draws; from += BLOCK_DRAWS) {
        const to = Math.min(sharedFactors.draws, from + BLOCK_DRAWS);
        const variant = copyOnWrite(dates);
        if (name === "doneToday") {
          // Over today, whatever it was waiting for.
          const finish = valueAt(scratch.finish, index);
          kernel.lowerFixed(at(finish, from), sharedFactors.asOf, at(valueAt(dates.finish, index), from), to - from);
          variant.finish[index] = finish;
          variant.start[index] = null;
          reschedule(memory, program, changed, due.slice(1), variant, scratch, from, to);
        } else {
          reschedule(memory, program, changed, due, variant, scratch, from, to);
        }
        goals.forEach((goal, t) => {
          if (due.includes(goal))
            (gained[t] as DaysBought)[name] += kernel.gain(
              at(valueAt(dates.finish, goal), from),
              at(valueAt(variant.finish, goal), from),
              at(valueAt(completed, t), from),
              to - from,
            );
        });
      }
    }
    memory.release([change.shorterByFifth, change.atP10, change.atP90]);
    return goals.map((goal, t) => {
      const sums = gained[t] as DaysBought;
      const count = valueAt(counts, t);
      if (!due.includes(goal) || count === 0) return null;
      return {
        shorterByFifth: sums.shorterByFifth / count,
        doneToday: sums.doneToday / count,
        atP10: sums.atP10 / count,
        atP90: sums.atP90 / count,
      };
    });
  });
  releaseScratch(scratch, memory);
  return bought;
}

/** What a node's own days become. Only what is still to come can be shortened. */
function changedOwn(step: Step, own: Column, asOf: number, memory: Memory): Record<(typeof CHANGES)[number], Column> {
  const { node, fixedStartDay } = step;
  const { kernel, draws } = memory;
  const spent = node.kind === "stated" ? asOf : Math.max(0, asOf - fixedStartDay);
  const [p10, p90] = quantilesAmong(memory, own, draws, [0.1, 0.9]) as [number, number];
  const [shorterByFifth, atP10, atP90] = [memory.takeColumn(), memory.takeColumn(), memory.takeColumn()];
  kernel.affine(at(shorterByFifth), 0.2 * spent, 0.8, at(own), draws);
  kernel.fill(at(atP10), p10, draws);
  kernel.fill(at(atP90), p90, draws);
  return { shorterByFifth, doneToday: own, atP10, atP90 };
}
