import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Network, Node, PoolNode, Predecessor } from "./network";
import { AS_OF, certain, done, everything, forecastOf, join, site, target, waitsFor } from "./test-networks";

/** What a node comes to in a network without chance: its dates, and the node that set its finish (`pushed`: it only waited for that). */
type Outcome = { start: number; finish: number; driver: string | null; pushed: boolean };

/** The critical path method by the book, one node at a time, in the order given; links in the order of their nodes, then lags. */
function criticalPath(nodes: readonly Node[], order: readonly string[]): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const id of order) {
    const node = byId.get(id) as Node;
    const boundsOf = (types: Predecessor["type"][], more: string[] = []) =>
      [...node.predecessors.filter(({ type }) => types.includes(type)), ...more.map((floor) => waitsFor(floor))]
        .map(({ id: before, type, lagDays }) => {
          const { start, finish } = outcomes.get(before) as Outcome;
          return { before, lagDays, day: lagDays + (type === "start-start" ? start : finish) };
        })
        .sort((a, b) => order.indexOf(a.before) - order.indexOf(b.before) || a.lagDays - b.lagDays);
    const pushedOn = (outcome: Outcome, bounds: { before: string; day: number }[]) => {
      for (const { before, day } of bounds)
        if (day > outcome.finish) Object.assign(outcome, { finish: day, driver: before, pushed: true });
      return outcome;
    };
    const EVERY: Predecessor["type"][] = ["finish-start", "start-start", "finish-finish"];
    let outcome: Outcome = { start: AS_OF, finish: AS_OF, driver: null, pushed: false };
    if (node.kind === "done") {
      outcome.finish = node.earliestDay;
    } else if (node.kind === "task") {
      const days = node.duration.kind === "point" ? node.duration.days : Number.NaN;
      const begun = node.startedOnDay !== undefined && node.startedOnDay <= AS_OF;
      if (begun) {
        outcome.start = node.startedOnDay as number;
        outcome.finish = Math.max(AS_OF, outcome.start + days);
        outcome = pushedOn(outcome, boundsOf(["finish-start", "finish-finish"]));
      } else {
        outcome.start = Math.max(AS_OF, node.startedOnDay ?? AS_OF, node.notBeforeDay ?? AS_OF);
        for (const { before, day } of boundsOf(["finish-start", "start-start"])) {
          if (day > outcome.start || (day === outcome.start && outcome.driver === null))
            Object.assign(outcome, { start: day, driver: before });
        }
        outcome.finish = outcome.start + days;
        outcome = pushedOn(outcome, boundsOf(["finish-finish"]));
      }
    } else if (node.kind === "pool") {
      const view = (node.views[0] as PoolNode["views"][0]).node;
      // A floor pushes against what the view itself says, also where that lies in the past.
      outcome.finish = outcomes.get(view)?.finish ?? Number.NaN;
      outcome.driver = view;
      const floors = node.notBeforePool === undefined ? node.floors : [...node.floors, node.notBeforePool];
      outcome = pushedOn(outcome, boundsOf(EVERY, floors));
      outcome.finish = Math.max(AS_OF, outcome.finish);
    } else {
      const bounds = boundsOf(EVERY);
      const days = bounds.map(({ day }) => day);
      if (days.length > 0) {
        outcome.finish = node.kind === "all-of" ? Math.max(...days) : Math.min(...days);
        outcome.driver = bounds.find(({ day }) => day === outcome.finish)?.before ?? null;
      }
    }
    // Only a task has a start of its own.
    if (node.kind !== "task") outcome.start = outcome.finish;
    outcomes.set(id, outcome);
  }
  return outcomes;
}

/** The nodes on the walk back from a target, and the one that drives. */
function walk(
  nodes: readonly Node[],
  outcomes: ReadonlyMap<string, Outcome>,
  goal: string,
): { path: string[]; driver: string } {
  const path: string[] = [];
  let driver = "";
  for (let at: string | null = goal; at !== null; ) {
    const node: Node | undefined = nodes.find(({ id }) => id === at);
    const { driver: next, pushed } = outcomes.get(at) as Outcome;
    path.push(at);
    if (driver === "" && ((node?.drives && node.kind !== "pool" && !pushed) || next === null)) driver = at;
    at = next;
  }
  return { path, driver };
}

const link = fc.record({
  back: fc.integer({ min: 1, max: 4 }),
  type: fc.constantFrom<Predecessor["type"]>("finish-start", "start-start", "finish-finish"),
  // Few values, so that bounds often tie.
  lagDays: fc.constantFrom(-20, -10, 0, 0, 10),
});
const rows = fc.array(
  fc.record({
    kind: fc.constantFrom("task", "task", "task", "begun", "later", "not before", "all-of", "any-of", "done", "pool"),
    days: fc.constantFrom(0, 10, 20, 30),
    drives: fc.boolean(),
    links: fc.array(link, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 9 },
);

function networkOf(list: typeof rows extends fc.Arbitrary<infer Rows> ? Rows : never): Network {
  const nodes = list.map(({ kind, days, drives, links }, i): Node => {
    const id = `n${i}`;
    const predecessors = links
      .filter(({ back }) => back <= i)
      .map(({ back, type, lagDays }) => waitsFor(`n${i - back}`, type, lagDays));
    switch (kind) {
      case "begun":
        return certain(id, days, { startedOnDay: AS_OF - 15, predecessors, drives });
      case "later":
        return certain(id, days, { startedOnDay: AS_OF + 10, predecessors, drives });
      case "not before":
        return certain(id, days, { notBeforeDay: AS_OF + 20, predecessors, drives });
      case "all-of":
      case "any-of":
        return predecessors.length === 0
          ? certain(id, days, { drives })
          : { ...join(id, kind, []), predecessors, drives };
      case "done":
        return done(id, -days, -days, { predecessors, drives });
      case "pool": {
        const [first, ...others] = predecessors;
        if (!first) return certain(id, days, { drives });
        const views = [{ name: "chain" as const, node: first.id, weight: 1 }];
        return {
          id,
          kind,
          predecessors: others.slice(1),
          drives,
          views,
          floors: others.slice(0, 1).map((one) => one.id),
        };
      }
      default:
        return certain(id, days, { predecessors, drives });
    }
  });
  return site(nodes);
}

describe("without chance a forecast is the critical path", () => {
  it("with the dates, the path and the driver of the method by the book, whatever the links", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const network = networkOf(list);
        const targets = network.nodes.map(({ id }) => target(id, { id }));
        const { nodes, samples } = forecastOf({ ...network, targets }, { draws: 1 });
        const outcomes = criticalPath(
          network.nodes,
          nodes.map(({ id }) => id),
        );
        for (const { id, startDay } of samples) expect([id, startDay[0]]).toEqual([id, outcomes.get(id)?.finish]);
        for (const { id: goal } of targets) {
          const { path, driver } = walk(network.nodes, outcomes, goal);
          const found = nodes.filter(({ onPath }) => onPath[goal] === 1).map(({ id }) => id);
          expect([goal, found.sort()]).toEqual([goal, [...path].sort()]);
          expect([goal, nodes.filter(({ drives }) => drives[goal] === 1).map(({ id }) => id)]).toEqual([
            goal,
            [driver],
          ]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("takes the lowest of equal bounds, a start bound over the fixed day, and a picked view over an equal floor", () => {
    const drivesOf = (nodes: Node[]) =>
      forecastOf(site(nodes), { draws: 1 })
        .nodes.filter(({ onPath }) => onPath.phase === 1)
        .map(({ id }) => id);
    const pair = [certain("b", 20), certain("a", 20)];
    expect(drivesOf([...pair, join("end", "all-of", ["b", "a"])])).toEqual(["a", "end"]);
    expect(drivesOf([...pair, join("end", "any-of", ["b", "a"])])).toEqual(["a", "end"]);
    expect(
      drivesOf([certain("a", 20), certain("z", 5, { notBeforeDay: AS_OF + 20, predecessors: [waitsFor("a")] })]),
    ).toEqual(["a", "z"]);
    expect(
      drivesOf([certain("a", 20), certain("z", 5, { notBeforeDay: AS_OF + 21, predecessors: [waitsFor("a")] })]),
    ).toEqual(["z"]);
    const pool = {
      id: "pool",
      kind: "pool" as const,
      predecessors: [],
      drives: false,
      floors: ["a"],
      views: [{ name: "chain" as const, node: "b", weight: 1 }],
    };
    expect(drivesOf([...pair, pool])).toEqual(["b", "pool"]);
  });
});

it("draws beyond one block are dated like those in it", () => {
  const few = forecastOf(everything(), { draws: 2048 });
  const { samples } = few;
  // Two blocks of draws: a node's columns are those of the target put on it alone.
  const ids = ["pool", "second pool", "second hall", "power", "grid", "bridge", "ready", "shell", "order", "chips"];
  const targets = ids.map((id) => target(id, { id }));
  const all = forecastOf({ ...everything(), targets }, { draws: 2048 }).samples;
  const ofNode = (id: string) => all.find((one) => one.id === id)?.startDay ?? new Float64Array();
  expect(ofNode("pool")).toEqual(samples[0]?.startDay);
  const [power, grid, bridge] = [ofNode("power"), ofNode("grid"), ofNode("bridge")];
  expect(power.every((day, d) => day === Math.min(grid[d] as number, bridge[d] as number))).toBe(true);
  const [ready, shell, order, chips] = [ofNode("ready"), ofNode("shell"), ofNode("order"), ofNode("chips")];
  expect(
    ready.every(
      (day, d) => day === Math.max(power[d] as number, shell[d] as number, order[d] as number, chips[d] as number),
    ),
  ).toBe(true);
  expect(shell.every((day, d) => day >= (order[d] as number) + 60)).toBe(true);
  expect(
    ofNode("second pool").every(
      (day, d) => day === Math.max(ofNode("second hall")[d] as number, ofNode("pool")[d] as number),
    ),
  ).toBe(true);
});
