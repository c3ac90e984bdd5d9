import { z } from "zod";
import {
  evidenceFields,
  id,
  optionalCurrency,
  optionalDay,
  optionalDecimal,
  optionalText,
  slug,
  text,
  wholeNumber,
} from "./fields";
import { pledgeTopics } from "./vocabulary";

export const ProgrammeInput = z
  .object({
    slug: slug("slug"),
    nameEn: text("nameEn", 200),
    nameKo: text("nameKo", 200),
    sponsorId: id("sponsorId"),
    announcedOn: optionalDay("announcedOn"),
    windowFrom: optionalDay("windowFrom"),
    windowTo: optionalDay("windowTo"),
    descriptionEn: text("descriptionEn", 2_000),
    descriptionKo: text("descriptionKo", 2_000),
    regionIds: z.array(id("regionIds")).default([]),
  })
  .strict();
export type ProgrammeInput = z.infer<typeof ProgrammeInput>;

export const PledgeInput = z
  .object({
    slug: slug("slug"),
    programmeId: id("programmeId"),
    topic: z.enum(pledgeTopics, `topic: expected one of ${pledgeTopics.join(", ")}`),
    subject: text("subject", 300),
    subjectKo: optionalText("subjectKo", 300),
    quantityEn: text("quantityEn", 500),
    quantityKo: text("quantityKo", 500),
    low: optionalDecimal("low"),
    central: optionalDecimal("central"),
    high: optionalDecimal("high"),
    unit: optionalText("unit", 60),
    currency: optionalCurrency("currency"),
    priceYear: wholeNumber("priceYear", 1900, 2150).nullable().optional(),
    periodText: optionalText("periodText", 200),
    periodTextKo: optionalText("periodTextKo", 200),
    claimant: text("claimant", 200),
    claimantKo: optionalText("claimantKo", 200),
    isIndependent: z.boolean().nullable(),
    paragraph: wholeNumber("paragraph", 1, 10_000).nullable().optional(),
    ...evidenceFields,
  })
  .strict()
  .refine((pledge) => !pledge.unit?.startsWith("USD") || pledge.currency != null, {
    path: ["currency"],
    error: "currency: an amount of money names its currency",
  });
export type PledgeInput = z.infer<typeof PledgeInput>;
