import { describe, expect, it } from "vitest";
import type { ForecastOptions, Network, Node, TaskNode } from "./network";
import { normalQuantile } from "./normal";
import { AS_OF, correlation, daysToStart, forecastOf, site, targetsOn, task } from "./test-networks";

const MEDIAN = 400;
const SIGMA = 0.5;
const duration = { kind: "lognormal" as const, medianDays: MEDIAN, sigma: SIGMA };
const DRAWS = 2048;
const FEW = 512;
const REPLICATES = 8;
const WITHIN = { pairing: "within-site" as const };
const ACROSS = { pairing: "across-sites" as const };

/** The scores of nodes that all have the class above. */
function scoresOf(nodes: Node[], options: Partial<ForecastOptions>, keys: Partial<Network> = {}): Float64Array[] {
  const targets = targetsOn(...nodes.map(({ id }) => id));
  const { samples } = forecastOf(site(nodes, { targets, ...keys }), { draws: DRAWS, ...options });
  return samples.map(({ startDay }) => startDay.map((day) => Math.log((day - AS_OF) / MEDIAN) / SIGMA));
}

function total(id: string, changes: Partial<TaskNode> = {}): TaskNode {
  return task(id, { duration, loading: "total", ...changes });
}

function part(id: string, changes: Partial<TaskNode> = {}): TaskNode {
  return task(id, { duration, ...changes });
}

/** Whether every replicate has one score in each of as many equally likely intervals as it has draws. */
function isEven(scores: Float64Array): boolean {
  const size = scores.length / REPLICATES;
  return Array.from({ length: REPLICATES }, (_, r) => scores.slice(r * size, (r + 1) * size)).every((replicate) =>
    Array.from({ length: size - 1 }, (_, k) => normalQuantile((k + 1) / size)).every(
      (bound, k) => replicate.filter((score) => score < bound).length === k + 1,
    ),
  );
}

/** Four standard errors of a correlation of normals. */
function within(rho: number): number {
  return (4 * (1 - rho * rho)) / Math.sqrt(DRAWS);
}

describe("pairing within the site", () => {
  it("leaves nothing of the site factor to chance but its place within one interval in as many as there are draws", () => {
    const few = { draws: FEW };
    const [own] = scoresOf([total("a")], { ...few, ...WITHIN });
    expect(isEven(own as Float64Array)).toBe(true);
    const [shared] = scoresOf([total("a")], { ...few, ...ACROSS });
    expect(isEven(shared as Float64Array)).toBe(false);
  });

  it("gives the P50 of a total to within one interval of a replicate", () => {
    for (const seed of [1, 2, 3]) {
      const { p50 } = forecastOf(site([total("a")]), { ...WITHIN, seed, draws: FEW }).targets[0]?.givenCompletion ?? {};
      const score = Math.log(((p50 ?? 0) - AS_OF) / MEDIAN) / SIGMA;
      expect(Math.abs(score)).toBeLessThan(normalQuantile(0.5 + REPLICATES / FEW));
    }
  });

  it("spreads a vendor as evenly where it has a slot, and plainly where it has none", () => {
    const vendorOf = (slot: number | undefined) => {
      const vendorFactor = { key: "maker", weight: 0.7, slot };
      const [plain, leaning] = scoresOf([total("a"), total("b", { vendorFactor })], { ...WITHIN, draws: FEW });
      return leaning?.map((score, d) => (score * Math.hypot(1, 0.7) - (plain?.[d] ?? 0)) / 0.7) as Float64Array;
    };
    expect(isEven(vendorOf(2))).toBe(true);
    expect(isEven(vendorOf(undefined))).toBe(false);
    expect(vendorOf(2)).not.toEqual(vendorOf(3));
  });

  it("keeps the correlations within the site: of parts, and of the orders of one vendor", () => {
    const leaning = (key: string, slot?: number) => ({ vendorFactor: { key, weight: 0.7, slot } });
    for (const slot of [undefined, 5]) {
      const nodes = [part("a"), part("b"), part("c", leaning("maker", slot)), part("d", leaning("maker", slot))];
      const [a, b, c, d, e] = scoresOf([...nodes, part("e", leaning("rival"))], WITHIN) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const rho = (0.36 + 0.49) / 1.49;
      expect(Math.abs(correlation(a, b) - 0.36)).toBeLessThan(within(0.36));
      expect(Math.abs(correlation(c, d) - rho)).toBeLessThan(within(rho));
      expect(Math.abs(correlation(d, e) - 0.36 / 1.49)).toBeLessThan(within(0.36 / 1.49));
    }
  });

  it("ties two sites neither through their operator, nor their zone, nor a vendor, as pairing across sites does", () => {
    const vendorFactor = { key: "maker", weight: 1 };
    const shared = { operatorKey: "operator", zoneKey: "zone" };
    const tie = (options: Partial<ForecastOptions>) => {
      const [one, two] = ["one", "two"].map((siteKey) =>
        scoresOf([total("a"), part("b", { vendorFactor })], options, { siteKey, ...shared }),
      ) as [Float64Array[], Float64Array[]];
      return [0, 1].map((node) => correlation(one[node] as Float64Array, two[node] as Float64Array));
    };
    const [ownTotals = 1, ownOrders = 1] = tie(WITHIN);
    expect(Math.abs(ownTotals)).toBeLessThan(within(0));
    expect(Math.abs(ownOrders)).toBeLessThan(within(0));
    const [totals = 0, orders = 0] = tie(ACROSS);
    expect(Math.abs(totals - 0.3)).toBeLessThan(within(0.3));
    // (0.36·0.3 + w²) / (1 + w²)
    expect(Math.abs(orders - 1.108 / 2)).toBeLessThan(within(1.108 / 2));
  });

  it("asks nothing of operator and zone: another operator or zone changes no draw", () => {
    const starts = (keys: Partial<Network>, options: Partial<ForecastOptions>) =>
      daysToStart(site([part("a", { slot: 1 })], keys), { draws: 64, ...options });
    for (const keys of [{ operatorKey: "another" }, { zoneKey: "another" }]) {
      expect(starts(keys, WITHIN)).toEqual(starts({}, WITHIN));
      expect(starts(keys, ACROSS)).not.toEqual(starts({}, ACROSS));
    }
  });
});

it("a node's own noise is even where it has a slot, whatever the pairing", () => {
  for (const options of [WITHIN, ACROSS]) {
    const noiseOf = (slot: number | undefined) => {
      const [whole, own] = scoresOf([total("a"), part("b", { slot })], { ...options, draws: FEW });
      return own?.map((score, d) => (score - 0.6 * (whole?.[d] ?? 0)) / 0.8) as Float64Array;
    };
    expect(isEven(noiseOf(4))).toBe(true);
    expect(isEven(noiseOf(undefined))).toBe(false);
  }
});
