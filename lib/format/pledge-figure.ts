/** What a pledge states: one value, a range, or one bound. */
export type PledgeFigure =
  | { kind: "exact" | "atLeast" | "atMost"; value: number }
  | { kind: "range"; low: number; high: number };

/** The figure to show of a pledge's bounds; null when it has none. A unit that says `upper bound` makes its value exact: the bound is in the unit. */
export function pledgeFigure(pledge: {
  low: number | null;
  central: number | null;
  high: number | null;
  unit: string | null;
}): PledgeFigure | null {
  const { low, central, high, unit } = pledge;
  if (central !== null) return { kind: "exact", value: central };
  if (low !== null) return high === null ? { kind: "atLeast", value: low } : { kind: "range", low, high };
  if (high === null) return null;
  return { kind: unit?.includes("upper bound") ? "exact" : "atMost", value: high };
}
