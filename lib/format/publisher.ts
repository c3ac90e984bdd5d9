import type { Locale } from "@/lib/domain/vocabulary";

/** A publisher in the reader's language where its record has both, as `뉴시스 (Newsis)`; any other name as it is recorded. */
export function publisherIn(locale: Locale, publisher: string): string {
  const [, korean, english] = /^(.*\p{Script=Hangul}.*) \(([^()]+)\)$/u.exec(publisher) ?? [];
  return (locale === "ko" ? korean : english) ?? publisher;
}
