import { withoutInvisible } from "./name-key";

/** What is wrong with a text; `character` as `U+0000`, lengths in UTF-16 units as forms count them. */
export type TextProblem =
  | { kind: "control"; character: string }
  | { kind: "blank" }
  | { kind: "tooLong"; length: number; limit: number };

/** A text as it is kept: composed (NFC), each line end one line feed, without blanks around it. */
export const cleanText = (text: string): string => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();

/** At most `limit` UTF-16 units from the front, and no half of a letter at the end: PostgreSQL takes none in JSON. */
export const cutText = (text: string, limit: number): string => text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");

/** The first character that no text may hold: U+0000 to U+001F but tab and line feed, and U+007F. PostgreSQL takes no U+0000 at all. */
function controlCharacter(text: string): string | null {
  const found = [...text].find((one) => (one < " " && one !== "\t" && one !== "\n") || one === "\u007f");
  if (found === undefined) return null;
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Whether a reader sees nothing of a text: spaces, joiners, fillers and the empty Braille pattern. A control character is an error. */
export const isBlank = (text: string): boolean =>
  controlCharacter(cleanText(text)) === null && withoutInvisible(text).replaceAll("\u2800", "").trim() === "";

/** What is wrong with a cleaned text that may not be empty; null when nothing is. */
export function textProblem(text: string, limit: number): TextProblem | null {
  const character = controlCharacter(text);
  if (character) return { kind: "control", character };
  if (isBlank(text)) return { kind: "blank" };
  return text.length > limit ? { kind: "tooLong", length: text.length, limit } : null;
}

/** The problem in words, after the field's name. */
export function textRefusal(field: string, problem: TextProblem): string {
  if (problem.kind === "control") return `${field}: may not hold the control character ${problem.character}`;
  if (problem.kind === "blank") return `${field}: may not be empty`;
  return `${field}: at most ${problem.limit} characters, but it has ${problem.length}`;
}

/**
 * What an address asks to find: cleaned, without control characters, cut to `limit`; null when nothing visible is left.
 * @param asked of a repeated parameter the first counts
 */
export function searchText(asked: unknown, limit: number): string | null {
  const first: unknown = Array.isArray(asked) ? asked[0] : asked;
  if (typeof first !== "string") return null;
  const visible = [...cleanText(first)].filter((one) => controlCharacter(one) === null).join("");
  const text = visible.trim().slice(0, limit);
  return isBlank(text) ? null : text;
}
