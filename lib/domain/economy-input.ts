import { z } from "zod";
import { evidenceFields, iso3, optionalDecimal, optionalId, optionalText, slug, text, wholeNumber } from "./fields";

export const EconomyInput = z
  .object({ iso3: iso3("iso3"), nameEn: text("nameEn", 200), nameKo: text("nameKo", 200), isApecMember: z.boolean() })
  .strict();
export type EconomyInput = z.infer<typeof EconomyInput>;

export const RegionInput = z
  .object({ slug: slug("slug"), iso3: iso3("iso3"), nameEn: text("nameEn", 200), nameKo: text("nameKo", 200) })
  .strict();
export type RegionInput = z.infer<typeof RegionInput>;

export const EconomyFactInput = z
  .object({
    iso3: iso3("iso3"),
    regionId: optionalId("regionId"),
    indicator: slug("indicator"),
    value: optionalDecimal("value"),
    valueText: optionalText("valueText", 200),
    unit: text("unit", 60),
    year: wholeNumber("year", 1900, 2150).nullable().optional(),
    periodText: optionalText("periodText", 200),
    periodTextKo: optionalText("periodTextKo", 200),
    titleEn: optionalText("titleEn", 500),
    titleKo: optionalText("titleKo", 500),
    unknownReason: optionalText("unknownReason", 1_000),
    unknownReasonKo: optionalText("unknownReasonKo", 1_000),
    importId: optionalId("importId"),
    ...evidenceFields,
  })
  .strict()
  .refine((fact) => (fact.value ?? fact.valueText ?? fact.unknownReason) != null, {
    path: ["unknownReason"],
    error: "unknownReason: a fact without a value says why it is unknown",
  });
export type EconomyFactInput = z.infer<typeof EconomyFactInput>;
