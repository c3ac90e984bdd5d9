import { gateAssessments } from "@/lib/assessment/gate-assessments";
import type { PhaseTarget } from "@/lib/assessment/phase-target";
import { type PlannedSite, simulateSite } from "@/lib/assessment/simulate-site";
import { streamsOf } from "@/lib/assessment/site-streams";
import type { GateAssessment } from "@/lib/assessment/types";
import type { Streams, TargetSamples } from "@/lib/forecast";
import { type Decided, decidedBy } from "@/lib/schedule/decided-by";
import { ASKED } from "./asked";

/** Everything that is read off the draws of a made-up site, both of whose phases are open. */
export type SiteForecast = {
  phases: {
    target: PhaseTarget;
    powerP50Day: number;
    outsideDays: { p50: number; p80: number };
    /** What service waits for last, and by how many days each moves the mean. */
    decided: Decided[];
    gates: GateAssessment[];
  }[];
  samples: TargetSamples[];
};

/**
 * The forecast of a site on given columns: its draws, and of each phase its figures, what decides it, and the figures of every gate. What a page
 * shows beside these is timed apart (days saved) or follows from the draws (money, effects of base rates).
 */
export function siteForecast(planned: PlannedSite, streams: Streams): SiteForecast {
  const { phases } = simulateSite(planned, ASKED, streams);
  const opened = phases.map(({ plan, open, samples }) => {
    if (!open || !samples) throw new Error(`expected an open phase, got ${plan.stage}`);
    return { plan, open, samples };
  });
  return {
    phases: opened.map(({ plan, open }, i) => {
      const { schedule, target, powerP50Day, outsideP50Day: p50, outsideP80Day: p80 } = open;
      const inFront = opened[i - 1]?.open.schedule ?? null;
      const decided = decidedBy(schedule, inFront, plan.announced?.statedDay ?? null);
      const gates = gateAssessments(plan, schedule, decided, null, streams);
      return { target, powerP50Day, outsideDays: { p50, p80 }, decided, gates };
    }),
    samples: opened.map(({ samples }) => samples),
  };
}

/** `siteForecast` with nothing kept from before. */
export function coldSiteForecast(planned: PlannedSite): SiteForecast {
  const streams = streamsOf(planned.scheduleUnder, ASKED);
  const found = siteForecast(planned, streams);
  streams.end();
  return found;
}
