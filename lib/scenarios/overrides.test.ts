import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaults } from "@/lib/money/testing";
import { acceleratorCostFactor, assumptionsUnder } from "./apply-scenario";
import { namedScenarios } from "./named";
import { overrideProblemText, readOverrides } from "./overrides";
import { anyOverrides } from "./overrides.arbitrary";
import { scenarioParameters } from "./parameters";

const problems = (given: unknown) => {
  const read = readOverrides(given);
  return read.ok ? [] : read.failure.problems.map(overrideProblemText);
};
const CONTROL = {
  licenceProbability: 0.5,
  delayMedianDays: 183,
  delayP90Days: 548,
  denialProbability: 0.1,
  controlledIso3: ["MYS"],
};

describe("overrides", () => {
  it("are taken as they are within their limits, without what is undefined", () => {
    fc.assert(
      fc.property(anyOverrides, (overrides) => {
        expect(readOverrides(overrides)).toEqual({ ok: true, value: overrides });
      }),
    );
    expect(readOverrides({ utilisation: undefined })).toStrictEqual({ ok: true, value: {} });
  });

  it.each([
    [{ utilisation: 1.2 }, "utilisation: expected at most 1, got 1.2"],
    [{ acceleratorLifeYears: 0 }, "acceleratorLifeYears: expected at least 1, got 0"],
    [{ revenueUsdPerMwYear: -1 }, "revenueUsdPerMwYear: expected at least 0, got -1"],
    [{ defaultCapexUsdPerMw: 0 }, "defaultCapexUsdPerMw: expected more than 0, got 0"],
    [{ waccPerYear: 0.6 }, "waccPerYear: expected at most 0.5, got 0.6"],
    [{ factorShift: 3.5 }, "factorShift: expected at most 3, got 3.5"],
    [{ hazardFactor: -1 }, "hazardFactor: expected at least 0, got -1"],
    [{ hazardFactor: Number.NaN }, "hazardFactor: expected a value of type number, got NaN"],
    [{ rampMonths: 1.5 }, "rampMonths: expected a whole number, got 1.5"],
    [{ durationFactors: { works: 6 } }, "durationFactors.works: expected at most 5, got 6"],
    [{ durationFactors: { roof: 1 } }, "durationFactors.roof: expected a field of a scenario, got 1"],
    [{ strandedThreshold: 0.3 }, "strandedThreshold: expected a field of a scenario, got 0.3"],
    [
      { exportControl: { ...CONTROL, delayP90Days: 100 } },
      "exportControl.delayP90Days: expected at least delayMedianDays, 183, got 100",
    ],
    [
      { exportControl: { ...CONTROL, controlledIso3: ["MYS", "MYS"] } },
      'exportControl.controlledIso3: expected each economy once, got ["MYS","MYS"]',
    ],
    [
      { exportControl: { ...CONTROL, controlledIso3: [] } },
      "exportControl.controlledIso3: expected at least 1, got []",
    ],
    [null, "overrides: expected a value of type object, got null"],
  ])("%j are refused with field, value and limit", (given, said) => {
    expect(problems(given)).toEqual([said]);
  });

  it("are refused all at once", () => {
    expect(problems({ utilisation: -1, hazardFactor: 11, unheard: 1 })).toHaveLength(3);
  });
});

describe("the money assumptions under a scenario", () => {
  it("are those of the base but for what is named", () => {
    expect(assumptionsUnder(defaults, {})).toEqual(defaults);
    expect(assumptionsUnder(defaults, { hazardFactor: 2 })).toEqual(defaults);
    expect(assumptionsUnder(defaults, { utilisation: 0.49, rampMonths: 0 })).toEqual({
      ...defaults,
      utilisation: 0.49,
      rampMonths: 0,
    });
  });

  it("have accelerators cheaper by what the share of own chips saves", () => {
    expect(acceleratorCostFactor({})).toBe(1);
    expect(acceleratorCostFactor({ ownSiliconAttach: 0.5, ownSiliconCapexSavedShare: 0.4 })).toBeCloseTo(0.8, 12);
  });
});

/** Dotted places of every figure in overrides. */
function leaves(value: unknown, path: string[] = []): string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]))
    : [path.join(".")];
}

describe("the named scenarios", () => {
  it("are base, bull, bear and export control, each within the limits", () => {
    expect(namedScenarios.map(({ slug }) => slug)).toEqual(["base", "bull", "bear", "export-control"]);
    expect(namedScenarios[0]?.overrides).toEqual({});
    for (const { overrides } of namedScenarios) expect(problems(overrides)).toEqual([]);
  });

  it("say of every override where it comes from, in both languages, and of nothing else", () => {
    for (const { overrides, notes } of namedScenarios) {
      const fields = leaves(overrides);
      const speaksOf = (note: string, field: string) => field === note || field.startsWith(`${note}.`);
      for (const field of fields)
        expect(
          notes.filter((note) => speaksOf(note.field, field)),
          field,
        ).toHaveLength(1);
      for (const note of notes) {
        expect(
          fields.some((field) => speaksOf(note.field, field)),
          note.field,
        ).toBe(true);
        expect(note.source).toMatch(/^Judgement: /);
        expect(note.sourceKo).toMatch(/^판단: /);
        expect(note.mark).toBe("U");
      }
    }
  });

  it("use the figures that the parameters show", () => {
    const shown = namedScenarios.flatMap(({ overrides }) =>
      scenarioParameters.map(({ field, value }) => [
        field
          .split(".")
          .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], overrides),
        value,
      ]),
    );
    const used = shown.filter(([given]) => given !== undefined);
    expect(used).toHaveLength(scenarioParameters.length);
    for (const [given, value] of used) expect(given).toEqual(value);
  });
});
