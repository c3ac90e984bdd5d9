import { isRenumbered, SAME_TOTAL_MEGAWATTS, type SitePublication } from "./match-steps";
import type { PublishedStep } from "./steps";

/**
 * Why the newest publication of a site has no counterpart of a step.
 * `past`: it was said to be in service, and its power is now counted in other steps, or no longer.
 * `regrouped`: an expected step whose power other steps now carry. `gone`: an expected step beyond all that is still
 * published: leaving a publication is an event, not a cancellation.
 */
export type StepFate = "past" | "regrouped" | "gone";

export function fateOfLostStep(
  step: PublishedStep,
  earlier: SitePublication & { publishedOn: string },
  newest: SitePublication,
): StepFate {
  if (step.date <= earlier.publishedOn) return "past";
  const total = newest.steps.at(-1)?.cumulativeMegawatts ?? 0;
  const named = newest.steps.flatMap((other) => other.buildings);
  const isCountedElsewhere =
    isRenumbered(earlier.rows, newest.rows) ||
    step.buildings.some((number) => named.includes(number)) ||
    (earlier.powerBasis === newest.powerBasis && step.cumulativeMegawatts <= total + SAME_TOTAL_MEGAWATTS);
  return isCountedElsewhere ? "regrouped" : "gone";
}
