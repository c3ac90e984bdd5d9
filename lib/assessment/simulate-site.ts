import { type PhaseStatus, planSite, type SitePlan } from "@/lib/chain/phase-plan";
import type { SiteRecords } from "@/lib/domain/records";
import { quantileOf, type Streams, type TargetSamples } from "@/lib/forecast";
import { scheduleUnder } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { Chance } from "@/lib/schedule/chance";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";
import { powerDays } from "@/lib/schedule/power-days";
import { siteChance } from "@/lib/schedule/site-chance";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import type { AssessmentOptions } from "./engine-options";
import { finiteQuantiles, type PhaseTarget, phaseTarget } from "./phase-target";
import { streamsOf } from "./site-streams";

/** A site as its records have it, and its schedule under a scenario: its own in the base. */
export type PlannedSite = SitePlan & { site: SiteRecords; scheduleUnder: SiteSchedule };

/** A phase that is still to come, with its draws. P50s are epoch days. */
export type OpenPhase = {
  schedule: PhaseSchedule;
  target: PhaseTarget;
  /** Over all draws, whether or not they are cancelled before. */
  serviceP50Day: number;
  powerP50Day: number;
  /** By the outside view alone, of the draws that take it; of all of them where none does. */
  outsideP50Day: number;
  outsideP80Day: number;
};

/** One phase that was not withdrawn. `open` is null once it serves, and where nothing at all is known of it. */
export type SimulatedPhase = { plan: PhaseStatus; open: OpenPhase | null; samples: TargetSamples | null };

/** Every phase that was not withdrawn, in its order, and the columns that they were drawn from. */
export type SimulatedSite = { phases: SimulatedPhase[]; chance: Chance };

/** Records → schedule. @param overrides checked (`readOverrides`); {} is the base. @throws as `planSite` */
export function plannedSite(site: SiteRecords, overrides: ScenarioOverrides = {}): PlannedSite {
  const made = planSite(site);
  return { ...made, site, scheduleUnder: scheduleUnder(made, site, overrides) };
}

/** Schedule → draws. */
export function simulateSite(planned: PlannedSite, options: AssessmentOptions, streams: Streams): SimulatedSite {
  const { plans, scheduleUnder: schedule } = planned;
  const chance = siteChance(schedule, streams);
  const draws = simulateSchedule(schedule, chance);
  const phases = plans
    .filter(({ stage }) => stage !== "withdrawn")
    .map((plan): SimulatedPhase => {
      const found = draws.find(({ phase }) => phase.id === String(plan.phase.id));
      if (plan.inService) return { plan, open: null, samples: servingSamples(plan, chance) };
      if (!found) return { plan, open: null, samples: null };
      const { serviceDay: startDay, cancelledDay } = found;
      const open = openPhase(found, plan, options.asOfDay, streams);
      return { plan, open, samples: { id: found.phase.id, startDay, cancelledDay } };
    });
  return { phases, chance };
}

/** `simulateSite` on columns of its own. */
export function simulateAlone(planned: PlannedSite, options: AssessmentOptions): SimulatedSite {
  const streams = streamsOf(planned.scheduleUnder, options);
  const found = simulateSite(planned, options, streams);
  streams.end();
  return found;
}

/** The median day of service (epoch day) over all draws, whether or not they are cancelled before. */
export const serviceP50DayOf = ({ serviceDay }: Pick<PhaseSchedule, "serviceDay">): number =>
  quantileOf(serviceDay.toSorted(), 0.5);

function openPhase(schedule: PhaseSchedule, plan: PhaseStatus, asOfDay: number, streams: Streams): OpenPhase {
  const { view, lookDay } = schedule;
  const taking = view.outsideAt(lookDay);
  const outside = (taking.length > 0 ? taking : view.at(lookDay)).toSorted();
  return {
    schedule,
    target: phaseTarget(schedule, {
      asOfDay,
      announcedDay: plan.announced?.statedDay ?? null,
      replicates: streams.replicates,
    }),
    serviceP50Day: serviceP50DayOf(schedule),
    powerP50Day: finiteQuantiles(powerDays(schedule), streams).p50,
    outsideP50Day: quantileOf(outside, 0.5),
    outsideP80Day: quantileOf(outside, 0.8),
  };
}

/** A phase that serves began on a day of the interval that was stated. Its chance, like that of an open one, is by its place in the site. */
function servingSamples({ phase, inService }: PhaseStatus, chance: Chance): TargetSamples {
  const { earliestDay, latestDay } = inService as NonNullable<PhaseStatus["inService"]>;
  const id = String(phase.id);
  const ranks = chance.uniform(`phase ${phase.ordinal}`, "in service");
  const startDay = ranks.map((rank) => earliestDay + rank * (latestDay - earliestDay));
  return { id, startDay, cancelledDay: new Float64Array(chance.draws).fill(Number.POSITIVE_INFINITY) };
}
