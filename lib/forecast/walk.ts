import type { Link, Step } from "./program";
import { type Dates, daysOf } from "./schedule";
import type { Observer, Simulation } from "./simulation";

/** Counts of draws by topological index, over the draws observed so far. */
export type Walk = { onPath: Float64Array; drives: Float64Array; observe: Observer };

const NOTHING = -1;

/** The code of a node that only waited for node `index`: its own work was over. Its own inverse. */
function pushedBy(index: number): number {
  return -2 - index;
}

/**
 * Walks back from `target` in every draw, from each node to the one that set its finish, and counts the nodes met (criticality) and the
 * first that drives: the first node on the walk with `drives` that is no pool and whose own work, or own date, set its finish. A node that
 * was only pushed by a later predecessor passes the drive on, as a join does. A walk without a driving node counts for its last node, so
 * the `drives` counts add up to the draws. Walks only go down the topological order, so the draws of a block walk together, node by node.
 */
export function walkBack(target: number, { program, lucks, dates }: Simulation): Walk {
  const steps = program.steps.slice(0, target + 1);
  const onPath = new Float64Array(program.steps.length);
  const drives = new Float64Array(program.steps.length);
  let space = workSpace(0);
  const observe = (from: number, to: number) => {
    if (space.at.length < to - from) space = workSpace(to - from);
    const { at, isOpen, met, codes, ends } = space;
    at.fill(target);
    isOpen.fill(1);
    for (let index = target; index >= 0; index--) {
      let count = 0;
      for (let d = from; d < to; d++) {
        met[count] = d;
        count += at[d - from] === index ? 1 : 0;
      }
      if (count === 0) continue;
      const step = steps[index] as Step;
      const drivesItself = step.node.drives && step.node.kind !== "pool";
      findDrivers(step, lucks[index]?.own ?? null, dates, met, count, ends, codes);
      let driven = 0;
      for (let j = 0; j < count; j++) {
        const place = (met[j] as number) - from;
        const code = codes[j] as number;
        const isPushed = code < NOTHING;
        const next = isPushed ? pushedBy(code) : code;
        if (isOpen[place] && ((drivesItself && !isPushed) || next === NOTHING)) {
          isOpen[place] = 0;
          driven++;
        }
        at[place] = next;
      }
      onPath[index] = (onPath[index] as number) + count;
      drives[index] = (drives[index] as number) + driven;
    }
  };
  return { onPath, drives, observe };
}

/** Per draw of a block: where its walk is and whether a driver is still to be found; and for the draws met at a node, who they are. */
function workSpace(draws: number) {
  return {
    at: new Int32Array(draws),
    isOpen: new Uint8Array(draws),
    met: new Int32Array(draws + 1),
    codes: new Int32Array(draws),
    ends: new Float64Array(draws),
  };
}

/**
 * Who set a node's finish, for the first `count` draws of `met`, as `codes`: i when the node's own work followed node i, `pushedBy(i)` when
 * its own work was over and it only waited for i, `NOTHING` when its own work or a fixed day set it. Of equal bounds the lowest index
 * drives; a start bound equal to the fixed day drives; a picked view beats an equal floor. Read off the dates, which hold the same sums.
 */
function findDrivers(
  step: Step,
  own: Float64Array | null,
  dates: Dates,
  met: Int32Array,
  count: number,
  ends: Float64Array,
  codes: Int32Array,
): void {
  const { node, startLinks, finishLinks, views, fixedStartDay } = step;
  const follow = (link: Link, code: number, sign: 1 | -1, equalFollows: boolean) =>
    followLink(daysOf(link, dates), link.lagDays, code, sign, equalFollows, met, count, ends, codes);
  const luck = own as Float64Array;
  codes.fill(NOTHING, 0, count);
  switch (node.kind) {
    case "done":
      return;
    case "all-of":
    case "any-of": {
      const sign = node.kind === "all-of" ? 1 : -1;
      ends.fill(-sign * Number.POSITIVE_INFINITY, 0, count);
      for (const link of finishLinks) follow(link, link.index, sign, false);
      return;
    }
    case "pool": {
      const viewDays = views.map((view) => dates.finish[view] as Float64Array);
      for (let j = 0; j < count; j++) {
        const pick = luck[met[j] as number] as number;
        codes[j] = views[pick] as number;
        ends[j] = (viewDays[pick] as Float64Array)[met[j] as number] as number;
      }
      for (const link of finishLinks) follow(link, link.index, 1, false);
      return;
    }
    case "stated":
      for (let j = 0; j < count; j++) ends[j] = luck[met[j] as number] as number;
      break;
    case "task":
      ends.fill(fixedStartDay, 0, count);
      for (const link of startLinks) follow(link, link.index, 1, true);
      for (let j = 0; j < count; j++) ends[j] = (ends[j] as number) + (luck[met[j] as number] as number);
  }
  for (const link of finishLinks) follow(link, pushedBy(link.index), 1, false);
}

/** Moves `ends` to a bound that lies later (earlier, for sign −1), or just there while nothing has set it, and notes its code. */
function followLink(
  days: Float64Array,
  lagDays: number,
  code: number,
  sign: 1 | -1,
  equalFollows: boolean,
  met: Int32Array,
  count: number,
  ends: Float64Array,
  codes: Int32Array,
): void {
  for (let j = 0; j < count; j++) {
    const bound = (days[met[j] as number] as number) + lagDays;
    const end = ends[j] as number;
    const follows = sign * bound > sign * end || (equalFollows && bound === end && codes[j] === NOTHING);
    ends[j] = follows ? bound : end;
    codes[j] = follows ? code : (codes[j] as number);
  }
}
