import type { Column } from "./memory";
import type { DoneNode, Node } from "./network";
import type { Program } from "./program";
import { randomInputsOf } from "./random-inputs";
import { BLOCK_DRAWS, type Dates, schedule } from "./schedule";
import type { SharedFactors } from "./shared-factors";
import type { RandomInputs } from "./task-inputs";
import { valueAt } from "./value-at";

/** Every node of a network in every draw. */
export type Simulation = {
  program: Program;
  sharedFactors: SharedFactors;
  randomInputs: RandomInputs[];
  dates: Dates;
};

/** Told of every block of draws as soon as all nodes are dated in it, while its numbers are still near. */
export type Observer = (from: number, to: number) => void;

/** Runs a program under shared factors, block of draws by block of draws and in each node by node. */
export function simulate(
  program: Program,
  sharedFactors: SharedFactors,
  observersOf: (simulation: Simulation) => Observer[] = () => [],
): Simulation {
  const { steps } = program;
  const { memory } = sharedFactors;
  const randomInputs = steps.map(({ node }) => randomInputsOf(node, sharedFactors));
  const dates: Dates = {
    finish: steps.map(() => memory.takeColumn()),
    start: steps.map(({ node, startIsAsked }) => (startIsAsked && node.kind === "task" ? memory.takeColumn() : null)),
  };
  const simulation = { program, sharedFactors, randomInputs, dates };
  const observers = observersOf(simulation);
  for (let from = 0; from < sharedFactors.draws; from += BLOCK_DRAWS) {
    const to = Math.min(sharedFactors.draws, from + BLOCK_DRAWS);
    steps.forEach((step, i) => {
      const [finish, start] = [valueAt(dates.finish, i), dates.start[i] ?? null];
      schedule(memory.kernel, program, step, randomInputs[i]?.own ?? null, dates, finish, start, from, to);
    });
    for (const observe of observers) observe(from, to);
  }
  return simulation;
}

/** Ends the use of a simulation's columns and of its targets' days of cancellation. */
export function release(simulation: Simulation, outcomes: readonly { draws: { cancelledDay: Column } }[]): void {
  const columns = [...columnsOf(simulation), ...outcomes.map(({ draws }) => draws.cancelledDay)];
  simulation.sharedFactors.memory.release(columns);
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
