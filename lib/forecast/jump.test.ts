import { describe, expect, it } from "vitest";
import type { Jump, Network } from "./network";
import { AS_OF, certain, forecastOf, shareError, site, target } from "./test-networks";

const DRAWS = 4096;

function licence(changes: Partial<Jump> = {}, siteKey = "one", slot?: number): Network {
  const jump = {
    key: "export",
    probability: 0.3,
    delay: { kind: "point" as const, days: 200 },
    denialProbability: 0,
    ...changes,
  };
  return site([certain("chips", 100, { jump, slot })], {
    siteKey,
    targets: [target("chips", { decisionNodes: ["chips"] })],
  });
}

function startsOf(network: Network): Float64Array {
  return forecastOf(network, { draws: DRAWS }).samples[0]?.startDay.map((day) => day - AS_OF) ?? new Float64Array();
}

describe("a jump", () => {
  it("strikes with its probability and adds its delay", () => {
    const starts = startsOf(licence());
    const struck = starts.filter((day) => day === 300).length;
    expect(starts.filter((day) => day === 100).length + struck).toBe(DRAWS);
    expect(Math.abs(struck / DRAWS - 0.3)).toBeLessThan(4 * shareError(0.3, DRAWS));
    expect(startsOf(licence({ probability: 0 })).every((day) => day === 100)).toBe(true);
    expect(startsOf(licence({ probability: 1 })).every((day) => day === 300)).toBe(true);
  });

  it("is one event for every site with its key, delay included, and another for another key", () => {
    const delay = { kind: "lognormal" as const, medianDays: 180, sigma: 0.6 };
    const one = startsOf(licence({ delay }));
    expect(startsOf(licence({ delay }, "two"))).toEqual(one);
    expect(startsOf(licence({ delay }, "three", 7))).toEqual(one);
    expect(startsOf(licence({ delay, key: "other" }))).not.toEqual(one);
    // Striking oftener strikes in the same draws and in more.
    const oftener = startsOf(licence({ delay, probability: 0.6 }));
    expect(one.every((day, d) => day === 100 || day === oftener[d])).toBe(true);
    // The delay's own distribution, given that it strikes: independent of whether it does.
    const struck = Array.from(one.filter((day) => day > 100)).map((day) => Math.log((day - 100) / 180) / 0.6);
    const below = struck.filter((z) => z < 0).length / struck.length;
    expect(Math.abs(below - 0.5)).toBeLessThan(4 * shareError(0.5, struck.length));
    const tail = struck.filter((z) => z > 1).length / struck.length;
    expect(Math.abs(tail - 0.1587)).toBeLessThan(4 * shareError(0.1587, struck.length));
  });

  it("denies in its share of the draws it strikes in, as a refused permit on the day the answer comes", () => {
    const { targets, samples } = forecastOf(licence({ denialProbability: 0.5 }), { draws: DRAWS });
    const { total, byCause } = targets[0]?.cancelled ?? { total: 0, byCause: { "permit-denied": 0 } };
    expect(total).toBe(byCause["permit-denied"]);
    expect(Math.abs(total - 0.15)).toBeLessThan(4 * shareError(0.15, DRAWS));
    expect(samples[0]?.cancelledDay.every((day) => day === Infinity || day === AS_OF + 300)).toBe(true);
    const certainly = forecastOf(licence({ probability: 1, denialProbability: 1 }), { draws: 64 });
    expect(certainly.targets[0]?.cancelled).toEqual({
      total: 1,
      byCause: { "before-grid": 0, "permit-denied": 1, "after-start": 0 },
    });
  });

  it("adds to a decision of the same node: either can refuse, and delays add up", () => {
    const network = licence({ probability: 1, denialProbability: 0 });
    const decision = {
      alpha: 1e-6,
      beta: 1e6,
      maxAttempts: 2,
      retryDuration: { kind: "point" as const, days: 50 },
      shareKey: "review",
      appliesProbability: 1,
    };
    const nodes = network.nodes.map((node) => (node.kind === "task" ? { ...node, decision } : node));
    const { samples, targets } = forecastOf({ ...network, nodes }, { draws: 64 });
    expect(targets[0]?.cancelled.total).toBe(1);
    expect(samples[0]?.startDay.every((day) => day === AS_OF + 350)).toBe(true);
  });
});
