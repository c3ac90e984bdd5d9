import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleFindings } from "@/lib/article/article-arithmetic";
import { articleClaims } from "@/lib/article/article-claims.fixture";
import { articleParameterRows, articleRowsOf } from "@/lib/article/article-parameters";
import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import { chainModel } from "@/lib/chain/model";
import { ChainParameters } from "@/lib/chain/parameters";
import { scheduleModel } from "@/lib/chain/schedule-model";
import type { ModelRecords } from "@/lib/domain/records";
import { moneyParameters } from "@/lib/money/parameters";
import { phaseMoneyParameters } from "@/lib/money/phase-money-parameters";
import { assumptionsOf, phaseMoneyAssumptionsOf } from "./money-input";
import { withParameter } from "./parameter-effect";
import { type ParameterLimits, parameterLimits, parameterProblem } from "./parameter-limits";

const seeded = [...moneyParameters, ...phaseMoneyParameters, ...parameterDefaults, ...articleParameterRows];
const words = { version: 1, unit: "u", mark: "U" as const, sourceText: "s" };
const model: ModelRecords = {
  classes: Object.fromEntries(referenceClassDefaults.map((one) => [one.slug, { ...one, version: 1 }])),
  parameters: Object.fromEntries(seeded.map(({ slug, value }) => [slug, { ...words, value }])),
};
const limitsOf = (slug: string) => parameterLimits(slug, model.parameters) as ParameterLimits;

/** Whether every part of the model that reads parameters can be read. */
function isReadable(changed: ModelRecords): boolean {
  try {
    assumptionsOf(changed);
    phaseMoneyAssumptionsOf(changed, {});
    const { parameter } = chainModel(changed);
    scheduleModel(changed);
    for (const { slug } of parameterDefaults) parameter(slug as keyof typeof ChainParameters.shape);
    articleFindings(articleClaims, articleRowsOf(changed.parameters));
    return true;
  } catch {
    return false;
  }
}

function isWithin(value: number, limits: ParameterLimits): boolean {
  const { least, most, isLeastAllowed, mostNeighbour, isWhole, isPowerOfTwo } = limits;
  if (least !== null && (value < least || (!isLeastAllowed && value === least))) return false;
  if (most !== null && (value > most || (mostNeighbour !== null && value === most))) return false;
  if (isPowerOfTwo && !Number.isInteger(Math.log2(value))) return false;
  return !isWhole || Number.isSafeInteger(value);
}

describe("the limits of a parameter", () => {
  it("are known for every parameter that is seeded, whose value keeps them", () => {
    expect(seeded.length).toBe(83);
    for (const { slug, value } of seeded) {
      expect(isWithin(value, limitsOf(slug)), slug).toBe(true);
      expect(parameterProblem(slug, value, model.parameters)).toBeNull();
    }
    expect(Object.keys(ChainParameters.shape).sort()).toEqual(parameterDefaults.map(({ slug }) => slug).sort());
  });

  it.each(seeded.map(({ slug }) => slug))("say what the model takes and refuses: %s", (slug) => {
    const { least, most } = limitsOf(slug);
    const edges = [least, most].flatMap((edge) => (edge === null ? [] : [edge, edge - 1e-9, edge + 1e-9, edge + 1]));
    const values = fc.oneof(
      fc.constantFrom(...edges, 0, -1, 1, 2, 64, 100, 1024, 1e12),
      fc.integer({ min: -5, max: 20_000 }),
      fc.double({ min: -1, max: 60, noNaN: true }),
    );
    fc.assert(
      fc.property(values, (value) => {
        const isTaken = parameterProblem(slug, value, model.parameters) === null;
        expect(isTaken).toBe(isWithin(value, limitsOf(slug)));
        expect(isTaken).toBe(isReadable(withParameter(model, slug, value)));
      }),
      { numRuns: 200 },
    );
  });

  it("of the thresholds are their neighbours", () => {
    expect(limitsOf("stranded-threshold")).toMatchObject({
      least: 0.1,
      isLeastAllowed: false,
      leastNeighbour: "loss-threshold-low",
      most: 0.5,
      mostNeighbour: "loss-threshold-high",
    });
    expect(limitsOf("loss-threshold-high")).toMatchObject({ least: 0.25, most: 1, mostNeighbour: null });
    expect(parameterProblem("stranded-threshold", 0.5, model.parameters)).toEqual({
      field: "value",
      value: 0.5,
      reason:
        "value: expected a number, more than 0.1 (loss-threshold-low), less than 0.5 (loss-threshold-high), got 0.5",
    });
  });

  it("of the parts of a schedule are all of the step before and of the step after", () => {
    expect(limitsOf("commissioning_share")).toMatchObject({
      ...{ least: 0, leastNeighbour: null },
      ...{ most: 0.3, mostNeighbour: "agreement_follow_share" },
    });
    expect(limitsOf("agreement_follow_share")).toMatchObject({ least: 0.2, most: 0.5 });
    expect(limitsOf("other_gate_share")).toMatchObject({
      ...{ least: 0.4, isLeastAllowed: false, leastNeighbour: "permit_follow_share" },
      ...{ most: 1, mostNeighbour: null },
    });
    expect(parameterProblem("commissioning_share", 0.3, model.parameters)?.reason).toBe(
      "value: expected a number, at least 0, less than 0.3 (agreement_follow_share), got 0.3",
    );
  });

  it("are none where nobody reads the slug, and no value is taken there", () => {
    for (const slug of ["no-such", "toString", "constructor"]) {
      expect(parameterLimits(slug, model.parameters), slug).toBeNull();
      expect(parameterProblem(slug, 1, model.parameters)?.field).toBe("slug");
    }
  });

  it("take no text, truth value or nothing", () => {
    for (const value of ["0.5", true, null, undefined, [0.5], Number.NaN, Number.POSITIVE_INFINITY])
      for (const slug of ["utilisation", "outside_view_weight"])
        expect(parameterProblem(slug, value, model.parameters)?.field).toBe("value");
  });
});
