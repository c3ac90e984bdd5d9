import { announcedReference, climatologyReference } from "./references";
import type { ReplayStep } from "./replay-steps";
import { scoreAtHorizon } from "./score-forecast";
import { figuresOf, type ScoredForecast } from "./summary";

/**
 * Scores a resolved step of a replay over its own window, as the archive's forecasts are scored. There is no previous forecast: none was made.
 * @returns null when the outcome is not known
 */
export function scoreReplayStep(step: ReplayStep, siteId: number): ScoredForecast | null {
  const { outcome, asOfDay, endDay, quantileDays, neverProbability, announced, classP50Day, classP80Day } = step;
  if (outcome.state === "unknown") return null;
  const settled =
    outcome.state === "in_service"
      ? ({ happened: true, day: outcome.day } as const)
      : ({ happened: false, day: null } as const);
  const rows = scoreAtHorizon(
    {
      key: `replay/${step.phaseId}/${asOfDay}`,
      asOfDay,
      distribution: { quantileDays, neverProbability },
      references: {
        announced: announced && announcedReference(announced.day),
        previous: null,
        climatology:
          classP50Day === null || classP80Day === null
            ? null
            : climatologyReference(asOfDay, classP50Day, classP80Day, neverProbability),
      },
    },
    settled,
    endDay - asOfDay,
  );
  return { phaseId: step.phaseId, siteId, figures: figuresOf(rows) };
}
