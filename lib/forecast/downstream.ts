import type { Memory } from "./memory";
import { directlyBefore, type Program, type Step } from "./program";
import { type Dates, schedule } from "./schedule";
import type { RandomInputs } from "./task-inputs";
import { valueAt } from "./value-at";

/** For every node: itself and all that waits for it, directly or not, in topological order. */
export function downstreamOf({ steps }: Program): number[][] {
  const next = steps.map(() => new Set<number>());
  steps.forEach((step, index) => {
    for (const before of directlyBefore(step)) next[before]?.add(index);
  });
  return steps.map((_, index) => {
    const reached = new Set([index]);
    for (let one = index; one < steps.length; one++)
      if (reached.has(one)) for (const after of next[one] ?? []) reached.add(after);
    return [...reached].sort((a, b) => a - b);
  });
}

/** Dates that start as those of `base` and can be changed node by node without touching it. */
export function copyOnWrite(base: Dates): Dates {
  return { finish: [...base.finish], start: [...base.start] };
}

/** Reschedules the nodes of `due` (in topological order) in draws `from` … `to` − 1, each into columns of its own. */
export function reschedule(
  { kernel }: Memory,
  program: Program,
  randomInputs: readonly Pick<RandomInputs, "own">[],
  due: readonly number[],
  dates: Dates,
  scratch: Dates,
  from: number,
  to: number,
): void {
  for (const index of due) {
    const finish = valueAt(scratch.finish, index);
    const start = scratch.start[index] ?? null;
    dates.finish[index] = finish;
    dates.start[index] = start;
    schedule(
      kernel,
      program,
      program.steps[index] as Step,
      randomInputs[index]?.own ?? null,
      dates,
      finish,
      start,
      from,
      to,
    );
  }
}

/** Columns to reschedule into; `releaseScratch` ends their use. */
export function scratchFor({ finish, start }: Dates, memory: Memory): Dates {
  return {
    finish: finish.map(() => memory.takeColumn()),
    start: start.map((column) => column && memory.takeColumn()),
  };
}

export function releaseScratch({ finish, start }: Dates, memory: Memory): void {
  memory.release([...finish, ...start.filter((column) => column !== null)]);
}
