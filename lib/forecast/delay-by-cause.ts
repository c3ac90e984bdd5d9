import { copyOnWrite, releaseScratch, reschedule, scratchFor } from "./downstream";
import type { Column } from "./memory";
import type { Target } from "./network";
import { philox4x32 } from "./philox";
import { nodeIndex } from "./program";
import type { Sensitivity } from "./results";
import type { Dates } from "./schedule";
import type { Simulation } from "./simulation";
import type { TargetOutcome } from "./summary";
import type { RandomInputs } from "./task-inputs";
import { numberAt, valueAt } from "./value-at";

type Own = Pick<RandomInputs, "own">;

/** Orders in which the causes are let in, each with its reverse. */
const ORDERS = 64;

/** The part of a delay that is there when every cause is on plan: the plan itself ends later than announced, or a node has no plan. */
const PLAN = "plan";

/**
 * Why a target is later than announced, in days per cause: the counterfactual chain. A cause is a node with a `plannedDay`; on plan its own
 * days are those that end it on that day in a plan where every cause is. Causes leave the plan one after the other, and each is charged
 * with what its step adds; averaged over orders this is its Shapley value, and the steps of one order always add up to the whole. The draws
 * are cut into 64 parts, each with an order of its own (32 random ones and their reverses), so that it costs no more than one order. Over
 * the draws that complete. Null without an announced day or a draw that completes.
 * Sampling: Castro, Gómez and Tejada 2009; reverses as antithetic orders: Mitchell et al. 2022.
 */
export function delayByCause(
  target: Target,
  { forecast, draws: { cancelledDay } }: TargetOutcome,
  simulation: Simulation,
  downstream: readonly number[][],
): Sensitivity["targets"][number]["delayByCause"] {
  const { program, randomInputs, dates, sharedFactors } = simulation;
  const { memory } = sharedFactors;
  if (target.announcedDay === null || forecast.cancelled.total === 1) return null;
  const goal = nodeIndex(program, target.node);
  const causes = program.steps.flatMap(({ node }, index) =>
    node.plannedDay !== undefined &&
    randomInputs[index]?.own &&
    node.kind !== "pool" &&
    downstream[index]?.includes(goal)
      ? [index]
      : [],
  );
  const onPlan = plannedInputs(causes, simulation);
  const scratch = scratchFor(dates, memory);
  const days = new Map<number, number>(causes.map((index) => [index, 0]));
  let onPlanSum = 0;
  let completed = 0;
  const parts = Math.min(ORDERS, sharedFactors.draws);
  const partDraws = sharedFactors.draws / parts;
  for (let part = 0; part < parts; part++) {
    const from = part * partDraws;
    const to = from + partDraws;
    const current = [...onPlan.randomInputs];
    const variant = copyOnWrite(onPlan.dates);
    const total = () => sumOf(valueAt(variant.finish, goal), cancelledDay, sharedFactors.asOf, from, to);
    let before = total();
    onPlanSum += before;
    for (let d = from; d < to; d++) if (cancelledDay[d] === Number.POSITIVE_INFINITY) completed++;
    for (const index of orderOf(causes, part, sharedFactors.streams.seed)) {
      current[index] = randomInputs[index] as Own;
      reschedule(memory, program, current, valueAt(downstream, index), variant, scratch, from, to);
      const after = total();
      days.set(index, (days.get(index) as number) + after - before);
      before = after;
    }
  }
  releaseScratch(scratch, memory);
  releaseScratch(onPlan.scratch, memory);
  memory.release(onPlan.own);
  const planDays = sharedFactors.asOf + onPlanSum / completed - target.announcedDay;
  return [
    ...causes.map((index) => ({
      cause: program.steps[index]?.node.id ?? "",
      days: (days.get(index) as number) / completed,
    })),
    { cause: PLAN, days: planDays },
  ];
}

/** Everything on plan: each cause's own days such that it ends on its planned day, not below 0, given those before it. */
function plannedInputs(
  causes: readonly number[],
  { program, randomInputs, dates, sharedFactors }: Simulation,
): { randomInputs: Own[]; own: Column[]; dates: Dates; scratch: Dates } {
  const { memory } = sharedFactors;
  const planned = copyOnWrite(dates);
  const scratch = scratchFor(dates, memory);
  const onPlan: Own[] = [...randomInputs];
  const taken: Column[] = [];
  program.steps.forEach(({ node, fixedStartDay }, index) => {
    if (causes.includes(index)) {
      const day = node.plannedDay as number;
      const own = memory.takeColumn();
      taken.push(own);
      if (node.kind === "task") {
        own.fill(0);
        onPlan[index] = { own };
        // With no days of its own the node ends where it starts.
        reschedule(memory, program, onPlan, [index], planned, scratch, 0, sharedFactors.draws);
        const starts = program.steps[index]?.startLinks.length ? valueAt(planned.finish, index) : null;
        for (let d = 0; d < own.length; d++) own[d] = Math.max(0, day - (starts ? valueAt(starts, d) : fixedStartDay));
      } else own.fill(day);
      onPlan[index] = { own };
    }
    reschedule(memory, program, onPlan, [index], planned, scratch, 0, sharedFactors.draws);
  });
  return { randomInputs: onPlan, own: taken, dates: planned, scratch };
}

function sumOf(finish: Float64Array, cancelledDay: Float64Array, asOf: number, from: number, to: number): number {
  let sum = 0;
  for (let d = from; d < to; d++) if (cancelledDay[d] === Number.POSITIVE_INFINITY) sum += numberAt(finish, d) - asOf;
  return sum;
}

/** The part's order of the causes: every second part takes the reverse of the one before. */
function orderOf(causes: readonly number[], part: number, seed: number): number[] {
  const order = [...causes];
  const block = new Uint32Array(4);
  for (let i = order.length - 1; i > 0; i--) {
    philox4x32(block, i, part >> 1, 0, 0, seed, 0x5ca1ab1e);
    const j = valueAt(block, 0) % (i + 1);
    [order[i], order[j]] = [valueAt(order, j), valueAt(order, i)];
  }
  return part % 2 === 0 ? order : order.reverse();
}
