import { expect, it } from "vitest";
import type { ForecastOptions, Node, TaskNode } from "./network";
import { normalCdf } from "./normal";
import { AS_OF, daysToStart, forecastOf, mean, site, targetsOn, task } from "./test-networks";

const SIGMA = 0.5;
const MEDIAN = 400;
const duration = { kind: "lognormal" as const, medianDays: MEDIAN, sigma: SIGMA };

/** A part whose elapsed time lies at score `z` of its class. */
function late(id: string, z: number, changes: Partial<TaskNode> = {}): TaskNode {
  return task(id, { duration, startedOnDay: AS_OF - Math.round(MEDIAN * Math.exp(SIGMA * z)), ...changes });
}

/** The score at which a whole number of days lies. */
function scoreOf(node: TaskNode): number {
  return Math.log((AS_OF - (node.startedOnDay as number)) / MEDIAN) / SIGMA;
}

/** ∫ of `weight` under the factor's density φ(s), given what has survived: P(part beyond z | s) = Φ((0.6·s − z)/0.8). */
function posterior(survivors: readonly TaskNode[], of: (s: number) => number, power = 1): number {
  let sum = 0;
  let total = 0;
  for (let s = -8; s <= 8; s += 0.01) {
    let weight = 1;
    for (const node of survivors) weight *= normalCdf((0.6 * s - scoreOf(node)) / 0.8) ** power;
    weight *= Math.exp(-0.5 * s * s);
    sum += weight * of(s);
    total += weight;
  }
  return sum / total;
}

const DRAWS = 4096;
const LEARN = { draws: DRAWS, learnFromSurvival: true };
const five = ["a", "b", "c", "d", "e"].map((id) => late(id, 1));

/** Scores of the class in which each draw of a fresh lognormal node lies. */
function freshScores(
  nodes: Node[],
  options: Partial<ForecastOptions>,
  fresh = task("z fresh", { duration }),
): Float64Array {
  const days = daysToStart(site([...nodes, fresh]), options);
  return days.map((one) => Math.log(one / MEDIAN) / SIGMA);
}

it("the factor given several survivors has the mean of the exact posterior", () => {
  // A total of the site is the factor itself.
  const fresh = task("z fresh", { duration, loading: "total" });
  const wanted = posterior(five, (s) => s);
  expect(wanted).toBeGreaterThan(1);
  expect(Math.abs(mean(freshScores(five, LEARN, fresh)) - wanted)).toBeLessThan(0.1);
  const spread = Math.sqrt(posterior(five, (s) => (s - wanted) ** 2));
  const scores = freshScores(five, LEARN, fresh);
  const centre = mean(scores);
  expect(Math.abs(Math.sqrt(mean(scores.map((s) => (s - centre) ** 2))) - spread)).toBeLessThan(0.05);
  expect(Math.abs(mean(freshScores(five, { draws: DRAWS }, fresh)))).toBeLessThan(0.02);
});

it("five late nodes move the median of a sixth that has not begun, by what the integral says; without the option they do not", () => {
  // The score y of the sixth with P(0.6·S + 0.8·ε ≤ y | five) = ½.
  let [low, high] = [-3, 3];
  while (high - low > 1e-6) {
    const y = (low + high) / 2;
    if (posterior(five, (s) => normalCdf((y - 0.6 * s) / 0.8)) < 0.5) low = y;
    else high = y;
  }
  expect(low).toBeGreaterThan(0.5);
  const median = (scores: Float64Array) => Float64Array.from(scores).sort()[DRAWS / 2] as number;
  expect(Math.abs(median(freshScores(five, LEARN)) - low)).toBeLessThan(0.07);
  expect(Math.abs(median(freshScores(five, { draws: DRAWS })))).toBeLessThan(0.05);
});

it("a survivor lasts beyond its elapsed time in every draw, with the distribution of the joint truncation", () => {
  const nodes = [late("a", 0.5), late("b", 1.2)];
  const network = site(nodes, { targets: targetsOn("a", "b") });
  const { samples } = forecastOf(network, LEARN);
  const [a, b] = nodes as [TaskNode, TaskNode];
  samples.forEach(({ startDay }) => {
    expect(startDay.every((day) => day >= AS_OF)).toBe(true);
  });
  // P(a lasts beyond y | both survive): a's noise is cut, the factor weighed by both.
  const y = 1.6;
  const wanted = posterior(nodes, (s) => normalCdf((0.6 * s - y) / 0.8) / normalCdf((0.6 * s - scoreOf(a)) / 0.8));
  const beyond = AS_OF - (AS_OF - (a.startedOnDay as number)) + MEDIAN * Math.exp(SIGMA * y);
  const got = samples[0]?.startDay.filter((day) => day > beyond).length ?? 0;
  expect(Math.abs(got / DRAWS - wanted)).toBeLessThan(0.03);
  expect(b.id).toBe("b");
});

it("a vendor's factor learns too, and only for who shares it", () => {
  const vendorFactor = { key: "maker", weight: 0.8 };
  const orders = ["a", "b", "c", "d", "e"].map((id) => late(id, 1, { vendorFactor }));
  const other = (key: string) => task("z fresh", { duration, vendorFactor: { key, weight: 0.8 } });
  const same = mean(freshScores(orders, LEARN, other("maker")));
  const another = mean(freshScores(orders, LEARN, other("rival")));
  // Given (s, g) a part is beyond z with Φ((0.6·s + w·g − z·√(1 + w²))/0.8): a double integral.
  let [sum, total] = [0, 0];
  for (let s = -5; s <= 5; s += 0.1) {
    for (let g = -5; g <= 5; g += 0.1) {
      let weight = Math.exp(-0.5 * (s * s + g * g));
      for (const node of orders) weight *= normalCdf((0.6 * s + 0.8 * g - scoreOf(node) * Math.hypot(1, 0.8)) / 0.8);
      sum += (weight * (0.6 * s + 0.8 * g)) / Math.hypot(1, 0.8);
      total += weight;
    }
  }
  expect(Math.abs(same - sum / total)).toBeLessThan(0.07);
  expect(another).toBeLessThan(same - 0.2);
});

it("learns nothing from what has just begun, from totals, and from what cannot yet be over", () => {
  const fresh = (nodes: Node[]) => freshScores(nodes, LEARN);
  const none = fresh([]);
  expect(fresh([task("a", { duration, startedOnDay: AS_OF })])).toEqual(none);
  expect(fresh([late("a", 2, { loading: "total" })])).toEqual(none);
  expect(fresh([task("a", { duration, startedOnDay: AS_OF + 5 })])).toEqual(none);
  expect(fresh([late("a", 2)])).not.toEqual(none);
});

it("says when what has lasted carries few of the draws", () => {
  const many = [0, 1, 2, 3].map((i) => late(`n${i}`, 1.5));
  const { warnings } = forecastOf(site(many), LEARN);
  const thin = warnings.filter(({ code }) => code === "thin-evidence");
  expect(thin).toHaveLength(1);
  expect(thin[0]?.nodeId).toBe("n0");
  expect(thin[0]?.detail).toMatch(/^what has lasted carries only \d+ of 4096 draws$/);
  // (Σw)² / Σw² = draws·E[w]² / E[w²].
  const prior = (power: number) => {
    let [sum, total] = [0, 0];
    for (let s = -8; s <= 8; s += 0.01) {
      const density = Math.exp(-0.5 * s * s);
      let weight = 1;
      for (const node of many) weight *= normalCdf((0.6 * s - scoreOf(node)) / 0.8);
      sum += density * weight ** power;
      total += density;
    }
    return sum / total;
  };
  const effective = (DRAWS * prior(1) ** 2) / prior(2);
  const said = Number(/only (\d+)/.exec(thin[0]?.detail ?? "")?.[1]);
  expect(Math.abs(said / effective - 1)).toBeLessThan(0.25);
  expect(forecastOf(site(five), LEARN).warnings).toEqual([]);
});

it("spreads the draws of each replicate over what it learnt: the replicates agree", () => {
  const { standardErrorDays, givenCompletion } = forecastOf(site([...five, task("z fresh", { duration })]), LEARN)
    .targets[0] as ReturnType<typeof forecastOf>["targets"][0];
  // Were the draws in the order of their weights, the replicates would lie hundreds of days apart.
  expect(standardErrorDays.p50).toBeLessThan(0.05 * (givenCompletion.p50 - AS_OF));
});
