import { nameKey } from "@/lib/domain/name-key";

/** Names that publications use for economies which our table calls otherwise. */
const otherNames: Record<string, string> = {
  "united states of america": "USA",
  usa: "USA",
  us: "USA",
  "united kingdom": "GBR",
  uk: "GBR",
  "south korea": "KOR",
  korea: "KOR",
  "republic of korea": "KOR",
  "viet nam": "VNM",
  vietnam: "VNM",
  russia: "RUS",
  "russian federation": "RUS",
  "chinese taipei": "TWN",
  taiwan: "TWN",
  "hong kong": "HKG",
  "hong kong china": "HKG",
  "hong kong sar": "HKG",
  brunei: "BRN",
  "brunei darussalam": "BRN",
  china: "CHN",
  "people s republic of china": "CHN",
  "united arab emirates": "ARE",
  uae: "ARE",
};

/** The economy that a publication's country is, among those we know; null when it is none of them. */
export function findEconomy(country: string, economies: readonly { iso3: string; nameEn: string }[]): string | null {
  const key = nameKey(country);
  const byName = economies.find((economy) => nameKey(economy.nameEn) === key)?.iso3;
  const byOtherName = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined;
  return byName ?? economies.find((economy) => economy.iso3 === byOtherName)?.iso3 ?? null;
}
