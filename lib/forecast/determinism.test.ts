import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Predecessor } from "./network";
import type { Forecast } from "./results";
import { AS_OF, daysToStart, everything, forecastOf, site, target, task, waitsFor } from "./test-networks";

const LOGNORMAL = { kind: "lognormal" as const, medianDays: 300, sigma: 0.5, contaminated: true };
function digest(forecast: Forecast): string {
  const hash = createHash("sha256").update(JSON.stringify({ ...forecast, samples: [] }));
  for (const { startDay, cancelledDay } of forecast.samples) hash.update(startDay).update(cancelledDay);
  return hash.digest("hex");
}

it("does not depend on the order of nodes, of predecessors or of views, nor on another seed's random inputs", () => {
  const network = everything();
  const first = digest(forecastOf(network));
  const reversed = network.nodes.map((node) => ({ ...node, predecessors: [...node.predecessors].reverse() })).reverse();
  for (const node of reversed) if (node.kind === "pool") node.views = [...node.views].reverse();
  expect(digest(forecastOf({ ...network, nodes: reversed }))).toBe(first);
  expect(digest(forecastOf(network, { seed: 2 }))).not.toBe(first);
});

it("keeps every draw when a node is added", () => {
  const network = everything();
  const before = forecastOf(network, { draws: 1024 }).samples[0];
  const nodes = [task("a newcomer", { duration: LOGNORMAL }), ...network.nodes];
  expect(forecastOf({ ...network, nodes }, { draws: 1024 }).samples[0]).toEqual(before);
});

it("works without a draw to complete: never NaN, and finite numbers wherever something completes", () => {
  const certain = [{ perYear: 1000, cause: "before-grid" as const, untilNode: null }];
  const forecast = forecastOf(
    site([task("a", { duration: LOGNORMAL })], { targets: [target("a", { hazard: certain, announcedDay: AS_OF })] }),
  );
  const [only] = forecast.targets;
  expect(only?.cancelled.total).toBe(1);
  expect(only?.givenCompletion).toEqual({ p10: Infinity, p50: Infinity, p80: Infinity, p90: Infinity });
  expect(only).toMatchObject({ byAnnounced: 0, expectedDelayDays: Infinity, notWithinTenYears: 0 });
});

/**
 * Random networks in which each node waits for some of those before it. Work in progress is not contaminated: 900 days into a class of
 * 200 says "the late kind", with years to go, 900 days into one of 400 much less so. That is the mixture learning, not a broken order.
 */
const networks = fc
  .array(
    fc.record({
      medianDays: fc.integer({ min: 1, max: 400 }),
      sigma: fc.constantFrom(0, 0.3, 0.9),
      elapsed: fc.constantFrom(undefined, 0, 80, 900),
      links: fc.array(
        fc.record({
          back: fc.integer({ min: 1, max: 4 }),
          type: fc.constantFrom<Predecessor["type"]>("finish-start", "start-start", "finish-finish"),
          lag: fc.integer({ min: -30, max: 60 }),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ medianDays, sigma, elapsed, links }, i) =>
      task(`n${i}`, {
        duration: { kind: "lognormal", medianDays, sigma, contaminated: elapsed === undefined },
        startedOnDay: elapsed === undefined ? undefined : AS_OF - elapsed,
        predecessors: links
          .filter(({ back }) => back <= i)
          .map(({ back, type, lag }) => waitsFor(`n${i - back}`, type, lag)),
      }),
    ),
  );

it("never finishes earlier in any draw when a duration grows, and never before the as-of day", () => {
  fc.assert(
    fc.property(networks, fc.nat(), fc.double({ min: 1, max: 3, noNaN: true }), (nodes, which, factor) => {
      const longer = nodes.map((node, i) => {
        const { duration } = node;
        if (i !== which % nodes.length || duration.kind !== "lognormal") return node;
        return { ...node, duration: { ...duration, medianDays: duration.medianDays * factor } };
      });
      const before = daysToStart(site(nodes), { draws: 64 });
      const grown = daysToStart(site(longer), { draws: 64 });
      expect(grown.every((day, d) => day >= (before[d] ?? Number.NaN) - 1e-6)).toBe(true);
      expect(before.every((day) => day >= 0)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it("adds the drives of a target up to 1", () => {
  fc.assert(
    fc.property(networks, (nodes) => {
      const { nodes: found } = forecastOf(site(nodes), { draws: 64 });
      expect(found.reduce((sum, node) => sum + (node.drives.phase ?? 0), 0)).toBeCloseTo(1, 12);
    }),
    { numRuns: 50 },
  );
  const drives = forecastOf(everything()).nodes.map((node) => node.drives.phase ?? 0);
  expect(drives.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});
