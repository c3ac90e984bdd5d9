import { isoCodeOfName } from "@/lib/domain/iso-economies";
import { nameKey } from "@/lib/domain/name-key";

/** Usual names that ISO's English list lacks. */
const otherNames: Record<string, string> = {
  korea: "KOR",
  "viet nam": "VNM",
  "chinese taipei": "TWN",
  "hong kong china": "HKG",
  "hong kong sar": "HKG",
  brunei: "BRN",
  macau: "MAC",
  laos: "LAO",
  burma: "MMR",
  "u k": "GBR",
  "u a e": "ARE",
  ksa: "SAU",
  "kingdom of saudi arabia": "SAU",
  holland: "NLD",
  "dr congo": "COD",
  moldova: "MDA",
  syria: "SYR",
};

/** The ISO code of the economy that a publication's country is: by its name on record, else by any usual name; null when it is no economy. */
export function findEconomy(country: string, onRecord: readonly { iso3: string; nameEn: string }[]): string | null {
  const key = nameKey(country);
  const byOtherName = Object.hasOwn(otherNames, key) ? (otherNames[key] ?? null) : null;
  return onRecord.find((economy) => nameKey(economy.nameEn) === key)?.iso3 ?? byOtherName ?? isoCodeOfName(country);
}
