import fc from "fast-check";
import { expect, it } from "vitest";
import { anySite } from "./any-site.fixture";
import { tryProperties } from "./properties.fixture";

const DRAWS = 256;
/** News is tried on one gate in so many: more sites are worth more than every gate of a few. */
const EVERY = 4;

it("every property holds on sites of which anything may be known, in any order", () => {
  fc.assert(
    fc.property(anySite, fc.nat({ max: EVERY - 1 }), (site, first) => {
      const tried = tryProperties(site, DRAWS, (place) => place % EVERY === first);
      const broken = [...tried].filter(([, { broken }]) => broken.length > 0);
      expect(broken.map(([property, { broken }]) => `${property}: ${broken.join("; ")}`)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
