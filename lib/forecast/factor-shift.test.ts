import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecast } from "./forecast";
import type { Distribution, Loading } from "./network";
import { createStreams } from "./streams";
import { AS_OF, daysToStart, everything, forecastOf, mean, site, task } from "./test-networks";

const OPTIONS = { seed: 3, draws: 256 };
const shifted = (factorShift: number) => ({ ...everything(), factorShift });
const shifts = fc.double({ min: -3, max: 3, noNaN: true });
const STARTED = { kind: "lognormal", medianDays: 300, sigma: 0.5 } satisfies Distribution;

describe("a shift of the site factor", () => {
  it.each(["across-sites", "within-site"] as const)("of 0 changes no bit (%s)", (pairing) => {
    expect(forecastOf(shifted(0), { ...OPTIONS, pairing })).toStrictEqual(
      forecastOf(everything(), { ...OPTIONS, pairing }),
    );
  });

  it("moves a total by so many standard deviations and a part by 0.6 of them", () => {
    const logDays = (loading: Loading, factorShift: number) =>
      mean(
        daysToStart(site([task("a", { duration: STARTED, loading })], { factorShift }), { draws: 4096 }).map(Math.log),
      );
    // No matter of chance, for the draws are common: what is left is the grid's accuracy.
    expect(logDays("total", 1) - logDays("total", 0)).toBeCloseTo(0.5, 5);
    expect(logDays("part", 1) - logDays("part", 0)).toBeCloseTo(0.5 * 0.6, 5);
    expect(logDays("part", -2) - logDays("part", 0)).toBeCloseTo(-1 * 0.6, 5);
  });

  it.each([{}, { pairing: "within-site" as const }, { copula: "student-t4" as const }])(
    "makes no draw earlier the further it goes (%j)",
    (changes) => {
      fc.assert(
        fc.property(shifts, shifts, (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const starts = (shift: number) => forecastOf(shifted(shift), { ...OPTIONS, ...changes }).samples[0]?.startDay;
          const [early, late] = [starts(low), starts(high)];
          expect(late?.every((day, d) => day >= (early?.[d] as number) - 1e-6)).toBe(true);
        }),
        { numRuns: 25 },
      );
    },
  );

  it("shares streams with another shift without taking over its scores", () => {
    const streams = createStreams(OPTIONS.seed, OPTIONS.draws);
    const options = { asOf: AS_OF, ...OPTIONS };
    forecast(everything(), options, streams);
    const made = forecast(shifted(1.5), options, streams);
    expect(made).toStrictEqual({ ok: true, forecast: forecastOf(shifted(1.5), OPTIONS) });
  });

  it("acts on a factor that learns as well", () => {
    const network = (factorShift: number) =>
      site([task("a", { duration: STARTED, startedOnDay: AS_OF - 400 })], { factorShift });
    const options = { ...OPTIONS, draws: 4096, learnFromSurvival: true };
    expect(mean(daysToStart(network(1), options))).toBeGreaterThan(mean(daysToStart(network(0), options)));
  });

  it.each([3.1, -4, Number.NaN, Number.POSITIVE_INFINITY])("of %s is refused with its limit", (factorShift) => {
    expect(forecast(shifted(factorShift), { asOf: AS_OF, ...OPTIONS })).toMatchObject({
      ok: false,
      problems: [
        {
          code: "bad-parameter",
          message: `network: expected factorShift within ±3 standard deviations, got ${factorShift}`,
        },
      ],
    });
  });
});
