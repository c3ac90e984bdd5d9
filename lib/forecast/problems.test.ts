import fc from "fast-check";
import { expect, it } from "vitest";
import { forecast } from "./forecast";
import type { ForecastOptions, Network } from "./network";
import type { Forecast } from "./results";
import { AS_OF, site, stated, task } from "./test-networks";
import { problemsOf, refusable, withValue } from "./test-problems";
import { findProblems } from "./validate";

/** Every parameter: its expected form, values that are refused, and values just inside. */
const ROWS: [path: string, expected: string, refused: unknown[], accepted: unknown[]][] = [
  ["options.asOf", "asOf a whole day number", [1.5, Number.NaN, 1e8 + 1], [-1e8]],
  ["options.seed", "seed an unsigned 32-bit integer", [-1, 1.5, 4294967296], [0, 4294967295]],
  ["options.draws", "draws a power of two from 1 to 1048576", [0, 0.5, 3, 2097152, "8"], [1, 1048576]],
  ["options.replicates", "replicates a power of two up to draws", [0, 0.5, 3, 16, "2"], [undefined, 1, 8]],
  [
    "options.pairing",
    "pairing to be one of across-sites, within-site",
    ["none"],
    [undefined, "across-sites", "within-site"],
  ],
  ["options.copula", "copula to be one of gaussian, student-t4", ["normal"], ["student-t4", "gaussian"]],
  ["nodes.point.duration.days", "duration.days of 0 or more days", [-1, 1e8 + 1, Number.NaN, Infinity, "5"], [0, 1e8]],
  ["nodes.point.duration.kind", "duration of a known kind", ["guess"], []],
  ["nodes.point.startedOnDay", "startedOnDay a day within ±100000000", [-1e8 - 1], [-1e8]],
  ["nodes.point.notBeforeDay", "notBeforeDay a day within ±100000000", [1e8 + 1], [-1e8]],
  ["nodes.point.slot", "slot a whole number from 1 to 62", [0, 63, 1.5], [1, 62]],
  ["nodes.point.kind", "a known kind of node", ["milestone"], []],
  ["nodes.lognormal.duration.medianDays", "duration.medianDays above 0 days", [0, 1e8 + 1], [1e-9, 1e8]],
  ["nodes.lognormal.duration.sigma", "duration.sigma of 0 to 20", [-0.1, 20.1], [0, 20]],
  ["nodes.lognormal.vendorFactor.weight", "vendorFactor.weight within ±100", [100.5, -101], [-100, 100]],
  [
    "nodes.lognormal.predecessors.0.lagDays",
    "the lag after point a day within ±100000000",
    [1e8 + 1, Number.NaN],
    [-1e8],
  ],
  ["nodes.lognormal.predecessors.0.id", "a node of the network", ["ghost"], []],
  ["nodes.shifted.duration.shiftDays", "duration.shiftDays below the median of 400 days", [400, -1e8 - 1], [399, -1e8]],
  ["nodes.shifted.duration.medianDays", "duration.medianDays above 0 days", [1e8 + 1], []],
  ["nodes.shifted.duration.sigma", "duration.sigma of 0 to 20", [-1], [20]],
  ["nodes.two-piece.duration.p10Days", "duration.p10Days above 0 days", [0], [200]],
  ["nodes.two-piece.duration.p50Days", "duration.p50Days of at least p10Days 100", [99], [100, 400]],
  ["nodes.two-piece.duration.p90Days", "duration.p90Days of at least p50Days 200", [199, 1e8 + 1], [200, 1e8]],
  ["nodes.log-logistic.duration.shape", "duration.shape above 0", [0, Number.NaN], [0.01]],
  ["nodes.log-logistic.duration.medianDays", "duration.medianDays above 0 days", [0], []],
  ["nodes.pert.duration.modeDays", "duration.modeDays within lowDays … highDays", [99, 301], [100, 300]],
  ["nodes.triangular.duration.modeDays", "duration.modeDays within lowDays … highDays", [99], []],
  ["nodes.pert.duration.lowDays", "duration.lowDays of 0 or more days", [-1], [0]],
  ["nodes.pert.duration.highDays", "duration.highDays of at least lowDays 100", [1e8 + 1], [200]],
  ["nodes.interval.duration.lowDays", "duration.lowDays of 0 or more days", [-1], [300]],
  ["nodes.interval.duration.highDays", "duration.highDays of at least lowDays 100", [99], [100]],
  ["nodes.permit.decision.alpha", "decision.alpha above 0", [0, 1000001], [0.05, 1000000]],
  ["nodes.permit.decision.beta", "decision.beta above 0", [0, 1000001], [1000000]],
  ["nodes.permit.decision.maxAttempts", "decision.maxAttempts a whole number from 1 to 100", [0, 101, 1.5], [1, 100]],
  ["nodes.permit.decision.appliesProbability", "decision.appliesProbability from 0 to 1", [-0.1, 1.1], [0, 1]],
  ["nodes.permit.decision.retryDuration.days", "decision.retryDuration.days of 0 or more days", [-1], []],
  ["nodes.permit.decision.slot", "slot a whole number from 1 to 62", [0, 63], [1, 62]],
  ["nodes.lognormal.vendorFactor.slot", "slot a whole number from 1 to 62", [0, 63], [1, 62]],
  ["targets.0.slot", "slot a whole number from 1 to 62", [0, 63], [1, 62]],
  ["nodes.chips.jump.probability", "jump.probability from 0 to 1", [-0.1, 1.1], [0, 1]],
  ["nodes.chips.jump.denialProbability", "jump.denialProbability from 0 to 1", [-0.1, 1.1], [0, 1]],
  ["nodes.chips.jump.delay.days", "jump.delay.days of 0 or more days", [-1], []],
  ["nodes.grid.statedDay", "statedDay a day within ±100000000", [1e8 + 1, Number.NaN], [1e8]],
  ["nodes.grid.ageYears", "ageYears of 0 or more years", [-0.1], [0]],
  ["nodes.grid.slip.intercept", "slip.intercept within ±100", [101], [-100, 100]],
  ["nodes.grid.slip.hSlope", "slip.hSlope from 0 to 100", [-0.1, 101], [0, 100]],
  ["nodes.grid.slip.ageSlope", "slip.ageSlope within ±100", [-101], [-100]],
  ["nodes.grid.slip.offsetDays", "slip.offsetDays of 0 or more days", [-1, 1e8 + 1], [0]],
  ["nodes.grid.slip.sigma", "slip.sigma of 0 to 20", [-0.1, 20.1], [0, 20]],
  ["nodes.grid.slip.capFromDays", "slip.capFromDays of 0 or more days", [-1, 1e8 + 1], [0]],
  ["nodes.grid.slip.capRatio", "slip.capRatio above 0", [0, 1e8 + 1], [0.1, 1e8]],
  ["nodes.grid.slip.overdue.medianDays", "slip.overdue.medianDays above 0 days", [0, 1e8 + 1], [1]],
  ["nodes.grid.slip.overdue.sigma", "slip.overdue.sigma of 0 to 20", [-0.1, 20.1], [0, 20]],
  ["nodes.land.earliestDay", "earliestDay a day within ±100000000", [-1e8 - 1], [-1e8, 19990]],
  ["nodes.land.latestDay", "latestDay of at least earliestDay 19900", [19899, 1e8 + 1], [19900, 1e8]],
  ["nodes.pool.views.0.weight", "the weight of chain from 0 to 1000000", [1000001], [1000000]],
  ["nodes.pool.views.0.node", "a node of the network", ["ghost"], []],
  ["nodes.pool.floors", "a node of the network", [["ghost"]], []],
  ["nodes.pool.notBeforePool", "a node of the network", ["ghost"], ["land", "pool"]],
  ["targets.0.node", "a node of the network", ["ghost"], []],
  ["targets.0.announcedDay", "announcedDay a day within ±100000000", [1e8 + 1, Number.NaN], [null]],
  ["targets.0.hazard.0.perYear", "hazard before-grid from 0 to 1000 a year", [-0.1, 1001], [0, 1000]],
  ["targets.0.hazard.0.untilNode", "a node of the network", ["ghost"], [null]],
  ["targets.0.decisionNodes", "a node of the network", [["ghost"]], [["permit"], ["chips"], ["land"]]],
];

it("accepts the network that the others are variants of", () => {
  expect(forecast(refusable().network as Network, refusable().options).ok).toBe(true);
});

it.each(ROWS)("%s must be %s", (path, expected, refused, accepted) => {
  const [kind, id = ""] = path.split(".");
  const subject = kind === "options" ? "options" : kind === "nodes" ? `node ${id}` : "target phase";
  for (const value of refused) {
    const part = /decision|vendorFactor/.exec(path);
    const isOfPart = part !== null && path.endsWith(".slot");
    const isUnknown = expected === "a node of the network";
    const own = kind === "nodes" ? [id] : [];
    // Where draws are wrong, so may be their replicates.
    const found = problemsOf(path, value).filter(
      ({ message }) => path !== "options.draws" || !message.includes("replicates"),
    );
    expect(found).toEqual([
      {
        code: isUnknown ? "unknown-node" : kind === "options" ? "bad-options" : "bad-parameter",
        nodeIds: isUnknown ? [...own, "ghost"] : kind === "targets" ? ["pool"] : own,
        message: `${subject}${isOfPart ? `: ${part[0]}` : ""}: expected ${expected}, got ${String(value)}`,
      },
    ]);
  }
  for (const value of accepted) expect([value, problemsOf(path, value)]).toEqual([value, []]);
});

it.each<[string, unknown, string[]]>([
  ["nodes.point.slot", 7, ["node grid: expected a slot of its own, got 7, which node point has"]],
  [
    "nodes.shifted.duration.medianDays",
    0,
    [
      "node shifted: expected duration.shiftDays below the median of 0 days, got 100",
      "node shifted: expected duration.medianDays above 0 days, got 0",
    ],
  ],
  [
    "nodes.two-piece.duration.p10Days",
    201,
    ["node two-piece: expected duration.p50Days of at least p10Days 201, got 200"],
  ],
  [
    "nodes.two-piece.duration.p50Days",
    401,
    ["node two-piece: expected duration.p90Days of at least p50Days 401, got 400"],
  ],
  ["nodes.pert.duration.highDays", 199, ["node pert: expected duration.modeDays within lowDays … highDays, got 200"]],
  ["nodes.land.earliestDay", 19991, ["node land: expected latestDay of at least earliestDay 19991, got 19990"]],
  ["nodes.power.predecessors", [], ["node power: expected at least one predecessor, got none"]],
  ["nodes.ready.predecessors", [], []],
  ["nodes.pool.views.0.weight", 0, ["node pool: expected a view with a weight above 0, got none"]],
  [
    "nodes.pool.views.0.weight",
    -1,
    [
      "node pool: expected the weight of chain from 0 to 1000000, got -1",
      "node pool: expected a view with a weight above 0, got none",
    ],
  ],
  ["nodes.pool.views", [], ["node pool: expected a view with a weight above 0, got none"]],
  ["nodes.pool.notBeforePool", "point", ["node pool: expected notBeforePool to be a pool or done, got task"]],
  ["nodes.pool.notBeforePool", "ready", ["node pool: expected notBeforePool to be a pool or done, got all-of"]],
  ["nodes.pool.floors", ["ghost", "ghost"], ["node pool: expected a node of the network, got ghost"]],
  ["nodes.grid.id", "point", ["expected distinct node ids, got point twice"]],
  ["nodes.permit.decision.slot", 3, ["node permit: decision: expected a slot of its own, got 3, which node point has"]],
  ["nodes.permit.decision.slot", 7, ["node grid: expected a slot of its own, got 7, which the decision of permit has"]],
  ["nodes.lognormal.vendorFactor.slot", 7, ["node grid: expected a slot of its own, got 7, which vendor maker has"]],
  ["targets.0.slot", 7, ["target phase: expected a slot of its own, got 7, which source source of grid has"]],
  ["targets.0.id", "second", ["target second: expected distinct target ids, got second twice"]],
  ["targets.0.decisionNodes", ["point"], ["target phase: expected point to carry a decision or a jump, got none"]],
  ["targets.0.decisionNodes", ["grid"], ["target phase: expected grid to carry a decision or a jump, got none"]],
])("%s of %j is refused in words", (path, value, messages) => {
  const found = problemsOf(path, value).map(({ message }) => message);
  expect(found.slice(0, Math.max(1, messages.length))).toEqual(messages);
});

it("names a node that comes twice", () => {
  const [first] = problemsOf("nodes.grid.id", "point");
  expect(first).toEqual({
    code: "duplicate-node",
    nodeIds: ["point"],
    message: "expected distinct node ids, got point twice",
  });
});

it("gives a slot to one target only", () => {
  const network = refusable().network as Network;
  const targets = network.targets.map((one) => ({ ...one, slot: 20 }));
  expect(findProblems({ ...network, targets }, refusable().options).map(({ message }) => message)).toEqual([
    "target second: expected a slot of its own, got 20, which target phase has",
  ]);
});

it("shares a slot among dates of one source, and learns only with the Gaussian copula", () => {
  const nodes = (sourceKey: string) => [
    stated("a", 90, { sourceKey, slot: 2 }),
    stated("b", 90, { sourceKey: "utility", slot: 2 }),
  ];
  const options = { asOf: AS_OF, seed: 1, draws: 8 };
  expect(forecast(site(nodes("utility")), options).ok).toBe(true);
  expect(forecast(site(nodes("press")), options)).toMatchObject({
    problems: [
      {
        code: "bad-parameter",
        nodeIds: ["b"],
        message: "node b: expected a slot of its own, got 2, which source press has",
      },
    ],
  });
  const learning = { ...options, learnFromSurvival: true };
  expect(forecast(site([task("a")]), learning).ok).toBe(true);
  expect(forecast(site([task("a")]), { ...learning, copula: "gaussian" }).ok).toBe(true);
  expect(forecast(site([task("a")]), { ...learning, learnFromSurvival: false, copula: "student-t4" }).ok).toBe(true);
  expect(forecast(site([task("a")]), { ...learning, copula: "student-t4" })).toEqual({
    ok: false,
    problems: [
      {
        code: "bad-options",
        nodeIds: [],
        message: "options: expected learnFromSurvival only with the Gaussian copula, got student-t4",
      },
    ],
  });
});

/** Every number in a forecast: finite, or Infinity where it may say never; NaN nowhere. */
function numbersOf({ targets, nodes, samples }: Forecast): number[] {
  const found: number[] = [];
  JSON.stringify([targets, nodes], (_, value) => {
    if (typeof value === "number") found.push(value);
    return value;
  });
  for (const { startDay, cancelledDay } of samples) found.push(...startDay, ...cancelledDay);
  return found;
}

it("answers garbage with problems or with numbers, never with NaN and never with an exception", () => {
  const garbage = fc.oneof(
    fc.double(),
    fc.constantFrom<unknown>(
      0,
      -1,
      1e8,
      -1e8,
      1e308,
      5e-324,
      Number.NaN,
      Infinity,
      -Infinity,
      "7",
      null,
      undefined,
      0.5,
      40_000,
    ),
  );
  const paths = ROWS.map(([path]) => path).filter(
    (path) =>
      !/\.(kind|predecessors|views|floors|decisionNodes|id|node|notBeforePool|untilNode|copula)$|draws/.test(path),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), garbage), { minLength: 1, maxLength: 4 }), (changes) => {
      const input = changes.reduce((changed, [path, value]) => withValue(changed, path, value), refusable());
      const result = forecast(input.network as Network, input.options as ForecastOptions);
      if (result.ok) expect(numbersOf(result.forecast).some(Number.isNaN)).toBe(false);
      else for (const { message } of result.problems) expect(message).toMatch(/expected .+, got /);
    }),
    { numRuns: 40 },
  );
});
