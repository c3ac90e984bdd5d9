import { z } from "zod";
import { id, optionalDay, optionalText, text, wholeNumber } from "./fields";
import type { InputProblem } from "./result";
import { knownPrecisions, sourceClasses } from "./vocabulary";
import { webAddress } from "./web-address";

/** The most characters of each text that tells of a source or quotes it. */
export const sourceLimits = { title: 500, publisher: 200, quote: 4_000, note: 4_000 } as const;

const sourceClass = z.enum(sourceClasses, `class: expected one of ${sourceClasses.join(", ")}`);

export const SourceInput = z
  .object({
    url: webAddress("url").nullable(),
    title: text("title", sourceLimits.title),
    publisher: text("publisher", sourceLimits.publisher),
    /** The last day where only a month, quarter or year is known. */
    publishedOn: optionalDay("publishedOn"),
    publishedPrecision: z.enum(knownPrecisions).optional(),
    retrievedOn: optionalDay("retrievedOn"),
    language: optionalText("language", 10),
    class: sourceClass,
    quote: optionalText("quote", 4_000),
    licence: optionalText("licence", 100),
    attribution: optionalText("attribution", 300),
  })
  .strict();
export type SourceInput = z.infer<typeof SourceInput>;

/** What to do when a source of the same address, title and day is on record and differs. */
export const sourceChoices = ["on_record", "another"] as const;
export type SourceChoice = (typeof sourceChoices)[number];

/** An edit of a source on record. Address, title and day of publication tell sources apart, so they cannot be edited. */
export const SourceEdit = z
  .object({
    sourceId: id("sourceId"),
    /** The version that the editor had before them. */
    basedOnVersion: wholeNumber("basedOnVersion", 1, 1_000_000_000),
    reason: text("reason", 1_000),
    changes: z
      .object({
        publisher: text("publisher", 200).optional(),
        class: sourceClass.optional(),
        retrievedOn: optionalDay("retrievedOn"),
        language: optionalText("language", 10),
        quote: optionalText("quote", 4_000),
        licence: optionalText("licence", 100),
        attribution: optionalText("attribution", 300),
      })
      .strict(),
  })
  .strict();
export type SourceEdit = z.infer<typeof SourceEdit>;

/**
 * What tells one source from another.
 * @param edition above 1 for a source that somebody called another one although its address, title and day are those of a source on record
 */
export function sourceNaturalKey(source: Pick<SourceInput, "url" | "title" | "publishedOn">, edition = 1): string {
  const parts = [source.url ?? "", source.title, source.publishedOn ?? ""];
  return [...parts, ...(edition > 1 ? [edition] : [])].join(" | ");
}

const compared = ["publisher", "class", "language", "quote", "licence", "attribution"] as const;
type Compared = Pick<SourceInput, (typeof compared)[number]>;

/**
 * Where an input contradicts the source on record, one problem per field with both values. A field left empty contradicts nothing; a
 * later day of retrieval is no contradiction either.
 */
export function sourceDifferences(onRecord: Compared, input: Compared): InputProblem[] {
  return compared.flatMap((field): InputProblem[] => {
    const [value, stored] = [input[field] ?? null, onRecord[field] ?? null];
    if (value === null || value === stored) return [];
    const recorded = stored === null ? "the source on record has none" : `the source on record has "${stored}"`;
    const reason = `${field}: "${value}", but ${recorded}: use the source on record, or say that this is another source`;
    return [{ field: `source.${field}`, value, onRecord: stored, reason }];
  });
}
