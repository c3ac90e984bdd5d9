/** From this share of draws on, an open phase counts as probably in service. */
export const PROBABLY_IN_SERVICE = 0.5;

/**
 * How an open phase stands on a day: `probably` in service though nobody saw it; `possibly`, where its median given completion has passed but fewer
 * than half of all draws serve; else its start lies `ahead`.
 */
export type ServiceStanding = "probably" | "possibly" | "ahead";

/**
 * How an open phase stands (epoch days).
 * @param open.probabilityInService P(in service by the as-of day); null: unknown, so that the median alone tells
 * @param open.p50Day of its service given completion; null: never
 */
export function serviceStanding(
  open: { probabilityInService: number | null; p50Day: number | null },
  asOfDay: number,
): ServiceStanding {
  if ((open.probabilityInService ?? 0) >= PROBABLY_IN_SERVICE) return "probably";
  return open.p50Day !== null && open.p50Day <= asOfDay ? "possibly" : "ahead";
}

/** Whether a phase counts as probably in service: open, and at least half of its draws serve by the day of its forecast. */
export const isProbablyInService = (forecast: { state: string; inServiceByAsOf?: number | null } | null): boolean =>
  forecast?.state === "forecast" && (forecast.inServiceByAsOf ?? 0) >= PROBABLY_IN_SERVICE;

/** Days since the last announced day of service (epoch days); null until it has passed. */
export function overdueDays(announcedDay: number | null, asOfDay: number): number | null {
  return announcedDay !== null && announcedDay < asOfDay ? asOfDay - announcedDay : null;
}
