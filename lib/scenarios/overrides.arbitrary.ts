import fc from "fast-check";
import { FACTOR_RANGE } from "@/lib/chain/stretch";
import { durationKeys } from "./duration-keys";
import type { ScenarioOverrides } from "./overrides";

/** No negative zero: an address writes it as 0. */
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const share = between(0, 1);

/** Any overrides within their limits, for property tests. */
export const anyOverrides: fc.Arbitrary<ScenarioOverrides> = fc.record(
  {
    factorShift: between(-3, 3),
    durationFactors: fc.dictionary(fc.constantFrom(...durationKeys), between(FACTOR_RANGE.least, FACTOR_RANGE.most), {
      minKeys: 1,
      maxKeys: 6,
      noNullPrototype: true,
    }),
    hazardFactor: between(0, 10),
    exportControl: fc.record({
      licenceProbability: share,
      delayMedianDays: between(1, 1_000),
      delayP90Days: between(1_000, 7_300),
      denialProbability: share,
      controlledIso3: fc.uniqueArray(fc.constantFrom("KOR", "MYS", "THA", "IDN"), { minLength: 1 }),
    }),
    ownSiliconAttach: share,
    ownSiliconCapexSavedShare: share,
    ownSiliconLicenceFreeShare: share,
    utilisation: share,
    revenueUsdPerMwYear: between(0, 1e12),
    opexUsdPerMwYear: between(0, 5e6),
    waccPerYear: between(0, 0.5),
    acceleratorLifeYears: between(1, 20),
    rampMonths: fc.integer({ min: 0, max: 60 }),
    defaultCapexUsdPerMw: between(1, 1e8),
  },
  { requiredKeys: [] },
);
