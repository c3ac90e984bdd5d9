import { cleanText } from "../clean-text";
import type { Meaning } from "../tokens";
import { english } from "./english";
import { japaneseAndChinese } from "./japanese-and-chinese";
import { korean } from "./korean";
import { thai } from "./thai";

const signs: [string, Meaning][] = [
  ...[" ", ",", ".", "(", ")", "[", "]", '"', "“", "”"].map((sign): [string, Meaning] => [sign, { type: "filler" }]),
  ...["-", "/"].map((sign): [string, Meaning] => [sign, { type: "joint", mayBeFiller: true }]),
  ...["~", "&"].map((sign): [string, Meaning] => [sign, { type: "joint", mayBeFiller: false }]),
];

const lexicon = new Map(
  [...english, ...korean, ...japaneseAndChinese, ...thai]
    .map(([word, meaning]): [string, Meaning] => [cleanText(word), meaning])
    .concat(signs),
);
const longest = Math.max(...[...lexicon.keys()].map((word) => word.length));

/** The longest word of any language that stands at a place of a lower-case text; an English one ends there, too. */
export function wordAt(text: string, at: number): { word: string; meaning: Meaning } | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    const meaning = lexicon.get(word);
    if (meaning && !(/[a-z]$/.test(word) && /[a-z]/.test(text.charAt(at + length)))) return { word, meaning };
  }
  return null;
}
