import fc from "fast-check";
import { expect, it } from "vitest";
import { anySite } from "./any-site.fixture";
import { BESIDE_SEEN_OPEN } from "./gate-properties.fixture";
import { tryProperties } from "./properties.fixture";

const DRAWS = 256;
const MANY_DRAWS = 4096;
/** News is tried on one gate in so many: more sites are worth more than every gate of a few. */
const EVERY = 4;

it("every property holds on sites of which anything may be known, in any order", () => {
  fc.assert(
    fc.property(anySite, fc.nat({ max: EVERY - 1 }), (site, first) => {
      const brokenIn = (draws: number) =>
        [...tryProperties(site, draws, (place) => place % EVERY === first)]
          .filter(([property, { broken }]) => broken.length > 0 && property !== BESIDE_SEEN_OPEN)
          .map(([property, { broken }]) => `${property}: ${broken.join("; ")}`);
      // A quantile of few draws may break by chance: what is broken must be so in many.
      expect(brokenIn(DRAWS).length > 0 ? brokenIn(MANY_DRAWS) : []).toEqual([]);
    }),
    // A site takes too long to be made small; its seed and path are printed.
    { numRuns: 10, endOnFailure: true },
  );
});
