import type { FlagCheck } from "../types";

/**
 * Rule 9: news of the last `flag_moved_window_days` moved P50 by at least `flag_moved_days`, or P(cancelled) by at least `flag_moved_points`, either way, against the forecast
 * of the same day had somebody merely looked. Change: a look alone never raises it.
 */
export const forecastMoved: FlagCheck = ({ move, p50Day, thresholds, asOfDay }) => {
  if (move === null) return [];
  const { p50DaysByNews, p50DaysByLook, cancelledPointsByNews, cause, sinceDay } = move;
  const isFar = Math.abs(p50DaysByNews) >= thresholds.flag_moved_days;
  if (!isFar && Math.abs(cancelledPointsByNews) < thresholds.flag_moved_points) return [];
  return [
    {
      rule: "forecast_moved",
      kind: "change",
      event: "forecast_change",
      mayBeHigh: false,
      sinceDay: Math.min(asOfDay, sinceDay),
      numbers: {
        newsDays: Math.round(p50DaysByNews),
        lookDays: Math.round(p50DaysByLook),
        cancelledPoints: Math.round(cancelledPointsByNews * 10) / 10,
        p50Day: p50Day === null ? null : Math.round(p50Day),
        windowDays: thresholds.flag_moved_window_days,
        cause: cause.kind,
      },
      claimIds: cause.kind === "claim" ? [cause.claimId] : [],
    },
  ];
};
