import { figuresAt } from "./figures";
import { numberAt } from "./numbers";
import type { Meaning, Token } from "./tokens";
import { wordAt } from "./words/lexicon";

/** A run that is no word of a date: letters up to the next sign or figure, figures up to the next letter, or one sign. */
const RUN = /[\p{L}\p{M}]+|\d+|./suy;

/** A time of day. In another zone it may be another day: only midnight of UTC, which is how a day is stored, is taken. */
const TIME =
  /(?<=[\d.)일日])[t ](?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]m)?|00:00(?::00(?:\.0+)?)?z)(?![\d:a-z+-])/y;
/** Any other: 24:00, a time of another zone. */
const NO_TIME = /(?:(?<=\d)t)?\d{1,2}:\d{2}[\d:.]*(?:z|[+-]\d{2}:?\d{2})?/y;
/** An analyst's estimate or forecast: 2027E, 3Q27F. */
const ESTIMATE = /(?<=(?<![\d.])\d{4}|[qhy']\d{2})(?:[ef]| ?\([ef]\))(?![\p{L}\d])/uy;

const asides = [
  [TIME, "time"],
  [NO_TIME, "unknown"],
  [ESTIMATE, "filler"],
] as const;

const LETTER = /[\p{L}\p{M}]/u;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/**
 * The words and figures of a clean text, none left out: what no language knows is a token of its own.
 * @param text as `cleanText` returns it
 */
export function tokenize(text: string): Token[] {
  const lower = text.toLowerCase();
  // İ is two letters in lower case: places would no longer agree.
  const key = lower.length === text.length ? lower : text;
  const isThai = /[\u0e00-\u0e7f]/.test(key);
  const tokens: Token[] = [];
  for (let at = 0; at < key.length; ) {
    const { length, meaning } = meaningAt(key, at, isThai);
    let start = at;
    // 말레이시아 has no 말: letters before an unknown word are its own.
    if (meaning.type === "unknown" && LETTER.test(key.charAt(at)))
      while (LETTERS.test(tokens.at(-1)?.text ?? "")) start = tokens.pop()?.at ?? start;
    tokens.push({ ...meaning, text: text.slice(start, at + length), at: start });
    at += length;
  }
  return tokens;
}

function meaningAt(key: string, at: number, isThai: boolean): { length: number; meaning: Meaning } {
  for (const [pattern, type] of asides) {
    pattern.lastIndex = at;
    const found = pattern.exec(key);
    if (found) return { length: found[0].length, meaning: { type } };
  }
  // Words go first: `1st half` is no day.
  const word = wordAt(key, at);
  if (word) return { length: word.word.length, meaning: word.meaning };
  const figures = figuresAt(key, at, isThai) ?? numberAt(key, at, isThai);
  if (figures) return figures;
  RUN.lastIndex = at;
  return { length: RUN.exec(key)?.[0].length ?? 1, meaning: { type: "unknown" } };
}
