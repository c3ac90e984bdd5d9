/** What nobody sees: zero-width characters, soft hyphens, fillers and controls; not the whitespace among them. */
const INVISIBLE = /(?!\s)[\p{Default_Ignorable_Code_Point}\p{Format}\p{Control}]|\uFEFF/gu;

/** Accents of Latin, Greek and Cyrillic. Marks of other scripts tell letters apart: が and か, ดี and ดู. */
const ACCENTS = /[\u0300-\u036f]+/g;

/** Scripts whose writers set spaces as they please: 울산 데이터센터 and 울산데이터센터. */
const FREELY_SPACED = "\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const FREE_SPACE = new RegExp(`(?<=[${FREELY_SPACED}]) | (?=[${FREELY_SPACED}])`, "gu");

/** What most names are: nothing in it is invisible, accented or written in two ways. */
const PLAIN = /^[ -~]*$/;

export const withoutInvisible = (text: string): string => (PLAIN.test(text) ? text : text.replace(INVISIBLE, ""));

/**
 * What two spellings of one name have in common: case (İ, I and ı alike), accents, full-width and other forms of a character, hyphens and
 * further punctuation, spacing and what is invisible are taken out; every script is kept. In Korean, Chinese and Japanese no space counts.
 * Spaces elsewhere do, so that `Ulsan 1 2` and `Ulsan 12` stay two names. Empty for a name without letters and digits.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return foldCase(withoutInvisible(name.normalize("NFKD")))
    .replace(ACCENTS, "")
    .replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, " ")
    .trim()
    .normalize("NFC")
    .replace(FREE_SPACE, "")
    .normalize("NFC");
}

/** By way of capitals ı becomes i and ß becomes ss; ẞ becomes ß first. A sigma at the end of a word is one like any other. */
const foldCase = (text: string) =>
  text.toLowerCase().toUpperCase().toLowerCase().normalize("NFKD").replaceAll("ς", "σ");
