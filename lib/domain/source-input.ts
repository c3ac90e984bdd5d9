import { z } from "zod";
import { optionalDay, optionalText, text } from "./fields";
import { sourceClasses } from "./words";

export const SourceInput = z
  .object({
    url: z.url("url: expected a web address").max(2_000, "url: at most 2000 characters").nullable(),
    title: text("title", 500),
    publisher: text("publisher", 200),
    publishedOn: optionalDay("publishedOn"),
    retrievedOn: optionalDay("retrievedOn"),
    language: optionalText("language", 10),
    class: z.enum(sourceClasses, `class: expected one of ${sourceClasses.join(", ")}`),
    quote: optionalText("quote", 4_000),
    licence: optionalText("licence", 100),
    attribution: optionalText("attribution", 300),
  })
  .strict();
export type SourceInput = z.infer<typeof SourceInput>;

/** What tells one source from another. */
export function sourceNaturalKey(source: Pick<SourceInput, "url" | "title" | "publishedOn">): string {
  return [source.url ?? "", source.title, source.publishedOn ?? ""].join(" | ");
}
