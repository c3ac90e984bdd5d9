/** Days after a forecast's day at which it is scored: about 6, 12, 18, 24 and 36 months. */
export const scoredHorizons = [182, 365, 548, 730, 1096] as const;
export type ScoredHorizon = (typeof scoredHorizons)[number];

/** The horizons whose end is not after `todayDay`, for a forecast of `asOfDay` (epoch days). */
export function maturedHorizons(asOfDay: number, todayDay: number): ScoredHorizon[] {
  return scoredHorizons.filter((days) => asOfDay + days <= todayDay);
}
