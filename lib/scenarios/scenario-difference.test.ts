import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutMoney } from "./groups";
import type { ScenarioOverrides } from "./overrides";
import { anyOverrides } from "./overrides.arbitrary";
import { differingGroups, scenarioDifference, scenarioDifferenceOf } from "./scenario-difference";

/** A made-up figure in which every group acts on the others. */
const figure = ({
  durationFactors = {},
  hazardFactor = 1,
  factorShift = 0,
  utilisation = 0.8,
  ownSiliconAttach = 0,
  exportControl,
}: ScenarioOverrides) =>
  (100 + 50 * Object.values(durationFactors).reduce((a, b) => a + b, 0)) *
    (1 + factorShift / 5) *
    (1 - 0.05 * hazardFactor) +
  30 * utilisation * (1 - ownSiliconAttach) * (exportControl?.licenceProbability ?? 0.2);

const evaluate = (overrides: ScenarioOverrides): { days: number | null }[] => [{ days: figure(overrides) }];
const differenceOf = (from: ScenarioOverrides, to: ScenarioOverrides, of = evaluate) =>
  scenarioDifference(from, to, of)[0]?.days;

describe("the difference of two scenarios", () => {
  it("is made up of its causes, whatever the scenarios, and turns its sign with them", () => {
    fc.assert(
      fc.property(anyOverrides, anyOverrides, (from, to) => {
        const difference = differenceOf(from, to);
        const back = differenceOf(to, from);
        const sum = difference?.causes?.reduce((total, { change }) => total + change, 0) ?? 0;
        const scale = Math.max(1, Math.abs(figure(from)), Math.abs(figure(to)));
        expect(Math.abs(sum - (figure(to) - figure(from))) / scale).toBeLessThan(1e-9);
        expect(difference?.causes?.map(({ group }) => group).sort()).toEqual(differingGroups(from, to).sort());
        for (const { group, change } of difference?.causes ?? []) {
          const reverse = back?.causes?.find((cause) => cause.group === group)?.change ?? Number.NaN;
          expect(Math.abs(change + reverse) / scale).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it("shares what two causes do only together equally between them, and gives nothing to one without effect", () => {
    const both = ({ hazardFactor, factorShift }: ScenarioOverrides) => [
      { days: hazardFactor === 2 && factorShift === 1 ? 10 : 0 },
    ];
    const to = { hazardFactor: 2, factorShift: 1, utilisation: 0.5 };
    expect(differenceOf({}, to, both)?.causes).toEqual([
      { group: "hazard", change: 5 },
      { group: "factor-shift", change: 5 },
      { group: "money", change: 0 },
    ]);
  });

  it("has no cause where the scenarios are equal, whatever the order of their fields", () => {
    const one = { durationFactors: { works: 2, permit: 3 }, utilisation: 0.5 };
    const same = { utilisation: 0.5, durationFactors: { permit: 3, works: 2 } };
    expect(differenceOf(one, same)).toMatchObject({ change: 0, causes: [] });
  });

  it("knows no causes where a figure on the way is unknown, and keeps both ends", () => {
    const known = (overrides: ScenarioOverrides) => [{ days: Object.keys(overrides).length === 1 ? null : 7 }];
    expect(differenceOf({}, { hazardFactor: 2, utilisation: 0.5 }, known)).toEqual({
      from: 7,
      to: 7,
      change: 0,
      causes: null,
    });
    expect(differenceOf({}, { hazardFactor: 2 }, known)).toEqual({ from: 7, to: null, change: null, causes: null });
  });

  it("is the same where a mixture takes time", async () => {
    const to = { hazardFactor: 2, factorShift: 1, utilisation: 0.5 };
    const awaited = await scenarioDifferenceOf({}, to, async (overrides) => ({ days: figure(overrides) }));
    expect(awaited.days).toEqual(differenceOf({}, to));
  });

  it("asks for every mixture once", () => {
    const asked: string[] = [];
    const to = { hazardFactor: 2, factorShift: 1, utilisation: 0.5 };
    differenceOf({}, to, (overrides) => {
      asked.push(JSON.stringify(overrides));
      return evaluate(overrides);
    });
    expect(asked).toHaveLength(8);
    expect(new Set(asked).size).toBe(8);
  });
});

it("leaves prices, lives and rules of money out, and nothing else", () => {
  expect(withoutMoney({ hazardFactor: 2, utilisation: 0.5, ownSiliconAttach: 0.3, waccPerYear: 0.1 })).toEqual({
    hazardFactor: 2,
    ownSiliconAttach: 0.3,
  });
});
