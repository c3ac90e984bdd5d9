import { nameKey } from "@/lib/domain/name-key";
import { says, wordList } from "./word-list";

const spanish = wordList("nombre;proyecto;fecha;empresa;estado;capacidad;ubicacion;solicitud;municipio;potencia");

/** The language of a table's titles: ko, ja, zh or es by their letters and words, else en. */
export function languageOf(titles: readonly string[]): string {
  const all = titles.join(" ");
  if (/\p{Script=Hangul}/u.test(all)) return "ko";
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]|受付|都道府県|市区町村|予定|施設名|事業者/u.test(all)) return "ja";
  if (/\p{Script=Han}/u.test(all)) return "zh";
  return says(nameKey(all), spanish) ? "es" : "en";
}
