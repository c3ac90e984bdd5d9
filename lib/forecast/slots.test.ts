import { expect, it } from "vitest";
import type { Network } from "./network";
import { AS_OF, certain, forecastOf, join, site, sortedQuantile, stated, task, waitsFor } from "./test-networks";

const SEEDS = Array.from({ length: 32 }, (_, i) => 1000 + 7919 * i);

/** A chain of four lognormal tasks beside a stated date, with slots or without. */
function chain(slots: boolean): Network {
  const nodes = Array.from({ length: 4 }, (_, i) =>
    task(`n${i}`, {
      duration: { kind: "lognormal", medianDays: 200, sigma: 0.5 },
      predecessors: i === 0 ? [] : [waitsFor(`n${i - 1}`)],
      slot: slots ? i + 1 : undefined,
    }),
  );
  const promised = stated("promised", 500, { slot: slots ? 5 : undefined });
  return site([...nodes, promised, join("end", "all-of", ["n3", "promised"])]);
}

function estimates(slots: boolean): { p80: number; error: number }[] {
  return SEEDS.map((seed) => {
    const { givenCompletion, standardErrorDays } = forecastOf(chain(slots), { seed, draws: 512 })
      .targets[0] as ReturnType<typeof forecastOf>["targets"][0];
    return { p80: givenCompletion.p80 - AS_OF, error: standardErrorDays.p80 };
  });
}

it("slots make the P80 far less a matter of the seed, and the standard error says how much of it is left", () => {
  const truth = forecastOf(chain(true), { draws: 16_384 }).targets[0]?.givenCompletion.p80 ?? Number.NaN;
  const rootMeanSquare = (values: number[]) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
  const [even, plain] = [estimates(true), estimates(false)];
  const missOf = (all: typeof even) => rootMeanSquare(all.map(({ p80 }) => p80 + AS_OF - truth));
  expect(missOf(even)).toBeLessThan(0.7 * missOf(plain));
  for (const all of [even, plain]) {
    const said = rootMeanSquare(all.map(({ error }) => error));
    expect(said / missOf(all)).toBeGreaterThan(1 / 1.5);
    expect(said / missOf(all)).toBeLessThan(1.5);
  }
});

it("the standard error is the spread of the eight replicates' quantiles over √8, of draws that complete", () => {
  const network = site([task("a", { duration: { kind: "lognormal", medianDays: 300, sigma: 0.5 } })]);
  const hazard = [{ perYear: 0.3, cause: "after-start" as const, untilNode: null }];
  network.targets = [{ id: "phase", node: "a", decisionNodes: [], hazard, announcedDay: null }];
  const { targets, samples } = forecastOf(network, { draws: 512 });
  const { startDay, cancelledDay } = samples[0] as (typeof samples)[0];
  for (const [key, p] of [
    ["p50", 0.5],
    ["p80", 0.8],
  ] as const) {
    const quantiles = Array.from({ length: 8 }, (_, r) => {
      const rows = Array.from({ length: 64 }, (__, i) => r * 64 + i).filter((d) => cancelledDay[d] === Infinity);
      return sortedQuantile(
        rows.map((d) => startDay[d] as number),
        p,
      );
    });
    const centre = quantiles.reduce((sum, x) => sum + x, 0) / 8;
    const squares = quantiles.reduce((sum, x) => sum + (x - centre) ** 2, 0);
    expect(targets[0]?.standardErrorDays[key]).toBeCloseTo(Math.sqrt(squares / 7 / 8), 9);
  }
  expect(forecastOf(network, { draws: 32 }).targets[0]?.standardErrorDays).toEqual({ p50: 0, p80: 0 });
  expect(forecastOf(site([certain("a", 10)]), { draws: 64 }).targets[0]?.standardErrorDays).toEqual({ p50: 0, p80: 0 });
});

it("one source of stated dates has one dimension, the lowest that its dates name", () => {
  const starts = (slots: (number | undefined)[]) => {
    const nodes = slots.map((slot, i) => stated(`s${i}`, 400, { sourceKey: "utility", slot }));
    return forecastOf(site(nodes), { draws: 64 }).samples[0]?.startDay;
  };
  expect(starts([9, 4])).toEqual(starts([4, 9]));
  expect(starts([9, 4])).toEqual(starts([4, undefined]));
  expect(starts([9, 9])).not.toEqual(starts([4, 4]));
  expect(starts([undefined, undefined])).not.toEqual(starts([4, 4]));
});
