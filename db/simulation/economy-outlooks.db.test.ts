import { afterAll, beforeAll, expect, it } from "vitest";
import { present } from "@/lib/testing/present";
import { findStoredResult } from "../queries/find-stored-result";
import { testDatabase } from "../testing/test-database";
import { TEST_TODAY } from "../testing/test-day";
import { economyOutlooks } from "./economy-outlooks";
import { Results } from "./results";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
});
afterAll(() => database.close());

it("keeps an economy's sums and their difference by its key, and says which day's forecasts they rest on", async () => {
  const results = new Results(2 ** 26);
  const ask = () => economyOutlooks(database.db, results, "KOR", { from: {}, to: { hazardFactor: 2, factorShift: 1 } });
  const found = await results.join(await ask());
  expect(results.peek(await ask())?.value).toBe(found);
  expect(found.forecastOn).toEqual({ first: TEST_TODAY, last: TEST_TODAY });

  const stored = present(await findStoredResult(database.db, "readiness", "KOR"));
  const { row, curve } = stored.figures.byBasis[stored.figures.ownBasis];
  const [from, to] = [found.from.byBasis[row.basis], found.to.byBasis[row.basis]];
  const near = ({ value, ...rest }: (typeof row)["expectedInServiceMegawatts"][2030]) => ({
    ...rest,
    value: value === null ? null : expect.closeTo(value, 6),
  });
  expect(from.expectedInServiceMegawatts[2030]).toEqual(near(row.expectedInServiceMegawatts[2030]));
  expect(from.curve).toEqual(curve.map(({ year, expected }) => ({ year, expected: near(expected) })));

  const difference = present(found.differences[row.basis][2030]);
  expect(difference).toMatchObject({
    from: from.expectedInServiceMegawatts[2030].value,
    to: to.expectedInServiceMegawatts[2030].value,
  });
  expect(present(difference.change)).toBeLessThan(0);
  expect(difference.causes?.map(({ group }) => group).sort()).toEqual(["factor-shift", "hazard"]);
});

it("is another result the other way round", async () => {
  const results = new Results(2 ** 20);
  const [from, to] = [{}, { hazardFactor: 2 }];
  const one = await economyOutlooks(database.db, results, "KOR", { from, to });
  const other = await economyOutlooks(database.db, results, "KOR", { from: to, to: from });
  expect(one.key).not.toBe(other.key);
});
