import { describe, expect, it } from "vitest";
import { overrideFields } from "@/lib/scenarios/override-fields";
import { type FieldView, readDraft } from "./read-draft";

/** The product's own fields with a base of 0.8 for utilisation, in no language. */
const fields = overrideFields().map(
  (field): FieldView => ({
    field: field.field,
    group: field.group,
    label: field.field,
    baseValue: field.field === "utilisation" ? 0.8 : "base" in field ? field.base : null,
    baseText: "",
    unit: "",
    limits: "",
    mark: null,
    source: "",
    sourceLang: undefined,
    version: null,
    start: null,
    isList: field.limits === null,
    isPart: false,
  }),
);
const read = (texts: Record<string, string>, isLicence = false) => readDraft(texts, fields, isLicence);
const problems = (texts: Record<string, string>, isLicence = false) => {
  const result = read(texts, isLicence);
  return result.ok ? [] : result.failure.problems;
};

describe("what is typed into the editor", () => {
  it("is an override only where it differs from the base", () => {
    expect(read({})).toEqual({ ok: true, value: {} });
    expect(read({ utilisation: " 0.80 ", hazardFactor: "1", "durationFactors.works": "1" })).toEqual({
      ok: true,
      value: {},
    });
    expect(
      read({ utilisation: "0.6", "durationFactors.permit.zoning": "1.5", revenueUsdPerMwYear: "9,500,000" }),
    ).toEqual({
      ok: true,
      value: { utilisation: 0.6, durationFactors: { "permit.zoning": 1.5 }, revenueUsdPerMwYear: 9.5e6 },
    });
  });

  it("is refused by field, with what was typed", () => {
    expect(
      problems({ utilisation: "1.2", acceleratorLifeYears: "0", revenueUsdPerMwYear: "−5", rampMonths: "six" }),
    ).toEqual(
      expect.arrayContaining([
        { field: "utilisation", value: "1.2", code: "limits" },
        { field: "acceleratorLifeYears", value: "0", code: "limits" },
        { field: "revenueUsdPerMwYear", value: "-5", code: "limits" },
        { field: "rampMonths", value: "six", code: "number" },
      ]),
    );
    expect(problems({ "durationFactors.works": "0x10" })).toEqual([
      { field: "durationFactors.works", value: "0x10", code: "number" },
    ]);
    expect(problems({ rampMonths: "1.5" })).toEqual([{ field: "rampMonths", value: "1.5", code: "limits" }]);
  });

  it("counts a licence only when it is supposed, and then whole", () => {
    const licence = {
      "exportControl.licenceProbability": "0.5",
      "exportControl.delayMedianDays": "200",
      "exportControl.delayP90Days": "100",
      "exportControl.denialProbability": "",
      "exportControl.controlledIso3": "mys, THA",
    };
    expect(read(licence)).toEqual({ ok: true, value: {} });
    expect(problems(licence, true)).toEqual([{ field: "exportControl.denialProbability", value: "", code: "missing" }]);
    expect(problems({ ...licence, "exportControl.denialProbability": "0.1" }, true)).toEqual([
      { field: "exportControl.delayP90Days", value: "100", code: "median" },
    ]);
    const whole = { ...licence, "exportControl.denialProbability": "0.1", "exportControl.delayP90Days": "500" };
    expect(read(whole, true)).toMatchObject({ ok: true, value: { exportControl: { controlledIso3: ["MYS", "THA"] } } });
    expect(problems({ ...whole, "exportControl.controlledIso3": "Malaysia" }, true)).toEqual([
      { field: "exportControl.controlledIso3", value: "MALAYSIA", code: "economies" },
    ]);
  });
});
