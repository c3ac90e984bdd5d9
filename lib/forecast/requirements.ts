import type { NetworkProblem } from "./network";

/** Collects "expected X, got Y" problems of one thing. */
export type Requirements = {
  /** A finite number that `holds`. */
  number(name: string, value: number, expected: string, holds: (value: number) => boolean): void;
  /** Anything else that must be so. */
  must(holds: boolean, expected: string, got: string): void;
};

/** Requirements whose failures are added to `problems` under `code` and `nodeIds`; `subject` opens each message. */
export function requirements(
  problems: NetworkProblem[],
  code: NetworkProblem["code"],
  subject: string,
  nodeIds: string[],
): Requirements {
  const must = (holds: boolean, expected: string, got: string) => {
    if (!holds) problems.push({ code, nodeIds, message: `${subject}: expected ${expected}, got ${got}` });
  };
  const number = (name: string, value: number, expected: string, holds: (value: number) => boolean) =>
    must(Number.isFinite(value) && holds(value), `${name} ${expected}`, String(value));
  return { must, number };
}

/** Days and day numbers stay within ±10⁸ (270,000 years), so that no sum of them overflows or loses its fractions. */
export const LIMIT_DAYS = 1e8;

export function isDays(value: number): boolean {
  return Math.abs(value) <= LIMIT_DAYS;
}

export function isPositive(value: number): boolean {
  return value > 0;
}

export function isNotNegative(value: number): boolean {
  return value >= 0;
}

export function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
