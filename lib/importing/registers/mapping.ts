import { z } from "zod";
import { iso3, slug, text } from "@/lib/domain/fields";
import { isoEconomy } from "@/lib/domain/iso-economies";
import {
  claimKinds,
  evidenceMarks,
  type IndicatorKind,
  indicatorKinds,
  indicatorSteps,
  milestoneSteps,
  siteTypes,
  sourceClasses,
  statedBases,
} from "@/lib/domain/vocabulary";

const indicator = {
  kind: z.enum(indicatorKinds),
  /** Tells indicators of one kind apart; the kind itself, with hyphens, when left out. */
  key: slug("key").optional(),
};
const hasStep = ({ kind, step }: { kind: IndicatorKind; step: string }) =>
  (indicatorSteps[kind] as readonly string[]).includes(step);
const noSuchStep = "step: an indicator of this kind has no such step";
/** Set where the column's numbers are a spreadsheet's days, counted from that year. */
const serials = z.literal([1900, 1904]).optional();

/** What a column says. Fields of the site and its phase, or a date, amount or party of an indicator. */
export const ColumnMeaning = z.discriminatedUnion("field", [
  z.strictObject({
    field: z.enum([
      ...["register_id", "name", "local_name", "alias", "economy", "region", "locality", "latitude", "longitude"],
      ...["operator", "owner", "user", "utility", "phase", "unit", "site_type", "status", "note", "skip"],
    ] as const),
  }),
  z.strictObject({ field: z.enum(["known_on", "status_on"]), serials }),
  z.strictObject({ field: z.literal("megawatts"), basis: z.enum(statedBases) }),
  z
    .strictObject({
      field: z.literal("date"),
      ...indicator,
      step: z.enum(milestoneSteps),
      claim: z.enum(claimKinds).exclude(["withdrawn", "not_required"]),
      serials,
    })
    .refine(hasStep, noSuchStep),
  z.strictObject({ field: z.literal("counterparty"), ...indicator }),
  z.strictObject({ field: z.literal("indicator_megawatts"), ...indicator }),
]);
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

/** What a code stands for. */
const word = text("word", 200).optional();
/**
 * What a register's status word means: a step that the row has reached (with the date of the column `status_on`, else only known by the day of
 * publication), a plan given up, or nothing dated.
 */
export const StatusMeaning = z.discriminatedUnion("means", [
  z
    .strictObject({ means: z.literal("reached"), ...indicator, step: z.enum(milestoneSteps), word })
    .refine(hasStep, noSuchStep),
  z.strictObject({ means: z.literal("withdrawn"), word }),
  z.strictObject({ means: z.literal("nothing_dated"), word }),
]);
export type StatusMeaning = z.infer<typeof StatusMeaning>;

/** The suggested name of a register whose file's name gives none: two that keep it would be taken for one. */
export const UNNAMED_REGISTER = "register";

/** How the rows of one register are read: a file beside the register's, made by suggestion, checked by an analyst, kept and used again. */
export const RegisterMapping = z.strictObject({
  /** The register's name among all; its rows are known by it and by their key. */
  register: slug("register"),
  source: z.strictObject({
    url: text("url", 2_000).optional(),
    title: text("title", 500),
    publisher: text("publisher", 200),
    language: text("language", 10),
    class: z.enum(sourceClasses),
    licence: text("licence", 200).optional(),
    attribution: text("attribution", 500).optional(),
  }),
  mark: z.enum(evidenceMarks),
  /** Of rows without an economy of their own. */
  economy: iso3("economy")
    .refine((code) => isoEconomy(code) !== null, "economy: is no economy of ISO 3166")
    .optional(),
  siteType: z.enum(siteTypes).default("data_centre"),
  /** Titles of the columns whose cells together tell the rows apart. */
  key: z.array(text("key", 300)).min(1),
  /** How `03/04/2027` is read, in columns where nothing decides it. */
  dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional(),
  /** The month in which a fiscal year begins, and whether it is named after the year in which it ends. */
  fiscalYear: z
    .strictObject({ firstMonth: z.number().int().min(1).max(12), namedAfter: z.enum(["first", "last"]) })
    .optional(),
  /** Answers to what the files leave open before their columns can be read. */
  reading: z
    .strictObject({
      encoding: text("encoding", 40),
      delimiter: z.string().length(1),
      decimalSign: z.enum([".", ","]),
      headerRows: z.array(z.number().int().positive()),
      mergedNumbers: z.enum(["first_row", "each_row"]),
    })
    .partial()
    .default({}),
  /** By the title of the column; one column may say several things. */
  columns: z.record(z.string(), z.array(ColumnMeaning).min(1)),
  /** By status word, however it is spelt. */
  statuses: z.record(z.string(), StatusMeaning).default({}),
  /** What uncertain rows are, by key: the slug of a site on record, a new site, or no record of ours. */
  sites: z.record(z.string(), z.union([z.literal(["new", "skip"]), slug("site")])).default({}),
  /** Keys that the register gave anew, each with the one before, so that its history goes on. */
  renumbered: z.record(z.string(), z.string()).default({}),
});
export type RegisterMapping = z.infer<typeof RegisterMapping>;
