import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { type Locale, locales } from "@/lib/domain/vocabulary";

export const LOCALE_COOKIE = "locale";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The reader's language: the cookie, else the best of ours for an Accept-Language header, else English. */
export function preferredLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const asked = new Negotiator({ headers: { "accept-language": acceptLanguage?.slice(0, 500) } }).languages();
  const best = match(asked.filter(isLanguageTag), locales, "en");
  return isLocale(best) ? best : "en";
}

/** A header may hold anything; the matcher throws for what no language is called. `*` means any, and decides nothing. */
function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
