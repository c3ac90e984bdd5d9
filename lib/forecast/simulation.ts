import type { Column } from "./memory";
import type { DoneNode, Node } from "./network";
import { directlyBefore, type Program, type Step } from "./program";
import { randomInputsKey, randomInputsOf } from "./random-inputs";
import { BLOCK_DRAWS, type Dates, schedule } from "./schedule";
import type { SharedFactors } from "./shared-factors";
import type { RandomInputs } from "./task-inputs";
import { valueAt } from "./value-at";

/** Every node of a network in every draw. */
export type Simulation = {
  program: Program;
  sharedFactors: SharedFactors;
  randomInputs: RandomInputs[];
  randomInputsKeys: string[];
  dates: Dates;
};

/** Told of every block of draws as soon as all nodes are dated in it, while its numbers are still near. */
export type Observer = (from: number, to: number) => void;

/**
 * Runs a program under shared factors, block of draws by block of draws and in each node by node. Where `base` (a
 * simulation under equal ones) has a node with the same random inputs, or with the same dates, its columns are taken
 * over, which changes the time and nothing else.
 */
export function simulate(
  program: Program,
  sharedFactors: SharedFactors,
  base?: Simulation,
  observersOf: (simulation: Simulation) => Observer[] = () => [],
): Simulation {
  const { steps } = program;
  const randomInputsKeys = steps.map(({ node }) => randomInputsKey(node));
  const baseIndex = steps.map(({ node }) => base?.program.indexOf.get(node.id) ?? -1);
  const isKnown = steps.map(
    (_, i) => base !== undefined && base.randomInputsKeys[valueAt(baseIndex, i)] === randomInputsKeys[i],
  );
  const randomInputs = steps.map(({ node }, i) =>
    isKnown[i] ? (base?.randomInputs[valueAt(baseIndex, i)] as RandomInputs) : randomInputsOf(node, sharedFactors),
  );
  const isTaken = takenFrom(base, program, randomInputs, baseIndex);
  const dates: Dates = { finish: [], start: [] };
  steps.forEach((step, i) => {
    const known = valueAt(baseIndex, i);
    dates.finish.push(isTaken[i] ? (base?.dates.finish[known] as Column) : sharedFactors.memory.takeColumn());
    const start = isTaken[i]
      ? (base?.dates.start[known] ?? null)
      : step.startIsAsked && step.node.kind === "task"
        ? sharedFactors.memory.takeColumn()
        : null;
    dates.start.push(start);
  });
  const simulation = { program, sharedFactors, randomInputs, randomInputsKeys, dates };
  const observers = observersOf(simulation);
  const due = steps.flatMap((_, i) => (isTaken[i] ? [] : [i]));
  for (let from = 0; from < sharedFactors.draws; from += BLOCK_DRAWS) {
    const to = Math.min(sharedFactors.draws, from + BLOCK_DRAWS);
    for (const i of due) {
      const [finish, start] = [valueAt(dates.finish, i), dates.start[i] ?? null];
      schedule(
        sharedFactors.memory.kernel,
        program,
        steps[i] as Step,
        randomInputs[i]?.own ?? null,
        dates,
        finish,
        start,
        from,
        to,
      );
    }
    for (const observe of observers) observe(from, to);
  }
  return simulation;
}

/** Ends the use of a simulation's columns and of its targets' days of cancellation, but for columns it shares with `base`. */
export function release(
  simulation: Simulation,
  outcomes: readonly { draws: { cancelledDay: Column } }[],
  base?: Simulation,
): void {
  const shared = new Set(base ? columnsOf(base) : []);
  const columns = [...columnsOf(simulation), ...outcomes.map(({ draws }) => draws.cancelledDay)];
  simulation.sharedFactors.memory.release(columns.filter((column) => !shared.has(column)));
}

function columnsOf({ randomInputs, dates, sharedFactors }: Simulation): Column[] {
  const columns = [
    ...randomInputs.flatMap(({ own, denied }) => [own, denied]),
    ...dates.finish,
    ...dates.start,
    sharedFactors.factors.site,
  ];
  return columns.filter((column) => column !== null);
}

/**
 * Whether each node's dates are those of the base: same random inputs, same links, and everything before it the same.
 */
function takenFrom(
  base: Simulation | undefined,
  program: Program,
  randomInputs: readonly RandomInputs[],
  baseIndex: readonly number[],
): boolean[] {
  const taken: boolean[] = [];
  if (!base) return program.steps.map(() => false);
  program.steps.forEach((step, i) => {
    const known = valueAt(baseIndex, i);
    const other = base.program.steps[known];
    const isSame =
      other !== undefined &&
      base.randomInputs[known] === randomInputs[i] &&
      (!step.startIsAsked || other.startIsAsked) &&
      directlyBefore(step).every((index) => taken[index]) &&
      shapeOf(step, program) === shapeOf(other, base.program);
    taken.push(isSame);
  });
  return taken;
}

function shapeOf({ node, fixedStartDay, startLinks, finishLinks, views }: Step, { steps }: Program): string {
  const named = (links: Step["startLinks"]) =>
    links.map(({ index, lagDays, ofStart }) => [idAt(index), lagDays, ofStart]);
  const idAt = (index: number) => (steps[index] as Step).node.id;
  return JSON.stringify([node.kind, fixedStartDay, named(startLinks), named(finishLinks), views.map(idAt)]);
}

/** Warns of every done node that was done before something it should have waited for: the actual stands, the logic gives way. */
export function warnOfContradictions({ program, sharedFactors }: Simulation): void {
  const byId = new Map(program.steps.map(({ node }) => [node.id, node]));
  for (const { node } of program.steps) {
    if (node.kind !== "done" || node.earliestDay > sharedFactors.asOf) continue;
    const contradicted = node.predecessors.filter((link) => contradicts(node, byId.get(link.id), link));
    if (contradicted.length === 0) continue;
    const detail = `done by day ${node.latestDay}, but not so: ${contradicted.map(({ id }) => id).join(", ")}`;
    sharedFactors.warnings.push({ nodeId: node.id, code: "contradictory-actual", detail });
  }
}

function contradicts(
  node: DoneNode,
  before: Node | undefined,
  { type, lagDays }: Node["predecessors"][number],
): boolean {
  if (!before || before.kind === "all-of" || before.kind === "any-of" || type === "start-start") return false;
  return before.kind !== "done" || before.earliestDay + lagDays > node.latestDay;
}
