import { expect, it } from "vitest";
import { headlineMoney } from "@/lib/money/headline-money";
import { assessSite } from "./assess";
import { phaseImpacts, withParameter } from "./parameter-effect";
import { parameterLimits, parameterProblem } from "./parameter-limits";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";

const capex = { facility: 1.4e9, accelerators: 2.6e9, undivided: null, currency: "USD", priceYear: 2026 };
const records = site([
  phase([indicator("service", { in_service: [claim("actual", "2026-02-01")] })], { id: 1, ordinal: 1 }),
  phase(
    [
      indicator("service", { in_service: [claim("promised", "2028-03")] }),
      indicator("grid_interconnect", { energised: [claim("promised", "2027-12", { source: source("utility") })] }),
      indicator("permit", { filed: [claim("actual", "2026-06-01")] }, { permitType: "building" }),
    ],
    { id: 2, ordinal: 2, capex, isIndependentOfPrevious: true },
  ),
  phase([indicator("works", { started: [claim("actual", "2026-09-01")] })], { id: 3, ordinal: 3 }),
  phase([indicator("service", { in_service: [claim("withdrawn", "2026-05")] })], { id: 4, ordinal: 4 }),
]);
const options = { asOfDay: AS_OF, seed: 7 };

it.each([
  ["as it is", null],
  ["idle-months", 20],
  ["revenue-usd-per-mw-year", 5e6],
  ["draws", 256],
])("the stakes of the phases to come are those of the assessment: %s", (slug, value) => {
  const model = value === null ? records.model : withParameter(records.model, slug, value);
  const changed = { ...records, model };
  const draws = model.parameters.draws?.value as number;
  const expected = assessSite(changed, { ...options, draws })
    .filter(({ state }) => state === "forecast")
    .map(({ phaseId, givenCompletion, money }) => ({
      phaseId,
      p50Day: givenCompletion.p50,
      ...headlineMoney(money),
    }));
  expect(expected.map(({ phaseId }) => phaseId)).toEqual([2, 3]);
  expect(phaseImpacts(changed, options)).toEqual(expected);
  if (value !== null) expect(expected).not.toEqual(phaseImpacts(records, options));
});

it("there is no effect of a parameter that is not there", () => {
  expect(() => withParameter(records.model, "no-such", 1)).toThrow('there is no parameter "no-such"');
});

/** The numbers in a headline. */
const numbersOf = (value: unknown): number[] =>
  typeof value === "number" ? [value] : Object.values(value ?? {}).flatMap(numbersOf);

/** What the limits of each seeded parameter allow at its most extreme. */
const extremes = Object.keys(records.model.parameters).flatMap((slug) => {
  const limits = parameterLimits(slug, records.model.parameters);
  if (!limits) throw new Error(`no limits of ${slug}`);
  const { least, most, isLeastAllowed, mostNeighbour } = limits;
  const low = least === null || isLeastAllowed ? least : least + Number.EPSILON;
  const high = most === null || mostNeighbour === null ? (most ?? 1e300) : most - Number.EPSILON;
  return [low, high].flatMap((value): [string, number][] => (value === null ? [] : [[slug, value]]));
});

it.each(extremes)("any value that the limits allow can be forecast: %s %d", (slug, value) => {
  expect(parameterProblem(slug, value, records.model.parameters)).toBeNull();
  const model = withParameter(records.model, slug, value);
  for (const { p50Day, ...money } of phaseImpacts({ ...records, model }, options)) {
    expect(p50Day).toSatisfy((day: number | null) => day === null || Number.isFinite(day));
    for (const figure of numbersOf(money)) expect(figure).toSatisfy(Number.isFinite);
  }
});
