import { z } from "zod";
import { evidenceFields, optionalText, slug, text, wholeNumber } from "./fields";
import { webAddress } from "./web-address";

const json = z.json();
/** The most characters of the texts that analysts write about the model. */
export const modelTextLimits = { sourceText: 2_000, name: 200 } as const;

const sourceFields = {
  mark: evidenceFields.mark,
  sourceText: text("sourceText", modelTextLimits.sourceText),
  sourceUrl: webAddress("sourceUrl").nullable().optional(),
};
const modelSlug = text("slug", 100).regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  "slug: expected letters, digits, dots, hyphens and underscores",
);

export const ReferenceClassInput = z
  .object({
    slug: modelSlug,
    titleEn: text("titleEn", 300),
    titleKo: text("titleKo", 300),
    values: z.record(z.string(), json),
    sampleSize: wholeNumber("sampleSize", 0, 1_000_000_000).nullable().optional(),
    note: evidenceFields.note,
    ...sourceFields,
  })
  .strict();
export type ReferenceClassInput = z.infer<typeof ReferenceClassInput>;

export const ParameterInput = z
  .object({ slug: modelSlug, value: json, unit: text("unit", 100), category: text("category", 100), ...sourceFields })
  .strict();
export type ParameterInput = z.infer<typeof ParameterInput>;

/** A parameter's next version, as an analyst gives it; the limits of its value are the model's (`parameterProblem`). */
export const ParameterEdit = z
  .object({
    slug: modelSlug,
    value: z.number("value: expected a number"),
    mark: evidenceFields.mark,
    /** Where the figure is from, or why it was judged so: a change without a reason is refused. */
    sourceText: text("sourceText", modelTextLimits.sourceText),
    sourceUrl: webAddress("sourceUrl").nullable(),
    /** The version that the analyst had before them. */
    basedOnVersion: wholeNumber("basedOnVersion", 1, 1_000_000_000),
  })
  .strict();
export type ParameterEdit = z.infer<typeof ParameterEdit>;

/** Named overrides of parameters, by slug; `base` has none. */
export const ScenarioInput = z
  .object({
    slug: slug("slug"),
    nameEn: text("nameEn", modelTextLimits.name),
    nameKo: text("nameKo", modelTextLimits.name),
    overrides: z.record(z.string(), json),
    ownerId: optionalText("ownerId", 100),
  })
  .strict();
export type ScenarioInput = z.infer<typeof ScenarioInput>;
