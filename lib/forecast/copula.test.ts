import { expect, it } from "vitest";
import { forecast } from "./forecast";
import type { ForecastOptions, Loading } from "./network";
import { createStreams } from "./streams";
import { AS_OF, forecastOf, site, target, task } from "./test-networks";

const DRAWS = 4096;
const duration = { kind: "lognormal" as const, medianDays: 500, sigma: 0.5 };

/** Normal scores of two tasks of one site. */
function scores(copula: ForecastOptions["copula"], loading: Loading = "part"): Float64Array[] {
  const nodes = ["a", "b"].map((id) => task(id, { duration, loading, slot: id === "a" ? 1 : 2 }));
  const targets = ["a", "b"].map((id) => target(id, { id }));
  const { samples } = forecastOf(site(nodes, { targets }), { draws: DRAWS, copula });
  return samples.map(({ startDay }) => startDay.map((day) => Math.log((day - AS_OF) / 500) / 0.5));
}

it("leaves a node's own quantiles as they are under the stress, and makes joint extremes more frequent", () => {
  const gaussian = scores("gaussian");
  const student = scores("student-t4");
  for (const column of student) {
    const sorted = Float64Array.from(column).sort();
    for (const [share, z] of [
      [0.1, -1.2815515655446004],
      [0.5, 0],
      [0.9, 1.2815515655446004],
    ] as const)
      expect(Math.abs((sorted[Math.floor(share * DRAWS)] as number) - z)).toBeLessThan(0.07);
  }
  // Both beyond 2, on one side: 20.5 draws of the Gaussian copula at a correlation of 0.36, 43 of Student's (by simulation apart from this).
  const both = ([a, b]: Float64Array[]) =>
    a?.filter((z, d) => Math.abs(z) > 2 && Math.sign(z) * (b?.[d] ?? 0) > 2).length ?? 0;
  expect(Math.abs(both(gaussian) - 20.5)).toBeLessThan(4 * Math.sqrt(20.5));
  expect(Math.abs(both(student) - 43)).toBeLessThan(4 * Math.sqrt(43));
  expect(both(student)).toBeGreaterThan(1.4 * both(gaussian));
  expect(scores(undefined)).toEqual(gaussian);
  // A total leans on the site factor alone and takes the same stretch.
  expect(scores("student-t4", "total")[0]).not.toEqual(scores("gaussian", "total")[0]);
});

it("stretches every site's draws together", () => {
  const startOf = (siteKey: string, copula: ForecastOptions["copula"]) => {
    const { samples } = forecastOf(site([task("a", { duration, loading: "total" })], { siteKey }), {
      draws: DRAWS,
      copula,
    });
    return samples[0]?.startDay.map((day) => Math.abs(Math.log((day - AS_OF) / 500) / 0.5)) ?? new Float64Array();
  };
  const both = (copula: ForecastOptions["copula"]) => {
    const other = startOf("two", copula);
    return startOf("one", copula).filter((z, d) => z > 2 && (other[d] ?? 0) > 2).length;
  };
  expect(both("student-t4")).toBeGreaterThan(1.5 * both("gaussian"));
});

it("shares streams with the other copula without taking over its scores", () => {
  const network = site([task("a", { duration }), task("b", { duration, loading: "total" })]);
  const options = { asOf: AS_OF, seed: 1, draws: 256 };
  const streams = createStreams(options.seed, options.draws);
  for (const copula of ["gaussian", "student-t4", "gaussian"] as const)
    expect(forecast(network, { ...options, copula }, streams)).toStrictEqual(forecast(network, { ...options, copula }));
});
