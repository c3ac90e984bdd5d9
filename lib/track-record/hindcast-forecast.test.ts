import { expect, it } from "vitest";
import { party, told } from "@/lib/chain/schedule.fixture";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { drawPhases } from "./hindcast-forecast";

const owner = party("owner", "owner");
const promised = told("promised", "2026-12", "2025-02-10", { claimant: owner });
const siteOf = (slug: string, id: number, operator: typeof owner) =>
  site([phase([indicator("service", { in_service: [promised] })], { id })], { slug, operator });

/** Of two columns. */
function correlation(a: Float64Array, b: Float64Array): number {
  const rankOf = (values: Float64Array) => {
    const order = [...values.keys()].sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
    const ranks = new Float64Array(values.length);
    for (const [rank, i] of order.entries()) ranks[i] = rank / values.length - 0.5;
    return ranks;
  };
  const [x, y] = [rankOf(a), rankOf(b)];
  return (x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0) / x.length) * 12;
}

it("draws all sites together: those of one operator are late in the same draws", () => {
  const drawn = drawPhases([siteOf("a", 1, owner), siteOf("b", 2, owner), siteOf("c", 3, party("other", "owner"))]);
  const days = (id: number) => drawn.get(id)?.serviceDay ?? new Float64Array();
  expect([...drawn.keys()]).toEqual([1, 2, 3]);
  expect(days(1)).toHaveLength(4096);
  expect(correlation(days(1), days(2))).toBeGreaterThan(0.1);
  expect(Math.abs(correlation(days(1), days(3)))).toBeLessThan(0.06);
});

it("leaves out a phase that serves", () => {
  const served = told("actual", "2025-01", "2025-02-10");
  const one = site([phase([indicator("service", { in_service: [served] })], { id: 4 })], {});
  expect(firstOf(one.phases).id).toBe(4);
  expect(drawPhases([one]).size).toBe(0);
});

it("has room for any number of sites", () => {
  const sites = Array.from({ length: 200 }, (_, i) => siteOf(`site-${i}`, i + 1, owner));
  expect(drawPhases(sites).size).toBe(200);
});
