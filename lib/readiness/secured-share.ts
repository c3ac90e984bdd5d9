import type { PillarReadiness, ReadinessRow } from "./types";

/**
 * How much of what the row's MW need is secured, from 0 to 1, as a range: the mean over the pillars that are needed, each with the same
 * weight (judgement, U). A pillar that nobody recorded may be anything, so it widens the range and lowers nothing. Null without pillars.
 */
export function securedShare(
  pillars: Pick<PillarReadiness, "share" | "reason">[],
): { low: number; high: number } | null {
  const needed = pillars.filter((pillar) => pillar.reason !== "not_required" && pillar.reason !== "no_phases");
  if (needed.length === 0) return null;
  const mean = (end: "low" | "high", unknown: number) =>
    needed.reduce((sum, pillar) => sum + (pillar.share?.[end] ?? unknown), 0) / needed.length;
  return { low: mean("low", 0), high: mean("high", 1) };
}

/** Places by what is secured for certain, then by what may be; only rows that may be ranked have one, and equals share theirs. */
export function rankRows(rows: Pick<ReadinessRow, "iso3" | "rank" | "pillars">[]): Map<string, number> {
  const ranked = rows
    .filter((row) => row.rank.rankable)
    .map((row) => ({ iso3: row.iso3, share: securedShare(row.pillars) ?? { low: 0, high: 1 } }));
  return new Map(
    ranked.map(({ iso3, share }) => [
      iso3,
      1 +
        ranked.filter(
          (other) => other.share.low > share.low || (other.share.low === share.low && other.share.high > share.high),
        ).length,
    ]),
  );
}
