import { expect, it } from "vitest";
import { forecast } from "./forecast";
import { byCodeUnits, upstreamOf } from "./graph";
import type { ForecastOptions, Network } from "./network";
import { AS_OF, forecastOf, join, site, task, waitsFor } from "./test-networks";

const OPTIONS = { asOf: AS_OF, seed: 1, draws: 16 };

function problemsOf(network: Network, options: ForecastOptions = OPTIONS) {
  const result = forecast(network, options);
  return result.ok ? [] : result.problems;
}

it("names the nodes of a cycle in walking order, and only those", () => {
  const nodes = [
    task("a", { predecessors: [waitsFor("c")] }),
    task("b", { predecessors: [waitsFor("a")] }),
    task("c", { predecessors: [waitsFor("b")] }),
    task("downstream", { predecessors: [waitsFor("c")] }),
  ];
  expect(problemsOf(site(nodes))).toEqual([
    {
      code: "cycle",
      nodeIds: ["a", "c", "b"],
      message: "expected no cycle, got a waits for c waits for b waits for a",
    },
  ]);
});

it("walks to the cycle from whatever waits for it, past what is settled, by the smallest ids", () => {
  const nodes = [
    task("0 free"),
    task("1 after", { predecessors: [waitsFor("m"), waitsFor("0 free")] }),
    task("m", { predecessors: [waitsFor("0 free"), waitsFor("z"), waitsFor("n")] }),
    task("n", { predecessors: [waitsFor("0 free"), waitsFor("m")] }),
    task("z", { predecessors: [waitsFor("m")] }),
  ];
  expect(problemsOf(site(nodes))[0]?.nodeIds).toEqual(["m", "n"]);
  expect(problemsOf(site([...nodes].reverse()))[0]?.nodeIds).toEqual(["m", "n"]);
});

it("names the cycle of the smallest id where there are several, whatever the order given", () => {
  const nodes = ["d", "b", "c", "a"].map((id) => task(id, { predecessors: [waitsFor(id)] }));
  expect(problemsOf(site(nodes))[0]?.nodeIds).toEqual(["a"]);
  expect(problemsOf(site([...nodes].reverse()))[0]?.nodeIds).toEqual(["a"]);
});

it("waits for a pool's views, floors and earlier pool", () => {
  const pool = { id: "p", kind: "pool" as const, drives: false, predecessors: [waitsFor("a")], floors: ["b"] };
  const views = [{ name: "chain" as const, node: "c", weight: 1 }];
  expect(upstreamOf({ ...pool, views })).toEqual(["a", "c", "b"]);
  expect(upstreamOf({ ...pool, views, notBeforePool: "d" })).toEqual(["a", "c", "b", "d"]);
  expect(upstreamOf(join("j", "any-of", ["a", "b"]))).toEqual(["a", "b"]);
});

it("orders strings by code units", () => {
  expect([byCodeUnits("a", "b"), byCodeUnits("b", "a"), byCodeUnits("a", "a"), byCodeUnits("B", "a")]).toEqual([
    -1, 1, 0, -1,
  ]);
});

it("sees a cycle through a pool's floor and a node that waits for itself", () => {
  const pool = { id: "pool", kind: "pool" as const, drives: false, predecessors: [], views: [], floors: ["late"] };
  const views = [{ name: "chain" as const, node: "own", weight: 1 }];
  const nodes = [task("own"), task("late", { predecessors: [waitsFor("pool")] }), { ...pool, views }];
  expect(problemsOf(site(nodes))[0]?.nodeIds).toEqual(["late", "pool"]);
  expect(problemsOf(site([task("a", { predecessors: [waitsFor("a")] })]))[0]?.nodeIds).toEqual(["a"]);
});

it("says what was expected and what was got", () => {
  const messages = (network: Network, options?: ForecastOptions) =>
    problemsOf(network, options).map(({ message }) => message);
  expect(messages(site([task("a", { duration: { kind: "lognormal", medianDays: 0, sigma: -1 } })]))).toEqual([
    "node a: expected duration.medianDays above 0 days, got 0",
    "node a: expected duration.sigma of 0 to 20, got -1",
  ]);
  expect(
    messages(site([task("a", { duration: { kind: "pert", lowDays: 5, modeDays: 4, highDays: Number.NaN } })])),
  ).toEqual([
    "node a: expected duration.modeDays within lowDays … highDays, got 4",
    "node a: expected duration.highDays of at least lowDays 5, got NaN",
  ]);
  expect(messages(site([task("a", { predecessors: [waitsFor("ghost")] })]))).toEqual([
    "node a: expected a node of the network, got ghost",
  ]);
  expect(messages(site([task("a"), task("a")]))).toEqual(["expected distinct node ids, got a twice"]);
  expect(messages(site([task("a")]), { asOf: 1.5, seed: -1, draws: 0 }).slice(0, 3)).toEqual([
    "options: expected asOf a whole day number, got 1.5",
    "options: expected seed an unsigned 32-bit integer, got -1",
    "options: expected draws a power of two from 1 to 1048576, got 0",
  ]);
});

it("refuses impossible pools, joins, decisions and targets", () => {
  const codes = (network: Network) => problemsOf(network).map(({ code }) => code);
  const views = [{ name: "chain" as const, node: "a", weight: 0 }];
  expect(
    codes(site([task("a"), { id: "p", kind: "pool", drives: false, predecessors: [], views, floors: [] }])),
  ).toEqual(["bad-parameter"]);
  expect(codes(site([{ id: "j", kind: "any-of", drives: false, predecessors: [] }]))).toEqual(["bad-parameter"]);
  const decision = {
    alpha: 0,
    beta: 1,
    maxAttempts: 1.5,
    retryDuration: { kind: "point" as const, days: -1 },
    shareKey: "k",
    appliesProbability: 2,
  };
  expect(codes(site([task("a", { decision })]))).toHaveLength(4);
  const hazard = [{ perYear: -1, cause: "before-grid" as const, untilNode: "ghost" }];
  const targets = [{ id: "t", node: "a", decisionNodes: ["a"], hazard, announcedDay: null }];
  expect(codes(site([task("a")], { targets }))).toEqual(["unknown-node", "bad-parameter", "bad-parameter"]);
});

it("orders nodes by what they wait for and then by id, whatever the order given", () => {
  const nodes = [
    task("b", { predecessors: [waitsFor("x")] }),
    task("d", { predecessors: [waitsFor("x")] }),
    task("x"),
    task("c", { predecessors: [waitsFor("x")] }),
    task("a", { predecessors: [waitsFor("d")] }),
    task("y"),
  ];
  const wanted = ["x", "b", "c", "d", "a", "y"];
  expect(forecastOf(site(nodes), { draws: 1 }).nodes.map(({ id }) => id)).toEqual(wanted);
  expect(forecastOf(site([...nodes].reverse()), { draws: 1 }).nodes.map(({ id }) => id)).toEqual(wanted);
});
