import type { RecordSet } from "./record-set";

type Source = Pick<RecordSet["sources"][number], "publisher" | "publishedOn">;

const KEY = /[a-z0-9]+(?:-[a-z0-9]+)+/g;

/**
 * A note with its references to other sources in words: publisher and day in place of a key of the file of sources, or the day alone where the
 * publisher stands in front of it already. What is no key stays as it is.
 * @param sourceOf the source of a key
 */
export function withNamedSources(note: string, sourceOf: (key: string) => Source | undefined): string {
  return note.replace(KEY, (key, at: number) => {
    const source = sourceOf(key);
    if (!source) return key;
    const { publisher, publishedOn } = source;
    const isNamed = note.slice(0, at).endsWith(`${publisher} (`);
    if (isNamed) return publishedOn ?? "undated page";
    return publishedOn ? `${publisher}, ${publishedOn}` : publisher;
  });
}
