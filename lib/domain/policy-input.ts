import { z } from "zod";
import {
  day,
  decimal,
  evidenceFields,
  id,
  iso3,
  optionalAmount,
  optionalDay,
  optionalId,
  optionalText,
  slug,
  text,
  wholeNumber,
} from "./fields";
import { permitTypes, policyStatuses } from "./vocabulary";

const permitType = (name: string) => z.enum(permitTypes, `${name}: expected one of ${permitTypes.join(", ")}`);

export const PolicyInstrumentInput = z
  .object({
    slug: slug("slug"),
    iso3: iso3("iso3"),
    regionId: optionalId("regionId"),
    titleEn: text("titleEn", 300),
    titleKo: text("titleKo", 300),
    factEn: text("factEn", 2_000),
    factKo: text("factKo", 2_000),
    thresholdMegawatts: optionalAmount("thresholdMegawatts"),
    status: z.enum(policyStatuses, `status: expected one of ${policyStatuses.join(", ")}`),
    effectiveOn: optionalDay("effectiveOn"),
    effectiveText: optionalText("effectiveText", 200),
    effectiveTextKo: optionalText("effectiveTextKo", 200),
    requiresGate: permitType("requiresGate").nullable().optional(),
    importId: optionalId("importId"),
    ...evidenceFields,
  })
  .strict();
export type PolicyInstrumentInput = z.infer<typeof PolicyInstrumentInput>;

export const BaseRateInput = z
  .object({
    slug: slug("slug"),
    regionId: id("regionId"),
    gate: permitType("gate"),
    thresholdMegawatts: decimal("thresholdMegawatts", { min: 0 }),
    newSupplyOnly: z.boolean(),
    appliedAfter: day("appliedAfter"),
    periodFrom: day("periodFrom"),
    periodTo: day("periodTo"),
    passed: wholeNumber("passed", 0, 1_000_000),
    decided: wholeNumber("decided", 1, 1_000_000),
    commonCauseRho: decimal("commonCauseRho", { min: 0, max: 1 }),
    priorAlpha: decimal("priorAlpha", { min: 0.001, max: 1_000 }),
    priorBeta: decimal("priorBeta", { min: 0.001, max: 1_000 }),
    probabilityIfUnknown: decimal("probabilityIfUnknown", { min: 0, max: 1 }),
    endedBy: optionalText("endedBy", 500),
    endedByKo: optionalText("endedByKo", 500),
    ...evidenceFields,
  })
  .strict()
  .refine((rate) => rate.passed <= rate.decided, { path: ["passed"], error: "passed: at most the number decided" })
  .refine((rate) => rate.periodFrom <= rate.periodTo, { path: ["periodTo"], error: "periodTo: not before periodFrom" });
export type BaseRateInput = z.infer<typeof BaseRateInput>;
