import type { ForecastOptions, Network, NetworkProblem } from "./network";
import { AS_OF, certain, done, join, site, stated, target, task, waitsFor } from "./test-networks";
import { findProblems } from "./validate";

/** A valid network with everything that can be refused in it. */
export function refusable() {
  const nodes = [
    certain("point", 10, { slot: 3, startedOnDay: AS_OF, notBeforeDay: AS_OF }),
    task("lognormal", {
      duration: { kind: "lognormal", medianDays: 200, sigma: 0.4 },
      vendorFactor: { key: "maker", weight: 0.5 },
      predecessors: [waitsFor("point")],
    }),
    task("shifted", { duration: { kind: "shifted-lognormal", shiftDays: 100, medianDays: 400, sigma: 0.4 } }),
    task("two-piece", { duration: { kind: "two-piece-lognormal", p10Days: 100, p50Days: 200, p90Days: 400 } }),
    task("log-logistic", { duration: { kind: "log-logistic", medianDays: 200, shape: 4 } }),
    task("pert", { duration: { kind: "pert", lowDays: 100, modeDays: 200, highDays: 300 } }),
    task("triangular", { duration: { kind: "triangular", lowDays: 100, modeDays: 200, highDays: 300 } }),
    task("interval", { duration: { kind: "interval", lowDays: 100, highDays: 300 } }),
    task("permit", {
      decision: {
        alpha: 1,
        beta: 1,
        maxAttempts: 2,
        retryDuration: { kind: "point", days: 5 },
        shareKey: "review",
        appliesProbability: 0.5,
      },
    }),
    task("chips", {
      jump: { key: "export", probability: 0.5, denialProbability: 0.5, delay: { kind: "point", days: 5 } },
    }),
    stated("grid", 300, { slot: 7 }),
    done("land", -100, -10),
    join("power", "any-of", ["grid"]),
    join("ready", "all-of", ["power"]),
    {
      id: "pool",
      kind: "pool" as const,
      predecessors: [],
      drives: false,
      views: [
        { name: "chain" as const, node: "ready", weight: 1 },
        { name: "outside" as const, node: "lognormal", weight: 0 },
      ],
      floors: ["grid"],
    },
  ];
  const hazard = [{ perYear: 0.1, cause: "before-grid" as const, untilNode: "grid" }];
  const targets = [target("pool", { hazard, announcedDay: AS_OF }), target("ready", { id: "second" })];
  return structuredClone({ network: site(nodes, { targets }), options: { asOf: AS_OF, seed: 1, draws: 8 } });
}

/** Another value at a path such as `nodes.grid.slip.sigma`; a list is searched by id, else by index. */
export function withValue(
  input: ReturnType<typeof refusable>,
  path: string,
  value: unknown,
): ReturnType<typeof refusable> {
  const keys = path.split(".");
  const last = keys.pop() as string;
  let at: unknown = keys[0] === "options" ? input : input.network;
  for (const key of keys)
    at = Array.isArray(at)
      ? (at.find((one) => one.id === key) ?? at[Number(key)])
      : (at as Record<string, unknown>)[key];
  (at as Record<string, unknown>)[last] = value;
  return input;
}

/** What is wrong with the network once the value at the path is another. */
export function problemsOf(path: string, value: unknown): NetworkProblem[] {
  const { network, options } = withValue(refusable(), path, value);
  return findProblems(network as Network, options as ForecastOptions);
}
