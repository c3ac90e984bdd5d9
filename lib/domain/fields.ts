import { z } from "zod";
import { IsoDate, milestoneYears } from "./dates";
import { cleanText, textProblem, textRefusal } from "./plain-text";
import { evidenceMarks } from "./vocabulary";

/** The building blocks of the inputs: every message names the field and its limit. */

/** Of a 32-bit integer of the database, which refuses more with an error. */
const MOST_ID = 2_147_483_647;

/** A row's id. */
export const id = (field: string) =>
  z
    .number(`${field}: expected the id of a record`)
    .int(`${field}: expected a whole number`)
    .positive(`${field}: expected a number above 0`)
    .max(MOST_ID, `${field}: at most ${MOST_ID}`);
export const optionalId = (field: string) => id(field).nullable().optional();

/** A text that is kept: cleaned, with something to see in it and without control characters. */
export const text = (field: string, limit: number) =>
  z
    .string(`${field}: expected text`)
    .overwrite(cleanText)
    .superRefine((value, context) => {
      const problem = textProblem(value, limit);
      if (problem) context.addIssue({ code: "custom", message: textRefusal(field, problem) });
    });
export const optionalText = (field: string, limit: number) => text(field, limit).nullable().optional();

export const slug = (field: string) =>
  text(field, 100).regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    `${field}: expected lower-case letters, digits and single hyphens`,
  );

/** An address's slug; null for a text that can be none. */
export const readSlug = (value: string): string | null => slug("slug").safeParse(value).data ?? null;

export const iso3 = (field: string) =>
  z.string(`${field}: expected text`).regex(/^[A-Z]{3}$/, `${field}: expected three capital letters (ISO 3166)`);

/** ISO 4217, by which amounts are converted and shown: no formatter takes another text. */
export const currency = (field: string) =>
  z.string(`${field}: expected text`).regex(/^[A-Z]{3}$/, `${field}: expected three capital letters (ISO 4217)`);
export const optionalCurrency = (field: string) => currency(field).nullable().optional();

const dayBetween = (field: string, first: number, last: number) =>
  IsoDate.refine(
    (value) => value >= `${first}-01-01` && value <= `${last}-12-31`,
    `${field}: expected a day between ${first} and ${last}`,
  );

/** A day of a publication, a rule or a programme. */
export const day = (field: string) => dayBetween(field, 1900, 2150);
export const optionalDay = (field: string) => day(field).nullable().optional();

/** A day of a milestone, or on which somebody spoke of one. */
export const milestoneDay = (field: string) => dayBetween(field, milestoneYears.first, milestoneYears.last);
export const optionalMilestoneDay = (field: string) => milestoneDay(field).nullable().optional();

/**
 * A day from which a right holds or on which it ends: the oldest water rights in use were claimed in the 1850s, and a lease of 99 years
 * that is signed in 2100 ends in 2199.
 */
export const optionalTermDay = (field: string) => dayBetween(field, 1850, 2200).nullable().optional();

/** A decimal number, taken as number or text and kept as text, as the database keeps it. */
export const decimal = (field: string, limits: { min?: number; max?: number } = {}) => {
  const { min = -1e18, max = 1e18 } = limits;
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/),
      ],
      `${field}: expected a number`,
    )
    .refine(
      (value) => Number(value) >= min && Number(value) <= max,
      `${field}: expected a number between ${min} and ${max}`,
    )
    .transform(String);
};
export const optionalDecimal = (field: string, limits: { min?: number; max?: number } = {}) =>
  decimal(field, limits).nullable().optional();

/** Zero or more, e.g. megawatts or money. */
export const optionalAmount = (field: string) => optionalDecimal(field, { min: 0 });

export const wholeNumber = (field: string, min: number, max: number) =>
  z
    .number(`${field}: expected a number`)
    .int(`${field}: expected a whole number`)
    .min(min, `${field}: at least ${min}`)
    .max(max, `${field}: at most ${max}`);

/** Where a figure was said, how sure it is, and what to know about it. */
export const evidenceFields = {
  sourceId: optionalId("sourceId"),
  mark: z.enum(evidenceMarks, `mark: expected one of ${evidenceMarks.join(", ")}`),
  note: optionalText("note", 4_000),
  noteKo: optionalText("noteKo", 4_000),
};
