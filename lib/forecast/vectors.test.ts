import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describeExternal, readVectors } from "@/test-data/read-test-data";
import { survivingScore } from "./conditioning";
import { marginalOf } from "./marginal";
import { normalCdf, normalQuantile } from "./normal";
import { philox4x32 } from "./philox";
import { AS_OF, daysToStart, forecastOf, mean, site, standardError, task, variance, waitsFor } from "./test-networks";

function relative(got: number, want: number): number {
  return Math.abs(got - want) / Math.max(Math.abs(want), 1e-300);
}

describe("Philox4x32-10 known answers", () => {
  const { rows } = readVectors<{ rows: { ctr: string[]; key: string[]; out: string[] }[] }>("philox4x32");
  it.each(rows)("counter $ctr key $key", ({ ctr, key, out }) => {
    const [c0, c1, c2, c3, k0, k1] = [...ctr, ...key].map((word) => Number.parseInt(word, 16)) as Parameters<
      typeof philox4x32
    > extends [unknown, ...infer Words]
      ? Words
      : never;
    const block = new Uint32Array(4);
    philox4x32(block, c0, c1, c2, c3, k0, k1);
    expect(Array.from(block, (word) => word.toString(16).padStart(8, "0"))).toEqual(out);
  });
});

describe("normal quantile and distribution to full precision", () => {
  const { rows } = readVectors<{ rows: [number, string, string][] }>("normal-quantile");
  it.each(rows)("p = %s", (p, _, z) => {
    const want = Number(z);
    // p near 1 is rounded to 1.1e-16, which moves the quantile by that over the density.
    const rounding = p > 0.5 ? 1.2e-16 * Math.sqrt(2 * Math.PI) * Math.exp(0.5 * want * want) : 0;
    expect(Math.abs(normalQuantile(p) - want)).toBeLessThanOrEqual(2e-15 * Math.max(1, Math.abs(want)) + rounding);
    // Near 0 the relative error of a tail is that of z times z.
    if (p < 0.5) expect(relative(normalCdf(want), p)).toBeLessThanOrEqual(2e-15 * Math.max(1, want * want));
  });
});

describe("lognormal given that it lasts", () => {
  type Row = { mu: number; sigma: number; elapsed: number; quantiles_of_total_given_not_finished: [number, string][] };
  const { rows } = readVectors<{ rows: Row[] }>("conditional-lognormal");
  it.each(rows)("mu $mu sigma $sigma after $elapsed days", ({ mu, sigma, elapsed, ...row }) => {
    const marginal = marginalOf({ kind: "lognormal", medianDays: Math.exp(mu), sigma });
    for (const [p, want] of row.quantiles_of_total_given_not_finished) {
      const score = survivingScore(marginal.scoreOf(elapsed))(normalQuantile(p));
      // The table of the lognormal is good to 1e-8; its score is exact.
      const total = Math.exp(mu + sigma * score);
      expect(relative(total, Number(want))).toBeLessThan(1e-12);
      expect(relative(marginal.daysAt(score), Number(want))).toBeLessThan(1e-12);
    }
  });
});

describe("PERT and triangular quantiles", () => {
  type Row = { a: number; m: number; b: number; quantiles: [number, number][]; triangular: [number, number][] };
  const { rows } = readVectors<{ rows: Row[] }>("pert-triangular-quantiles");
  it.each(rows)("$a, $m, $b", ({ a, m, b, quantiles, triangular }) => {
    const points = { lowDays: a, modeDays: m, highDays: b };
    for (const [kind, expected] of [
      ["pert", quantiles],
      ["triangular", triangular],
    ] as const) {
      const marginal = marginalOf({ kind, ...points });
      for (const [p, want] of expected) {
        expect(relative(marginal.daysAt(normalQuantile(p)), want)).toBeLessThan(1e-7);
        expect(normalCdf(marginal.scoreOf(want))).toBeCloseTo(p, 10);
      }
    }
  });
});

describe("merge bias", () => {
  type Row = { m1: number; s1: number; m2: number; s2: number; rho: number; mean_max: number; var_max: number };
  const { iid_normal_max, clark1961 } = readVectors<{
    iid_normal_max: { rows: [number, ...string[]][] };
    clark1961: { rows: Row[] };
  }>("merge-bias");
  // Nodes of one site always correlate, so independent work is done nodes with a uniform interval; the exponential rows do not apply,
  // for no duration is exponential.
  it.each(iid_normal_max.rows)(
    "%i independent paths are all over by their medians as seldom as they should",
    (k, ...row) => {
      const nodes = Array.from({ length: k }, (_, i) => {
        return {
          id: `n${i}`,
          kind: "done" as const,
          predecessors: [],
          drives: true,
          earliestDay: AS_OF - 100,
          latestDay: AS_OF,
        };
      });
      const join = {
        id: "join",
        kind: "all-of" as const,
        drives: false,
        predecessors: nodes.map(({ id }) => waitsFor(id)),
      };
      const days = daysToStart(site([...nodes, join]), { draws: 16_384 });
      const want = Number(row[2]);
      const got = days.filter((day) => day <= -50).length / days.length;
      expect(Math.abs(got - want)).toBeLessThan(4 * Math.sqrt((want * (1 - want)) / days.length));
      expect(Math.abs(mean(days) - ((100 * k) / (k + 1) - 100))).toBeLessThan(4 * standardError(days));
    },
  );

  // ln max(e^A, e^B) = max(A, B): the join of two lognormal tasks must have Clark's moments at the correlation of two parts, 0.36.
  it.each(clark1961.rows)("Clark's maximum of N($m1, $s1) and N($m2, $s2)", (row) => {
    const [checkMean, checkVariance] = clark(row.m1, row.s1, row.m2, row.s2, row.rho);
    expect(checkMean).toBeCloseTo(row.mean_max, 10);
    expect(checkVariance).toBeCloseTo(row.var_max, 9);
    const scale = 0.02;
    const lognormal = (m: number, s: number) => ({
      duration: { kind: "lognormal" as const, medianDays: Math.exp(5 + m * scale), sigma: s * scale },
    });
    const join = { id: "join", kind: "all-of" as const, drives: false, predecessors: [waitsFor("a"), waitsFor("b")] };
    const nodes = [task("a", lognormal(row.m1, row.s1)), task("b", lognormal(row.m2, row.s2)), join];
    const logs = daysToStart(site(nodes), { draws: 16_384 }).map((days) => (Math.log(days) - 5) / scale);
    const [wantMean, wantVariance] = clark(row.m1, row.s1, row.m2, row.s2, 0.36);
    expect(Math.abs(mean(logs) - wantMean)).toBeLessThan(4 * standardError(logs));
    const squares = logs.map((value) => (value - wantMean) ** 2);
    expect(Math.abs(variance(logs) - wantVariance)).toBeLessThan(4 * standardError(squares));
  });

  function clark(m1: number, s1: number, m2: number, s2: number, rho: number): [number, number] {
    const a = Math.sqrt(s1 * s1 + s2 * s2 - 2 * rho * s1 * s2);
    const alpha = (m1 - m2) / a;
    const density = Math.exp(-0.5 * alpha * alpha) / Math.sqrt(2 * Math.PI);
    const first = m1 * normalCdf(alpha) + m2 * normalCdf(-alpha) + a * density;
    const second =
      (m1 * m1 + s1 * s1) * normalCdf(alpha) + (m2 * m2 + s2 * s2) * normalCdf(-alpha) + (m1 + m2) * a * density;
    return [first, second - first * first];
  }
});

it("a PERT network at its expected times has the length and the critical path worked out by hand", () => {
  type Activity = { a: number; m: number; b: number; after: string[] };
  type Example = { activities: Record<string, Activity>; days: number; criticalPath: string[] };
  const { activities, days, criticalPath } = readVectors<Example>("pert-network");
  const tasks = Object.entries(activities).map(([id, { a, m, b, after }]) =>
    task(id, {
      duration: { kind: "point", days: (a + 4 * m + b) / 6 },
      predecessors: after.map((before) => waitsFor(before)),
    }),
  );
  const predecessors = tasks.map(({ id }) => waitsFor(id));
  const end = { id: "~end", kind: "all-of" as const, drives: false, predecessors };
  const { samples, nodes } = forecastOf(site([...tasks, end]), { draws: 4 });
  expect((samples[0]?.startDay[0] ?? 0) - AS_OF).toBeCloseTo(days, 9);
  const critical = nodes.filter((node) => node.onPath.phase === 1 && node.id !== "~end").map((node) => node.id);
  expect(critical.sort()).toEqual(criticalPath);
});

describeExternal("PSPLIB j30 critical paths", "psplib/j30", (folder) => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sm"));
  it.each(files)("%s", (name) => {
    const text = readFileSync(path.join(folder, name), "utf8");
    const numbers = (from: string, to: string) =>
      text
        .slice(text.indexOf(from), text.indexOf(to))
        .split("\n")
        .map((line) => (/^[\s\d]+$/.test(line) ? line.trim().split(/\s+/).map(Number) : []))
        .filter((row) => row.length > 1);
    const wanted = numbers("PROJECT INFORMATION", "PRECEDENCE")[0]?.[5];
    const days = new Map(
      numbers("REQUESTS/DURATIONS", "RESOURCEAVAILABILITIES").map((row) => [`${row[0]}`, row[2] ?? 0]),
    );
    const edges = numbers("PRECEDENCE", "REQUESTS").flatMap(([job, , , ...next]) =>
      next.map((to) => [`${job}`, `${to}`] as const),
    );
    const nodes = [...days].map(([id, duration]) => {
      const predecessors = edges.filter(([, to]) => to === id).map(([from]) => waitsFor(from));
      return task(id, { duration: { kind: "point", days: duration }, predecessors });
    });
    expect(nodes).toHaveLength(32);
    const { samples } = forecastOf(site(nodes), { draws: 2 });
    expect(Array.from(samples[0]?.startDay ?? [])).toEqual([AS_OF + (wanted ?? 0), AS_OF + (wanted ?? 0)]);
  });
});
