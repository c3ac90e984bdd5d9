import { describe, expect, it } from "vitest";
import type { Node, PoolNode } from "./network";
import { viewsOf } from "./random-inputs";
import {
  AS_OF,
  certain,
  correlation,
  daysToStart,
  done,
  forecastOf,
  join,
  site,
  stated,
  target,
  targetsOn,
  task,
} from "./test-networks";

const DRAWS = 512;
const WITHIN = { draws: DRAWS, pairing: "within-site" as const };

function pool(views: PoolNode["views"], changes: Partial<PoolNode> = {}): PoolNode {
  return { id: "pool", kind: "pool", predecessors: [], drives: false, floors: [], views, ...changes };
}

function view(name: PoolNode["views"][0]["name"], node: string, weight = 1): PoolNode["views"][0] {
  return { name, node, weight };
}

describe("the views of a pool", () => {
  it("are those with a weight, by name and then by node, whatever their order", () => {
    const views = [
      view("outside", "a"),
      view("chain", "z"),
      view("announced", "m", 0),
      view("chain", "b", 2),
      view("announced", "k", 1e-9),
    ];
    const wanted = [views[4], views[3], views[1], views[0]];
    expect(viewsOf(pool(views))).toEqual(wanted);
    expect(viewsOf(pool([...views].reverse()))).toEqual(wanted);
    expect(viewsOf(pool(views.slice(2, 3)))).toEqual([]);
  });

  it("take shares of the draws as their weights say, to the draw where the pick is even", () => {
    const nodes = [certain("a", 10), certain("b", 20), certain("c", 30)];
    const views = [view("outside", "c", 2), view("chain", "a", 1), view("announced", "b", 5)];
    // By name: announced 5/8, chain 1/8, outside 2/8; an even score gives each interval its share of every replicate.
    const [only] = forecastOf(site([...nodes, pool(views, { slot: 3 })]), WITHIN).targets;
    expect(only?.views).toEqual({ announced: 5 / 8, chain: 1 / 8, outside: 2 / 8 });
    expect(only?.meanDayGivenCompletion).toBe(AS_OF + (5 * 20 + 10 + 2 * 30) / 8);
  });

  it("add up by name where two nodes tell one view, and count nothing for a node that is no pool", () => {
    const nodes = [certain("a", 10), certain("b", 20), certain("c", 30)];
    const views = [view("chain", "a"), view("chain", "b"), view("outside", "c", 2)];
    const [only] = forecastOf(site([...nodes, pool(views, { slot: 3 })]), WITHIN).targets;
    expect(only?.views).toEqual({ announced: 0, chain: 0.5, outside: 0.5 });
    const days = daysToStart(site([...nodes, pool(views, { slot: 3 })]), WITHIN);
    expect([10, 20, 30].map((wanted) => days.filter((day) => day === wanted).length / DRAWS)).toEqual([
      0.25, 0.25, 0.5,
    ]);
    expect(forecastOf(site(nodes), { draws: 8 }).targets[0]?.views).toEqual({ announced: 0, chain: 0, outside: 0 });
  });

  it("without a weight are not waited for", () => {
    const nodes = [task("a", { duration: { kind: "lognormal", medianDays: 90, sigma: 0.4 } }), certain("b", 5)];
    const views = [view("chain", "a", 0), view("outside", "b")];
    const { nodes: found, samples } = forecastOf(site([...nodes, pool(views)]), { draws: 64 });
    expect(found.map(({ id, onPath }) => [id, onPath.phase])).toEqual([
      ["a", 0],
      ["b", 1],
      ["pool", 1],
    ]);
    expect(samples[0]?.startDay.every((day) => day === AS_OF + 5)).toBe(true);
  });
});

describe("a stated date", () => {
  it("ends at the slip model's quantile of its score: a total's score is the site's", () => {
    const slip = { ...stated("s", 1).slip, sigma: 0.5 };
    const total = task("t", { duration: { kind: "lognormal", medianDays: 100, sigma: 0.5 }, loading: "total" });
    const promised = stated("s", 365, { slip, ageYears: 2, loading: "total" });
    const { samples } = forecastOf(site([total, promised], { targets: targetsOn("t", "s") }), { draws: 64 });
    const median = Math.exp(-3.151 + 1.534 * Math.log(365 + 90) + 0.17 * Math.log(3));
    const [durations, dates] = samples.map(({ startDay }) => startDay.map((day) => day - AS_OF));
    dates?.forEach((days, d) => {
      expect(days / median).toBeCloseTo((durations?.[d] as number) / 100, 6);
    });
  });

  it("slips by the same ratio as every other date of its source, and by another than those of other sources", () => {
    const nodes = [
      stated("a", 365, { sourceKey: "utility" }),
      stated("b", 200, { sourceKey: "utility", ageYears: 3 }),
      stated("c", 365, { sourceKey: "press" }),
    ];
    const { samples } = forecastOf(site(nodes, { targets: targetsOn("a", "b", "c") }), { draws: DRAWS });
    const [a, b, c] = samples.map(({ startDay }) => startDay.map((day) => Math.log(day - AS_OF))) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const ratio = 1.534 * Math.log(455 / 290) - 0.17 * Math.log(4);
    for (let d = 0; d < DRAWS; d++) expect((a[d] as number) - (b[d] as number)).toBeCloseTo(ratio, 6);
    // Parts of one site: 0.36.
    expect(Math.abs(correlation(a, c) - 0.36)).toBeLessThan((4 * (1 - 0.36 ** 2)) / Math.sqrt(DRAWS));
  });
});

it("a stated date lies at most 10⁸ days after the as-of day", () => {
  const overdue = (medianDays: number) =>
    stated("s", -1, { slip: { ...stated("s", 1).slip, overdue: { medianDays, sigma: 0 } } });
  expect(daysToStart(site([overdue(1e8)]), { draws: 1 })[0]).toBe(1e8);
  expect(daysToStart(site([overdue(90)]), { draws: 1 })[0]).toBe(90);
  const wide = stated("s", -1, { slip: { ...stated("s", 1).slip, overdue: { medianDays: 1e8, sigma: 3 } } });
  expect(Math.max(...daysToStart(site([wide]), { draws: 64 }))).toBe(1e8);
});

describe("a date that is done", () => {
  it("lies evenly over what its evidence allows, up to the as-of day, as a random input of its own", () => {
    const nodes = [done("a", -40, -20), done("b", -40, 30), done("c", -7)];
    const { samples } = forecastOf(site(nodes, { targets: targetsOn("a", "b", "c") }), { draws: DRAWS });
    const [a, b, c] = samples.map(({ startDay }) => startDay.map((day) => day - AS_OF)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const meanOf = (days: Float64Array) => days.reduce((sum, day) => sum + day, 0) / DRAWS;
    expect(Math.abs(meanOf(a) + 30)).toBeLessThan((4 * 20) / Math.sqrt(12 * DRAWS));
    expect(Math.abs(meanOf(b) + 20)).toBeLessThan((4 * 40) / Math.sqrt(12 * DRAWS));
    expect([Math.min(...a) >= -40, Math.max(...a) <= -20, Math.min(...b) >= -40, Math.max(...b) <= 0]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(new Set(c)).toEqual(new Set([-7]));
    expect(Math.abs(correlation(a, b))).toBeLessThan(4 / Math.sqrt(DRAWS));
  });

  it("is the same whatever else the site holds, and another on another site or for another seed", () => {
    const alone = (nodes: Node[], siteKey = "site", seed = 1) =>
      daysToStart(site(nodes, { siteKey, targets: [target("a")] }), { draws: 16, seed });
    const a = done("a", -40, -20);
    expect(alone([a, done("b", -30, -10), join("j", "all-of", ["a"])])).toEqual(alone([a]));
    expect(alone([a], "elsewhere")).not.toEqual(alone([a]));
    expect(alone([a], "site", 2)).not.toEqual(alone([a]));
  });
});

it("a pick without a slot is as random as its weights say, and its own on every site", () => {
  const nodes = [certain("a", 10), certain("b", 20), pool([view("chain", "a", 3), view("outside", "b", 1)])];
  const picksOf = (siteKey: string) =>
    daysToStart(site(nodes, { siteKey }), { draws: DRAWS }).map((day) => (day === 10 ? 1 : 0));
  const [one, two] = [picksOf("one"), picksOf("two")];
  for (const picks of [one, two]) {
    const share = picks.reduce((sum, pick) => sum + pick, 0) / DRAWS;
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt(0.1875 / DRAWS));
  }
  expect(Math.abs(correlation(one, two))).toBeLessThan(4 / Math.sqrt(DRAWS));
});

it("a view of nearly no weight is as good as never picked, wherever it stands among the others", () => {
  const nodes = [certain("a", 10), certain("b", 20), certain("c", 30)];
  for (const heavy of ["announced", "chain", "outside"] as const) {
    const views = (["announced", "chain", "outside"] as const).map((name, i) =>
      view(name, ["a", "b", "c"][i] as string, name === heavy ? 1e6 : 1e-12),
    );
    const [only] = forecastOf(site([...nodes, pool(views)]), { draws: DRAWS }).targets;
    expect(only?.views[heavy]).toBe(1);
  }
});

it("dates move with the as-of day and all other days, also to before 1970", () => {
  const startsFrom = (asOf: number) => {
    const by = asOf - AS_OF;
    const over = done("over", -90, 30);
    const promised = stated("promised", 365);
    const nodes: Node[] = [
      { ...over, earliestDay: over.earliestDay + by, latestDay: over.latestDay + by },
      { ...promised, statedDay: promised.statedDay + by },
      task("own", { duration: { kind: "lognormal", medianDays: 90, sigma: 0.4 }, startedOnDay: asOf - 50 }),
    ];
    const { samples } = forecastOf(site(nodes, { targets: targetsOn("over", "promised", "own") }), { draws: 64, asOf });
    return samples.flatMap(({ startDay }) => Array.from(startDay, (day) => day - asOf));
  };
  const wanted = startsFrom(AS_OF);
  for (const asOf of [0, -1000, -5_000_000])
    startsFrom(asOf).forEach((days, i) => {
      expect(days).toBeCloseTo(wanted[i] as number, 6);
    });
});
