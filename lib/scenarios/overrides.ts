import { z } from "zod";
import { FACTOR_RANGE } from "@/lib/chain/stretch";
import { iso3 } from "@/lib/domain/fields";
import type { InputProblem, Result } from "@/lib/domain/result";
import { MoneyAssumptions } from "@/lib/money/assumptions";
import { durationKeys } from "./duration-keys";

export const moneyOverrideKeys = Object.keys(MoneyAssumptions.shape) as (keyof typeof MoneyAssumptions.shape)[];

const share = z.number().min(0).max(1);

export const ExportControl = z
  .strictObject({
    /** Chance that a licence is required of the accelerators of the controlled set: one event for all of its sites. */
    licenceProbability: share,
    /** How long the licence takes where it is required: a lognormal by its median and its P90. */
    delayMedianDays: z.number().min(1).max(3_650),
    delayP90Days: z.number().min(1).max(7_300),
    /** Chance, given that a licence is required, that it is denied: the phase is cancelled. */
    denialProbability: share,
    /** Economies whose sites need it. */
    controlledIso3: z.array(iso3("economy")).min(1).max(250),
  })
  .superRefine(({ delayMedianDays, delayP90Days, controlledIso3 }, context) => {
    if (delayP90Days < delayMedianDays)
      context.addIssue({
        code: "custom",
        path: ["delayP90Days"],
        message: `expected at least delayMedianDays, ${delayMedianDays}`,
      });
    if (new Set(controlledIso3).size < controlledIso3.length)
      context.addIssue({ code: "custom", path: ["controlledIso3"], message: "expected each economy once" });
  });

/** What a scenario changes; everything left out is as in the base, whose overrides are {}. Each field with its limits. */
export const ScenarioOverrides = z
  .strictObject({
    /** Standard deviations by which the site's common delay factor is shifted in every draw; later when above 0. */
    factorShift: z.number().min(-3).max(3),
    /** Durations, and days that remain until stated dates, times a factor; of two keys that fit a gate the closer one holds. */
    durationFactors: z.partialRecord(z.enum(durationKeys), z.number().min(FACTOR_RANGE.least).max(FACTOR_RANGE.most)),
    /** Cancellation per year times a factor, in every stage; refusals by permits are not hazards. */
    hazardFactor: z.number().min(0).max(10),
    exportControl: ExportControl,
    /** Share of the accelerators that are the operator's own chips. */
    ownSiliconAttach: share,
    /** Share of an accelerator's capex that an own chip saves. */
    ownSiliconCapexSavedShare: share,
    /** Share of own chips that no export licence reaches. */
    ownSiliconLicenceFreeShare: share,
    ...MoneyAssumptions.shape,
  })
  .partial();
export type ScenarioOverrides = z.infer<typeof ScenarioOverrides>;

/**
 * Overrides checked, without what is left undefined; or everything wrong with them, each with its field (dotted), its value and the limit.
 */
export function readOverrides(
  given: unknown,
): Result<ScenarioOverrides, { kind: "invalid"; problems: InputProblem[] }> {
  const parsed = ScenarioOverrides.safeParse(given);
  if (parsed.success) {
    const set = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
    return { ok: true, value: Object.fromEntries(set) as ScenarioOverrides };
  }
  const problems = parsed.error.issues.flatMap((issue) => {
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      field: path.join(".") || "overrides",
      value: valueAt(given, path),
      reason: reasonOf(issue),
    }));
  });
  return { ok: false, failure: { kind: "invalid", problems } };
}

/** One line per problem, for logs and errors: `utilisation: expected at most 1, got 1.2`. */
export function overrideProblemText({ field, value, reason }: InputProblem): string {
  return `${field}: ${reason}, got ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_big":
      return `expected ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`;
    case "too_small":
      return `expected ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
    case "invalid_type":
      return `expected ${issue.expected === "int" ? "a whole number" : `a value of type ${issue.expected}`}`;
    case "unrecognized_keys":
    case "invalid_key":
      return "expected a field of a scenario";
    default:
      return issue.message;
  }
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    given,
  );
}
