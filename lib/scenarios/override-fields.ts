import { z } from "zod";
import { FACTOR_RANGE } from "@/lib/chain/stretch";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import { MoneyAssumptions } from "@/lib/money/assumptions";
import { type DurationKey, durationKeys } from "./duration-keys";
import type { OverrideGroup } from "./groups";
import { ExportControl, moneyOverrideKeys, ScenarioOverrides } from "./overrides";
import { type EXPORT_CONTROL, scenarioParameters } from "./parameters";

/** Limits of a number, as its schema has them; null: none on that side. */
export type NumberLimits = { least: number | null; most: number | null; isLeastAllowed: boolean; isWhole: boolean };

/** One thing that a scenario can set. `field` is its dotted place, as in the problems of `readOverrides`. */
export type OverrideField = {
  field: string;
  group: OverrideGroup;
  /** Null of the list of economies. */
  limits: NumberLimits | null;
} & (
  | { kind: "duration"; key: DurationKey; base: 1 }
  /** Prices, lives and rules of money: base, unit, source and mark are the stored parameter's. */
  | { kind: "parameter"; slug: string }
  /** What the base leaves as it is, by definition. */
  | { kind: "shift"; base: 0 | 1; unit: "factor" | "standard-deviations" | "share" }
  /** Part of a supposition; `start` is what it starts from when it is made. */
  | {
      kind: "supposition";
      start: number | readonly string[];
      unit: "share" | "days" | "economies";
      mark: EvidenceMark;
      source: string;
      sourceKo: string;
    }
);

/** The slug of the stored parameter behind a money assumption: `waccPerYear` → `wacc-per-year`. */
export const parameterSlug = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every field that a scenario can set, in the order of an editor, with its limits from the schema that refuses what is out of them. */
export function overrideFields(): OverrideField[] {
  const { factorShift, hazardFactor, ownSiliconAttach } = ScenarioOverrides.shape;
  return [
    ...moneyOverrideKeys.map((key): OverrideField => {
      const limits = limitsOf(MoneyAssumptions.shape[key]);
      return { field: key, group: "money", limits, kind: "parameter", slug: parameterSlug(key) };
    }),
    ...durationKeys.map((key): OverrideField => {
      const limits = { ...FACTOR_RANGE, isLeastAllowed: true, isWhole: false };
      return { field: `durationFactors.${key}`, group: "durations", limits, kind: "duration", key, base: 1 };
    }),
    {
      field: "hazardFactor",
      group: "hazard",
      limits: limitsOf(hazardFactor.unwrap()),
      kind: "shift",
      base: 1,
      unit: "factor",
    },
    {
      field: "factorShift",
      group: "factor-shift",
      limits: limitsOf(factorShift.unwrap()),
      kind: "shift",
      base: 0,
      unit: "standard-deviations",
    },
    {
      field: "ownSiliconAttach",
      group: "own-silicon",
      limits: limitsOf(ownSiliconAttach.unwrap()),
      kind: "shift",
      base: 0,
      unit: "share",
    },
    ...scenarioParameters.map(({ field, value, ...shown }): OverrideField => {
      const isExport = field.startsWith(EXPORT);
      const schema = isExport
        ? ExportControl.shape[field.slice(EXPORT.length) as keyof typeof EXPORT_CONTROL]
        : ScenarioOverrides.shape[field as "ownSiliconCapexSavedShare"].unwrap();
      return {
        ...shown,
        field,
        group: isExport ? "export-control" : "own-silicon",
        limits: schema instanceof z.ZodNumber ? limitsOf(schema) : null,
        kind: "supposition",
        start: value,
      };
    }),
  ];
}

const EXPORT = "exportControl.";
const DURATION = "durationFactors.";

/** The schema's own words: what is shown and what is refused cannot differ. */
export function limitsOf(schema: z.ZodNumber): NumberLimits {
  const { minimum, exclusiveMinimum, maximum, type } = z.toJSONSchema(schema);
  const isLeastAllowed = typeof exclusiveMinimum !== "number";
  return {
    least: (isLeastAllowed ? minimum : (exclusiveMinimum as number)) ?? null,
    most: maximum ?? null,
    isLeastAllowed,
    isWhole: type === "integer",
  };
}

/** What a scenario sets, field by field, in dotted places. */
export function overrideValues({
  durationFactors,
  exportControl,
  ...numbers
}: ScenarioOverrides): Map<string, unknown> {
  const dotted = (start: string, of: object = {}) =>
    Object.entries(of).map(([key, value]): [string, unknown] => [start + key, value]);
  return new Map([...dotted("", numbers), ...dotted(DURATION, durationFactors), ...dotted(EXPORT, exportControl)]);
}

/** The overrides with these values in their places, not yet checked: the reverse of `overrideValues`. */
export function overridesOf(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const draft: Record<string, unknown> = {};
  for (const [field, value] of values) {
    const start = [DURATION, EXPORT].find((one) => field.startsWith(one));
    if (start === undefined) draft[field] = value;
    else draft[start.slice(0, -1)] = { ...(draft[start.slice(0, -1)] as object), [field.slice(start.length)]: value };
  }
  return draft;
}
