import { describe, expect, it } from "vitest";
import type { Node, PoolNode, Predecessor } from "./network";
import { type Program, programOf, type Step } from "./program";
import { AS_OF, certain, done, join, site, stated, waitsFor } from "./test-networks";

function programOfNodes(...nodes: Node[]): Program {
  const result = programOf(site(nodes), AS_OF);
  if (!result.ok) throw new Error(result.problem.message);
  return result.program;
}

function stepIn({ steps, indexOf }: Program, id: string): Step {
  return steps[indexOf.get(id) as number] as Step;
}

/** Before everything else by topological index: a, b and c are 0, 1 and 2. */
const ABC = [certain("a", 1), certain("b", 1), certain("c", 1)];
/** One link of each type, and two of one type to one node. */
const LINKS: Predecessor[] = [
  waitsFor("c", "finish-finish", 4),
  waitsFor("c", "start-start", 3),
  waitsFor("b", "finish-start", 9),
  waitsFor("b", "finish-start", -9),
  waitsFor("a", "start-start", 2),
  waitsFor("a", "finish-finish", 1),
];
const ON_START = [
  { index: 0, lagDays: 2, ofStart: true },
  { index: 1, lagDays: -9, ofStart: false },
  { index: 1, lagDays: 9, ofStart: false },
  { index: 2, lagDays: 3, ofStart: true },
];
const ON_FINISH = [
  { index: 0, lagDays: 1, ofStart: false },
  { index: 2, lagDays: 4, ofStart: false },
];

function pool(changes: Partial<PoolNode>): PoolNode {
  return { id: "p", kind: "pool", predecessors: [], drives: false, views: [], floors: [], ...changes };
}

describe("a node's step", () => {
  it("a task to come has bounds on its start and on its finish, in the order of their nodes and lags", () => {
    const step = stepIn(programOfNodes(...ABC, certain("t", 1, { predecessors: LINKS })), "t");
    expect(step.startLinks).toEqual(ON_START);
    expect(step.finishLinks).toEqual(ON_FINISH);
    expect(step.fixedStartDay).toBe(AS_OF);
    expect(step.views).toEqual([]);
  });

  it("a task begun cannot be asked to start later: what it had to wait for bounds its finish", () => {
    for (const ago of [0, 5]) {
      const node = certain("t", 1, { predecessors: LINKS, startedOnDay: AS_OF - ago, notBeforeDay: AS_OF + 9 });
      const step = stepIn(programOfNodes(...ABC, node), "t");
      expect(step.startLinks).toEqual([]);
      expect(step.finishLinks).toEqual([ON_FINISH[0], ON_START[1], ON_START[2], ON_FINISH[1]]);
      expect(step.fixedStartDay).toBe(AS_OF - ago);
    }
  });

  it("a start to come or a not-before day is the earliest start, and the past is none", () => {
    const starts = (startedOnDay?: number, notBeforeDay?: number) =>
      stepIn(programOfNodes(certain("t", 1, { startedOnDay, notBeforeDay })), "t").fixedStartDay;
    expect(starts(undefined, undefined)).toBe(AS_OF);
    expect(starts(AS_OF + 1, undefined)).toBe(AS_OF + 1);
    expect(starts(AS_OF + 1, AS_OF + 3)).toBe(AS_OF + 3);
    expect(starts(AS_OF + 7, AS_OF + 3)).toBe(AS_OF + 7);
    expect(starts(undefined, AS_OF + 3)).toBe(AS_OF + 3);
    expect(starts(undefined, AS_OF - 3)).toBe(AS_OF);
  });

  it("dates stated and joins are bound in their finish by links of every type", () => {
    for (const node of [stated("t", 5, { predecessors: LINKS }), { ...join("t", "all-of", []), predecessors: LINKS }]) {
      const step = stepIn(programOfNodes(...ABC, node), "t");
      expect(step.startLinks).toEqual([]);
      expect(step.finishLinks).toEqual([ON_FINISH[0], ...ON_START, ON_FINISH[1]]);
    }
  });

  it("what is done is bound by nothing", () => {
    const step = stepIn(programOfNodes(...ABC, done("t", -9, -5, { predecessors: LINKS })), "t");
    expect([step.startLinks, step.finishLinks, step.views]).toEqual([[], [], []]);
  });

  it("a pool reads the views that can be picked by name, and waits for links, floors and the pool before", () => {
    const views: PoolNode["views"] = [
      { name: "outside", node: "a", weight: 1 },
      { name: "announced", node: "c", weight: 0 },
      { name: "chain", node: "b", weight: 1 },
    ];
    const first = pool({ id: "c first", views: views.slice(0, 1) });
    const step = (changes: Partial<PoolNode>) =>
      stepIn(programOfNodes(...ABC, first, pool({ views, floors: ["b"], ...changes })), "p");
    expect(step({}).views).toEqual([1, 0]);
    const floor = { index: 1, lagDays: 0, ofStart: false };
    expect(step({}).finishLinks).toEqual([floor]);
    expect(step({ notBeforePool: "c first" }).finishLinks).toEqual([floor, { ...floor, index: 3 }]);
    const links = [floor, ON_START[2], ON_START[3], ON_FINISH[1]];
    expect(step({ predecessors: LINKS.slice(0, 3) }).finishLinks).toEqual(links);
  });

  it("is asked for its start by a link on a start, be it a bound of a start or of a finish", () => {
    const { steps } = programOfNodes(
      ...ABC,
      certain("t", 1, { predecessors: [waitsFor("b", "start-start"), waitsFor("c")] }),
      { ...join("u", "any-of", ["c"]), predecessors: [waitsFor("c", "finish-finish"), waitsFor("t", "start-start")] },
    );
    expect(steps.map(({ startIsAsked }) => startIsAsked)).toEqual([false, true, false, true, false]);
  });
});

it("a network that waits for itself has no program, and the message closes the circle", () => {
  const nodes = [
    certain("a", 1, { predecessors: [waitsFor("b")] }),
    certain("b", 1, { predecessors: [waitsFor("a")] }),
  ];
  const message = "expected no cycle, got a waits for b waits for a";
  expect(programOf(site(nodes), AS_OF)).toEqual({
    ok: false,
    problem: { code: "cycle", nodeIds: ["a", "b"], message },
  });
});
