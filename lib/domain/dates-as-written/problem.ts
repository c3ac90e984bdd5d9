import type { Token } from "./tokens";
import type { DateRefusal } from "./types";

/** Why tokens make no date: the part that failed, and what to try instead for the nearest readings. */
export type Problem = { ok: false; reason: DateRefusal; part: string; instead: Token[][] };

export const problem = (reason: DateRefusal, part: string, instead: Token[][] = []): Problem => ({
  ok: false,
  reason,
  part,
  instead,
});

/** The text from the first token through the last, as it was written. */
export function writtenAs(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => text)
    .join("")
    .trim();
}
