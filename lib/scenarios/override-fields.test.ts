import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyParameters } from "@/lib/money/parameters";
import { overrideFields, overridesOf, overrideValues } from "./override-fields";
import { overrideProblemText, readOverrides, ScenarioOverrides } from "./overrides";
import { anyOverrides } from "./overrides.arbitrary";

const fields = overrideFields();
const fieldOf = (name: string) => {
  const found = fields.find(({ field }) => field === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe("the fields of a scenario", () => {
  it("are all of the schema's, each once", () => {
    const tops = new Set(fields.map(({ field }) => field.split(".")[0]));
    expect([...tops].sort()).toEqual(Object.keys(ScenarioOverrides.shape).sort());
    expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length);
  });

  it("name a stored parameter for every assumption of money", () => {
    const slugs = moneyParameters.map(({ slug }) => slug);
    for (const one of fields) if (one.kind === "parameter") expect(slugs).toContain(one.slug);
  });

  it("carry the limits by which the schema refuses", () => {
    expect(fieldOf("utilisation").limits).toEqual({ least: 0, most: 1, isLeastAllowed: true, isWhole: false });
    expect(fieldOf("acceleratorLifeYears").limits).toMatchObject({ least: 1, most: 20 });
    expect(fieldOf("revenueUsdPerMwYear").limits).toMatchObject({ least: 0, most: 1e12 });
    expect(fieldOf("defaultCapexUsdPerMw").limits).toMatchObject({ least: 0, isLeastAllowed: false });
    expect(fieldOf("rampMonths").limits).toMatchObject({ isWhole: true, most: 60 });
    expect(fieldOf("exportControl.controlledIso3").limits).toBeNull();
    for (const { field, limits } of fields) {
      if (limits === null || field.startsWith("exportControl.")) continue;
      const at = (value: number) => readOverrides(overridesOf(new Map([[field, value]])));
      if (limits.most !== null) {
        expect(at(limits.most).ok, field).toBe(true);
        expect(at(limits.most + 1).ok, field).toBe(false);
      }
      if (limits.least !== null) {
        expect(at(limits.least).ok, field).toBe(limits.isLeastAllowed);
        expect(at(limits.least - 1).ok, field).toBe(false);
      }
    }
  });

  it("refuse utilisation over 1, a life of 0 and a negative price by field, value and limit", () => {
    const read = readOverrides({ utilisation: 1.2, acceleratorLifeYears: 0, revenueUsdPerMwYear: -1 });
    expect(read.ok ? [] : read.failure.problems.map(overrideProblemText).sort()).toEqual([
      "acceleratorLifeYears: expected at least 1, got 0",
      "revenueUsdPerMwYear: expected at least 0, got -1",
      "utilisation: expected at most 1, got 1.2",
    ]);
  });

  it("take overrides apart and put them together again", () => {
    fc.assert(
      fc.property(anyOverrides, (overrides) => {
        const values = overrideValues(overrides);
        expect(overridesOf(values)).toEqual(JSON.parse(JSON.stringify(overrides)));
        for (const field of values.keys()) fieldOf(field);
      }),
    );
  });
});
