import type { Locale } from "@/lib/domain/vocabulary";

/** Prose of the records in the reader's language where it was written in it, else in its own, named for screen readers. */
export function proseIn(
  locale: Locale,
  text: string | null | undefined,
  korean?: string | null,
): { text: string; lang: Locale } | null {
  if (!text) return null;
  if (locale === "ko" && korean) return { text: korean, lang: "ko" };
  return { text, lang: /\p{Script=Hangul}/u.test(text) ? "ko" : "en" };
}
