import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { slipLaw } from "@/lib/schedule/slip-law";
import { errorLaws, type SlipFamily } from "./error-law";
import type { SlipQuestion } from "./row-forecasts";
import type { SlipModels } from "./shipped-models";
import { type WaitingTime, waitUnlessCancelled } from "./waiting-time";

/**
 * What the slip model says `silentDays` after a date was said: the slip from the day it was said, given that the project was not synchronised
 * by now, and from now on a constant hazard of cancellation. A date that had passed when it was said is no promise: the overdue class from
 * that day, lognormal in every family.
 */
export function anchoredWait(
  said: SlipQuestion,
  silentDays: number,
  { slip, farDays, cancelledPerYear }: SlipModels,
  family: SlipFamily = "lognormal",
): WaitingTime {
  const { statedRemainingDays, ageDays } = said;
  const { certainDays, medianDays, sigma } = slipLaw(slip, statedRemainingDays, ageDays / DAYS_PER_YEAR, farDays);
  const { logUpper } = errorLaws[statedRemainingDays > 0 ? family : "lognormal"];
  const logSurvival = (day: number) =>
    day > certainDays ? logUpper(Math.log((day - certainDays) / medianDays) / sigma) : 0;
  const now = logSurvival(silentDays);
  return waitUnlessCancelled((day) => -Math.expm1(logSurvival(silentDays + day) - now), cancelledPerYear);
}
