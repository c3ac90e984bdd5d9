import { z } from "zod";
import { day, evidenceFields, iso3, optionalText, slug, text, wholeNumber } from "./fields";

const share = (field: string) => z.number(`${field}: expected a share`).min(0).max(1).nullable();

/** What somebody else has forecast of many sites at once. */
export const OutsideForecastInput = z
  .object({
    slug: slug("slug"),
    forecaster: text("forecaster", 200),
    claimEn: text("claimEn", 500),
    claimKo: text("claimKo", 500),
    populationEn: text("populationEn", 500),
    populationKo: text("populationKo", 500),
    iso3: iso3("iso3").nullable(),
    dueYear: wholeNumber("dueYear", 1990, 2100),
    leastMegawatts: z.number().min(0).nullable(),
    readings: z.array(
      z.strictObject({
        name: slug("name"),
        graceDays: wholeNumber("graceDays", 0, 3_650),
        weight: z.enum(["phases", "megawatts"]),
      }),
    ),
    low: share("low"),
    high: share("high"),
    saidOn: day("saidOn"),
    maturesOn: day("maturesOn"),
    notScorableEn: optionalText("notScorableEn", 500),
    notScorableKo: optionalText("notScorableKo", 500),
    ...evidenceFields,
  })
  .strict()
  .refine(({ notScorableEn, readings }) => (notScorableEn == null) === readings.length > 0, {
    path: ["readings"],
    error: "readings: a forecast has readings, or says why it cannot be scored",
  });
export type OutsideForecastInput = z.infer<typeof OutsideForecastInput>;

/** Our own answer to one reading of it, as it was computed on a day. */
export const OutsideAnswerInput = z.strictObject({
  forecast: slug("forecast"),
  reading: slug("reading"),
  asOfOn: day("asOfOn"),
  share: share("share"),
  phases: wholeNumber("phases", 0, 1_000_000),
  megawatts: z.number().min(0),
  engineVersion: text("engineVersion", 100),
  inputHash: text("inputHash", 64),
  members: z.array(text("members", 150)),
});
export type OutsideAnswerInput = z.infer<typeof OutsideAnswerInput>;
