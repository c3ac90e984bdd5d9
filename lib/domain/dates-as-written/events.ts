import { type Problem, problem } from "./problem";
import type { Token } from "./tokens";

/**
 * Leaves out what happens on a date where it stands at one end of the text: `2028년 6월까지 준공`, `COD 2028`. Elsewhere it changes the date:
 * `준공 후`, `3월 착공~12월 준공`.
 * @returns a problem where it stands between other words, or at both ends
 */
export function withoutEvents(tokens: Token[]): { ok: true; tokens: Token[] } | Problem {
  const isOfDate = ({ type }: Token) => type !== "event" && type !== "filler";
  const first = tokens.findIndex(isOfDate);
  const last = tokens.findLastIndex(isOfDate);
  const isAtStart = tokens.slice(0, Math.max(first, 0)).some(({ type }) => type === "event");
  const odd = tokens.find(({ type }, i) => type === "event" && i > first && (i < last || isAtStart));
  if (odd) return problem("contradiction", odd.text);
  return {
    ok: true,
    tokens: tokens.map((token): Token => (token.type === "event" ? { ...token, type: "filler" } : token)),
  };
}
