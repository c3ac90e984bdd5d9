import type { Check } from "./gate-properties.fixture";
import type { PhaseSchedule } from "./phase-schedule";
import { gate } from "./schedule.fixture";
import type { SiteSchedule } from "./site-schedule";
import { withGates, withPhase } from "./told-site.fixture";

/** What must change nothing: the order in which gates are told, what is told twice, an empty record, and what only a later phase waits for. */
export function trySame(
  site: SiteSchedule,
  run: (site: SiteSchedule) => PhaseSchedule[],
  base: readonly PhaseSchedule[],
  check: Check,
): void {
  const same = (property: string, other: readonly PhaseSchedule[], phases = base.length) => {
    for (const [j, one] of base.slice(0, phases).entries())
      for (const column of ["serviceDay", "cancelledDay"] as const) {
        const days = (other[j] as PhaseSchedule)[column];
        check(property, one[column], days, one.phase.id);
        check(property, days, one[column], one.phase.id);
      }
  };
  const reversed = site.phases.map((phase) => ({ ...phase, gates: [...phase.gates].reverse() }));
  same("6 the order of the gates changes nothing", run({ ...site, phases: reversed }));
  const twice = withGates(site, (one) => ({ ...one, evidence: one.evidence.flatMap((told) => [told, told]) }));
  same("6 what is told twice changes nothing", run(twice));
  const plant = { ...gate("own_power"), id: "a plant of which nothing is known" };
  const planted = site.phases.map((phase) => ({ ...phase, gates: [...phase.gates, plant] }));
  same("6 a plant of which nothing is known changes nothing", run({ ...site, phases: planted }));
  const last = site.phases.at(-1);
  if (!last || base.length < 2) return;
  const more = withPhase(site, last.id, (phase) => ({
    ...phase,
    gates: [...phase.gates, { ...gate("water"), id: "one more" }],
  }));
  same("6 a gate of a later phase changes no earlier one", run(more), base.length - 1);
}
