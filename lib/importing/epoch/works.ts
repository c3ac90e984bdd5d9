import type { PublishedStep } from "./steps";
import type { PublishedRow } from "./types";

/** A dated thing that the prose says about the building works of a step. */
export type WorksEvent = {
  step: PublishedStep;
  milestone: "started" | "roof_complete";
  date: string;
  row: PublishedRow;
};

/**
 * Which step each start and each complete roof belongs to. A start that names buildings belongs to every step that has
 * one of them; the first that names none, to the first step. A roof counts for a step once its highest-numbered building
 * has one. What fits no step stays a row.
 */
export function findWorks(rows: readonly PublishedRow[], steps: readonly PublishedStep[]): WorksEvent[] {
  const events: WorksEvent[] = [];
  let isSiteStarted = false;
  for (const row of rows) {
    const add = (step: PublishedStep, milestone: WorksEvent["milestone"]) => {
      const isKnown = events.some((event) => event.step === step && event.milestone === milestone);
      // Works do not start after service: such a row is about something else.
      if (!isKnown && row.date <= step.date) events.push({ step, milestone, date: row.date, row });
    };
    if (row.worksStarted?.length === 0 && !isSiteStarted && steps[0]) {
      isSiteStarted = true;
      add(steps[0], "started");
    }
    for (const step of steps) {
      if (step.buildings.some((number) => row.worksStarted?.includes(number))) add(step, "started");
      const highest = step.buildings.at(-1);
      if (highest !== undefined && row.roofsComplete.includes(highest)) add(step, "roof_complete");
    }
  }
  return events;
}
