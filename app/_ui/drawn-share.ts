import type { Locale } from "@/lib/domain/vocabulary";
import { formatPercent } from "@/lib/format/numbers";

/** A share of draws: never 0 or all where only so many were drawn. */
export type DrawnShare = { kind: "fewer-than-one" | "all-but-fewer-than-one" } | { kind: "percent"; percent: string };

/** How a share of draws is worded. */
export function drawnShare(share: number, locale: Locale): DrawnShare {
  if (share <= 0) return { kind: "fewer-than-one" };
  if (share >= 1) return { kind: "all-but-fewer-than-one" };
  return { kind: "percent", percent: formatPercent(share, locale) };
}
