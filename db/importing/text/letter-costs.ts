import { COMMON_HANGUL, COMMON_KANJI, COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from "./common-letters";
import type { Regional } from "./encoding";

/** A share of a language's text that is spread evenly over so many letters: minus the logarithm of one letter's probability. */
const cost = (share: number, letters: number) => -Math.log(share / letters);

const ASCII = cost(0.9, 30);
const SYMBOL = cost(0.02, 150);
const UNHEARD_OF = 20;

const hangul = new Set(COMMON_HANGUL);
const kanji = new Set(COMMON_KANJI);
const simplified = new Set(COMMON_SIMPLIFIED);
const traditional = new Set(COMMON_TRADITIONAL);
const accented = new Set("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšž");
const accentedCapitals = new Set("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽŸ");
/** Letters of Iceland, in whose places Turkish has its own. */
const icelandic = new Set("ÝÐÞðþ");

const isBetween = (letter: string, from: string, to: string) => letter >= from && letter <= to;
const isHan = (letter: string) => isBetween(letter, "\u3400", "\u9fff") || isBetween(letter, "\uf900", "\ufaff");
const isKana = (letter: string) => isBetween(letter, "\u3041", "\u30ff");
/** Punctuation and signs of East Asian text, full-width letters, circled numbers, Greek, box lines. */
const isSymbol = (letter: string) =>
  isBetween(letter, "\u3000", "\u303f") ||
  isBetween(letter, "\uff01", "\uff5e") ||
  isBetween(letter, "\u2010", "\u26ff") ||
  isBetween(letter, "\u00a0", "\u03ff") ||
  isBetween(letter, "\u3200", "\u33ff");

const ranked = (common: Set<string>, size: number) => ({
  common: cost(0.88, common.size),
  rare: cost(0.06, size),
});
const korean = ranked(hangul, 2_350);
const japanese = { ...ranked(kanji, 6_355), kana: cost(0.45, 170) };
const mainland = ranked(simplified, 6_763);
const taiwanese = ranked(traditional, 13_053);
const western = { lower: cost(0.7, accented.size), capital: cost(0.1, 40), sign: cost(0.2, 60) };

function chinese(letter: string, common: Set<string>, costs: { common: number; rare: number }): number {
  if (common.has(letter)) return costs.common;
  if (isHan(letter)) return costs.rare;
  return isSymbol(letter) ? SYMBOL : UNHEARD_OF;
}

function japaneseCost(letter: string): number {
  if (isKana(letter)) return japanese.kana;
  if (kanji.has(letter)) return japanese.common;
  if (isHan(letter)) return japanese.rare;
  // Half-width kana are one byte each; most of what looks like them is another encoding.
  return isBetween(letter, "\uff61", "\uff9f") ? 9.5 : isSymbol(letter) ? SYMBOL : UNHEARD_OF;
}

const costOf: Record<Regional, (letter: string) => number> = {
  cp949: (letter) => {
    if (hangul.has(letter)) return korean.common;
    if (isBetween(letter, "가", "힣")) return korean.rare;
    return isHan(letter) || isKana(letter) ? 13 : isSymbol(letter) ? SYMBOL : UNHEARD_OF;
  },
  cp932: japaneseCost,
  "euc-jp": japaneseCost,
  big5: (letter) => chinese(letter, traditional, taiwanese),
  gb18030: (letter) => chinese(letter, simplified, mainland),
  "windows-1252": (letter) => {
    if (accented.has(letter)) return western.lower;
    if (icelandic.has(letter)) return 8;
    return accentedCapitals.has(letter) ? western.capital : western.sign;
  },
};

/** What the letters of a text cost together: those of ASCII, which all encodings share, and the others. */
export type TextCost = { ascii: number; others: number; otherLetters: number };

/**
 * How unlikely a text is in the language of an encoding: minus the logarithm of its probability, each letter drawn for
 * itself, the common letters of the language taking most of the probability. Lower is likelier; texts may be compared
 * when they are decoded from the same bytes.
 */
export function textCost(text: string, encoding: Regional): TextCost {
  const total: TextCost = { ascii: 0, others: 0, otherLetters: 0 };
  const cost = costOf[encoding];
  for (const letter of text) {
    if (letter < "\u0080") total.ascii += ASCII;
    else {
      total.others += cost(letter);
      total.otherLetters += 1;
    }
  }
  const odd = encoding === "windows-1252" ? ODD_IN_WEST : INSIDE_A_WORD;
  total.others += ODD * (text.match(odd)?.length ?? 0);
  return total;
}

/**
 * Whether a text looks like the language at all: its letters cost, on average, less than halfway between common and rare
 * ones. Text in an encoding that is not read at all has letters in some other, too, but rare ones.
 */
export function looksRight({ others, otherLetters }: TextCost, encoding: Regional): boolean {
  return others <= otherLetters * (encoding === "windows-1252" ? 6.5 : 9.2);
}

const ODD = 5;
/** Western words have single accents, hardly ever three in a row, and no signs between letters, as `Wroc³aw` does. */
const ODD_IN_WEST = /(?<=[^\p{ASCII}]{2})[^\p{ASCII}]|(?<=\p{L})[^\p{L}\p{ASCII}’‘–—·…](?=\p{L})/gu;
/** East Asian texts do not put one letter into a word of small Latin letters, as `Quer騁aro` does. */
const INSIDE_A_WORD = /(?<![^\p{ASCII}])(?:(?<=[a-z])[^\p{ASCII}]|[^\p{ASCII}](?=[a-z]))(?![^\p{ASCII}])/gu;
