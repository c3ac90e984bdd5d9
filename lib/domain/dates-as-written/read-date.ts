import { cleanText } from "./clean-text";
import { readTokens } from "./read-tokens";
import { readSerial } from "./serials";
import { isUnknownWord } from "./stand-ins";
import { tokenize } from "./tokenize";
import type { DateContext, DateReading } from "./types";

const LONGEST = 200;

/**
 * Reads a date as people write it in English, Korean, Japanese, Chinese or Thai: `3Q27`, `by mid-2027`, `Nov 20, 2026`, `'27.하반기`,
 * `2028年度上期`, `พ.ศ. 2570`. Nothing is read from a text without a year, and nothing is guessed: where two readings hold it asks.
 * @param context what the caller knows about the text's column, party and economy
 */
export function readDate(text: string, context: DateContext = {}): DateReading {
  const clean = cleanText(text);
  if (clean.length > LONGEST)
    return { kind: "refused", reason: "tooLong", part: `${clean.slice(0, 40)}…`, nearest: [] };
  if (isUnknownWord(clean)) return { kind: "unknown" };
  return readSerial(clean, context) ?? readTokens(tokenize(clean), context);
}
