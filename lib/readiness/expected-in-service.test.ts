import fc from "fast-check";
import { expect, it } from "vitest";
import { ExpectedInService } from "./expected-in-service";
import { inServiceCurve } from "./in-service-curve";
import { phase, row } from "./readiness.fixture";
import { type Figure, type ReadinessPhase, readinessYears } from "./types";

const states = ["forecast", "in_service", "withdrawn"] as const;
const anyShares = fc
  .dictionary(fc.constantFrom("2026", "2028", "2030", "2032", "2036"), fc.double({ min: 0, max: 1, noNaN: true }))
  .map((shares) => ({ ...shares }) as Record<string, number>);
const anyPhase = fc
  .record({
    megawatts: fc.option(fc.double({ min: 0, max: 1_000, noNaN: true })),
    state: fc.option(fc.constantFrom(...states)),
    shares: anyShares,
  })
  .map(({ megawatts, state, shares }): ReadinessPhase => {
    const assessment = state && { state, stage: "announced" as const, inServiceShareByYear: shares };
    return phase(megawatts, [], { assessment });
  });

const sumOf = (phases: ReadinessPhase[]) => {
  const sum = new ExpectedInService("facility");
  for (const one of phases) sum.add(one);
  return sum;
};
const near = (figure: Figure | undefined) =>
  figure && { ...figure, value: figure.value === null ? null : expect.closeTo(figure.value, 6) };

it("is what the readiness row and the curve say, whatever the phases", () => {
  fc.assert(
    fc.property(fc.array(anyPhase, { maxLength: 12 }), (phases) => {
      const sum = sumOf(phases);
      const { expectedInServiceMegawatts } = row(phases);
      for (const year of readinessYears) expect(sum.figure(year)).toEqual(near(expectedInServiceMegawatts[year]));
      const curve = inServiceCurve(phases, "facility");
      expect(sum.curve()).toEqual(curve.map(({ year, expected }) => ({ year, expected: near(expected) })));
    }),
  );
});

it("takes a scenario's shares in place of the stored ones, but not for a phase that is in service or withdrawn", () => {
  const running = phase(10, [], { assessment: { state: "in_service", stage: "in_service", inServiceShareByYear: {} } });
  const gone = phase(99, [], { assessment: { state: "withdrawn", stage: "withdrawn", inServiceShareByYear: {} } });
  const sum = new ExpectedInService("facility");
  for (const one of [phase(100), running, gone]) sum.add(one, { "2030": 0.9 });
  expect(sum.figure(2030)).toEqual({ value: 100, covered: 2, of: 2, reason: null });
  expect(sum.curve().map(({ year }) => year)).toEqual([2030]);
});

it("says why it is unknown", () => {
  expect(sumOf([]).figure(2030)).toMatchObject({ value: null, of: 0, reason: "no_phases" });
  expect(sumOf([phase(null)]).figure(2030)).toMatchObject({ value: null, of: 1, reason: "no_megawatts" });
  expect(sumOf([phase(100)]).figure(2031)).toMatchObject({ value: null, of: 1, reason: "no_forecast" });
});
