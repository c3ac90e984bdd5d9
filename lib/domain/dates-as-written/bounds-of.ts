import { type Problem, problem, writtenAs } from "./problem";
import type { Bound, Token } from "./tokens";

type BoundToken = Extract<Token, { type: "bound" }>;
/** The bound of a text and what is left; `isRange`: `…부터 …까지` can be nothing else. */
type Split = { ok: true; bound: Bound | null; body: Token[]; isRange: boolean };

/** Takes the bound off the beginning or the end of a text: `by`, `까지`. @returns a problem where two differ or one stands in the middle */
export function boundsOf(tokens: Token[]): Split | Problem {
  let start = 0;
  let end = tokens.length;
  const bounds: BoundToken[] = [];
  const take = (token: Token | undefined, side: "first" | "last") => {
    if (token?.type === "filler") return true;
    if (token?.type !== "bound" || (token.side !== side && token.side !== "either")) return false;
    bounds.push(token);
    return true;
  };
  while (start < end && take(tokens[start], "first")) start++;
  while (end > start && take(tokens[end - 1], "last")) end--;
  const inner = tokens.slice(start, end);
  // 늦어도 … 까지 says the same before and after.
  const [one, other, third] = bounds;
  const isTwice = other && (third || other.bound !== one?.bound || other.side === one.side);
  if (isTwice) return problem("contradiction", writtenAs(tokens));
  const bound = one?.bound ?? null;
  const middle = inner.filter(({ type }) => type === "bound") as BoundToken[];
  const [from, more] = middle;
  if (!from) return { ok: true, bound, body: inner, isRange: bound === "between" };
  if (more || bound !== "by" || from.bound !== "notBefore" || from.side !== "last")
    return problem("contradiction", from.text);
  const body = inner.map((token): Token => (token === from ? { ...from, type: "joint", mayBeFiller: false } : token));
  return { ok: true, bound: null, body, isRange: true };
}
