import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import korean from "i18n-iso-countries/langs/ko.json" with { type: "json" };
import type { EconomyInput } from "./economy-input";
import { nameKey } from "./name-key";

countries.registerLocale(english);
countries.registerLocale(korean);

/**
 * The names of an economy of ISO 3166 in both languages; null when there is no such code. APEC's members, who go by APEC's names, are on
 * record already, so a new one is none.
 */
export function isoEconomy(iso3: string): EconomyInput | null {
  const nameEn = countries.getName(iso3, "en");
  const nameKo = countries.getName(iso3, "ko");
  return nameEn && nameKo ? { iso3, nameEn, nameKo, isApecMember: false } : null;
}

const byName = new Map(
  Object.entries(countries.getNames("en", { select: "all" })).flatMap(([iso2, names]) => {
    const iso3 = countries.alpha2ToAlpha3(iso2);
    return iso3 ? names.map((name) => [nameKey(name), iso3] as const) : [];
  }),
);

/** The code of the economy of ISO 3166 with this name in English, or a usual other one, however spelt; null when it is no such name. */
export const isoCodeOfName = (name: string): string | null => byName.get(nameKey(name)) ?? null;
