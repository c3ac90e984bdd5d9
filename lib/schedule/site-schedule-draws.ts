import type { Chance } from "./chance";
import { type PhaseSchedule, phaseSchedule } from "./phase-schedule";
import type { OpenGate } from "./power-ways";
import type { SiteSchedule } from "./site-schedule";

/**
 * Every open phase of a site in each draw. Pure: the same site and chance give the same days, whatever the day on which it is asked. A gate of
 * the whole site has one day a draw, that of the first phase that it holds up; later phases wait for it once somebody spoke of it.
 */
export function simulateSchedule({ siteKey, phases, model, licence }: SiteSchedule, chance: Chance): PhaseSchedule[] {
  const ofSite = new Map<string, OpenGate | null>();
  const found: PhaseSchedule[] = [];
  for (const phase of phases) {
    const one = phaseSchedule(phase, { previous: found.at(-1) ?? null, ofSite }, { siteKey, model, licence, chance });
    for (const { id, isOfSite } of phase.gates) {
      if (isOfSite && !ofSite.has(id)) ofSite.set(id, one.gates.find((gate) => gate.id === id) ?? null);
    }
    found.push(one);
  }
  return found;
}
