import known from "./fact-titles.json" with { type: "json" };
import type { RecordFact } from "./record-set";

type Titles = { titleEn: string; titleKo: string };
const titles: Readonly<Record<string, Titles>> = known;

/** A figure's title in both languages; of a key that nobody has named yet, its words. */
export function factTitles(key: string): Titles {
  const words = key.replaceAll("-", " ");
  const title = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  return (Object.hasOwn(titles, key) ? titles[key] : undefined) ?? { titleEn: title, titleKo: title };
}

/** The last year that a figure's period names, else its value when that is a day; null when neither does. */
export function factYear({ period, value }: Pick<RecordFact, "period" | "value">): number | null {
  const years = [...(period ?? "").matchAll(/\b(19|20)\d{2}\b/g), ...value.matchAll(/^(19|20)\d{2}(?=-|$)/g)];
  const last = years.at(-1)?.[0];
  return last === undefined ? null : Number(last);
}
