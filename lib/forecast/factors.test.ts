import { expect, it } from "vitest";
import type { Loading, Network, StatedNode, TaskNode } from "./network";
import { AS_OF, correlation, daysToStart, ERCOT_SLIP, forecastOf, site, task } from "./test-networks";

const DRAWS = 16_384;
const duration = { kind: "lognormal" as const, medianDays: 500, sigma: 0.6 };

/** Log totals of a one-task site. */
function logs(keys: Partial<Network>, loading: Loading = "total", changes: Partial<TaskNode> = {}): Float64Array {
  return daysToStart(site([task("a", { duration, loading, ...changes })], keys), { draws: DRAWS }).map(Math.log);
}

/** Four standard errors of a correlation of normals. */
function within(rho: number): number {
  return (4 * (1 - rho * rho)) / Math.sqrt(DRAWS);
}

it.each([
  ["an operator", { operatorKey: "o" }, 0.2],
  ["a zone", { zoneKey: "z" }, 0.1],
  ["both", { operatorKey: "o", zoneKey: "z" }, 0.3],
])("totals of two sites that share %s correlate as the loadings say", (_, keys, rho) => {
  const r = correlation(logs({ siteKey: "one", ...keys }), logs({ siteKey: "two", ...keys }));
  expect(Math.abs(r - rho)).toBeLessThan(within(rho));
});

it("sites that share nothing do not correlate", () => {
  expect(Math.abs(correlation(logs({ siteKey: "one" }), logs({ siteKey: "two" })))).toBeLessThan(0.02);
});

it("parts of one site correlate by 0.36 and a part with the total by 0.6", () => {
  const nodes = (other: Loading) => [task("a", { duration }), task("b", { duration, loading: other })];
  const both = (other: Loading) => {
    const targets = ["a", "b"].map((node) => ({ id: node, node, decisionNodes: [], hazard: [], announcedDay: null }));
    const { samples } = forecastOf(site(nodes(other), { targets }), { draws: DRAWS });
    const [a = [], b = []] = samples.map(({ startDay }) => startDay.map((day) => Math.log(day - AS_OF)));
    return correlation(a, b);
  };
  expect(Math.abs(both("part") - 0.36)).toBeLessThan(within(0.36));
  expect(Math.abs(both("total") - 0.6)).toBeLessThan(within(0.6));
});

it("orders from one vendor correlate by w² / (1 + w²) across sites, and keep their spread", () => {
  const vendorFactor = { key: "maker", weight: 0.7 };
  const one = logs({ siteKey: "one" }, "part", { vendorFactor });
  const two = logs({ siteKey: "two" }, "part", { vendorFactor });
  const rho = 0.49 / 1.49;
  expect(Math.abs(correlation(one, two) - rho)).toBeLessThan(within(rho));
  const plain = logs({ siteKey: "one" }, "part");
  const spread = (values: Float64Array) =>
    Math.sqrt(values.reduce((sum, x) => sum + (x - Math.log(500)) ** 2, 0) / DRAWS);
  expect(Math.abs(spread(one) / spread(plain) - 1)).toBeLessThan((4 / Math.sqrt(2 * DRAWS)) * Math.SQRT2);
});

it("all stated dates of one source slip by one draw", () => {
  const stated = (id: string, sourceKey: string): StatedNode => {
    return {
      id,
      kind: "stated",
      predecessors: [],
      drives: true,
      statedDay: AS_OF + 365,
      sourceKey,
      ageYears: 0,
      slip: ERCOT_SLIP,
      loading: "part",
    };
  };
  const nodes = [stated("a", "utility"), stated("b", "utility"), stated("c", "press")];
  const targets = nodes.map(({ id }) => ({ id, node: id, decisionNodes: [], hazard: [], announcedDay: null }));
  const { samples } = forecastOf(site(nodes, { targets }), { draws: 256 });
  expect(samples[1]?.startDay).toEqual(samples[0]?.startDay);
  expect(samples[2]?.startDay).not.toEqual(samples[0]?.startDay);
});
