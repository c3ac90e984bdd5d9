import { type Cancellation, cancellation } from "./cancellation";
import type { Chance } from "./chance";
import { closingDay } from "./closing";
import { earlier, later } from "./columns";
import { decisionDraws } from "./decision";
import { followerOf } from "./follower";
import { gateSchedule } from "./gate-parts";
import { gateParts } from "./gate-schedule";
import { ownTerm } from "./gate-term";
import { closedDay, withImpliedEvidence } from "./implied-evidence";
import { lastLook } from "./last-look";
import type { Column } from "./laws";
import { licensed } from "./licence";
import { once } from "./once";
import { latestEnd, type OpenGate } from "./power-ways";
import { type Race, REST, raceOf } from "./race";
import { type ServiceView, serviceView } from "./service-view";
import type { ScheduleGate, SchedulePhase, SiteSchedule } from "./site-schedule";

/** A phase in each draw. */
export type PhaseSchedule = Cancellation & {
  phase: SchedulePhase;
  lookDay: number;
  /** The day of service, whatever happens to the phase. */
  serviceDay: Column;
  view: ServiceView;
  gates: OpenGate[];
  /** The days of closed gates, by id. */
  closed: ReadonlyMap<string, number>;
  /** The day from which an export licence lets it serve, −∞ in a draw without one; null where no scenario asks for one. */
  licensedDay: Column | null;
};

type Site = Pick<SiteSchedule, "siteKey" | "model" | "licence"> & { chance: Chance };
/** What the phases in front have settled. */
export type InFront = {
  previous: PhaseSchedule | null;
  /** The gates of the whole site that they hold, by id; null for one that is closed. */
  ofSite: ReadonlyMap<string, OpenGate | null>;
};

/** One phase behind those in front of it: its view, its race, the end of each gate, and the latest of those. */
export function phaseSchedule(phase: SchedulePhase, { previous, ofSite }: InFront, site: Site): PhaseSchedule {
  const { siteKey, model, chance } = site;
  const { draws } = chance;
  const gates = withImpliedEvidence(phase);
  const lookDay = lastLook(phase, gates);
  const view = serviceView(siteKey, { ...phase, gates }, previous?.view ?? null, model, chance);
  const closed = new Map(
    gates.flatMap((gate) => [closedDay(gate)].flatMap((day) => (day === null ? [] : [[gate.id, day] as const]))),
  );
  const own = gates.filter(({ id }) => !ofSite.has(id));
  const scheduled = ownGates(own, { phase, gates, lookDay, view, closed }, site);
  const ofFront = gates.flatMap(({ id }) => (closed.has(id) ? [] : (ofSite.get(id) ?? [])));
  // What is known of a plant of the whole site is a way to power of every phase.
  const held = ofFront.filter(({ isSpoken, kind }) => isSpoken || kind === "own_power");
  const open = [...scheduled, ...held];
  const decisions = [...scheduled, ...ofFront].flatMap(({ decision }) => decision ?? []);
  const isPowered =
    phase.firstPowerDay !== null || gates.some(({ kind, id }) => kind === "own_power" && closed.has(id));
  const closing = closingDay(phase, gates, closed, model, view.ranksOn, lookDay);
  const hasOtherWay = isPowered || open.some(({ kind }) => kind === "own_power");
  const end = latestEnd(open, isPowered, draws);
  // A gate that somebody has spoken of holds a closing up.
  const spokenOf = open.filter(({ isSpoken }) => isSpoken);
  const unlicensed = closing ? earlier(end, later(closing, latestEnd(spokenOf, isPowered, draws))) : end;
  const licence = licensed(phase, open, unlicensed, site.licence, chance);
  const alone = licence ? later(unlicensed, licence.day) : unlicensed;
  const serviceDay = previous && !phase.isIndependent ? later(alone, previous.serviceDay) : alone;
  return {
    ...{ phase, lookDay, serviceDay, view, closed, licensedDay: licence?.day ?? null },
    gates: closing || hasOtherWay ? open.map((gate) => notAfterService(gate, serviceDay)) : open,
    ...cancellation(phase, lookDay, serviceDay, licence ? [...decisions, licence] : decisions, chance),
  };
}

/** A closing, or another way to power, leaves a gate of which nobody spoke no later than service. */
const notAfterService = (gate: OpenGate, serviceDay: Column): OpenGate =>
  gate.isSpoken || gate.kind === "own_power" ? gate : { ...gate, day: earlier(gate.day, serviceDay) };

type Standing = {
  phase: SchedulePhase;
  gates: readonly ScheduleGate[];
  lookDay: number;
  view: ServiceView;
  closed: ReadonlyMap<string, number>;
};

/** The phase's own gates that are open, and the rest. */
function ownGates(
  own: readonly ScheduleGate[],
  { phase, gates, lookDay, view, closed }: Standing,
  { siteKey, model, chance }: Site,
) {
  const race = raceOf(siteKey, phase.id, own, model, chance);
  const areWorksBegun = view.worksStartDay !== null || gates.some(({ kind, id }) => kind === "works" && closed.has(id));
  return [...own.filter(({ id }) => !closed.has(id)), restOf(model.worksClass)].map((gate): OpenGate => {
    const isRest = gate.id === REST;
    const raceId = isRest ? `${race.id} with ${JSON.stringify([...closed])} closed` : race.id;
    const follower = followerOf(gate, gates, areWorksBegun, model);
    const name = `gate ${JSON.stringify([gate, areWorksBegun, follower, lookDay])} in ${raceId} in ${view.id}`;
    return once(chance, name, () => {
      const needed = race.needed.get(gate.id) ?? new Uint8Array(chance.draws).fill(1);
      const binds = isRest ? restBinds(race, phase, view, closed) : (race.binds.get(gate.id) as Uint8Array);
      const term = ownTerm({ gate, needed, binds, raceId, view, model, follower, chance });
      const parts = gateParts({ gate, needed, own: term, lookDay, areWorksBegun, siteKey, model, chance });
      const decision = decisionDraws(gate, parts, term, { siteKey, model, chance, lookDay, needed });
      const found = gateSchedule(decision ? { ...parts, stood: decision, path: null } : parts);
      return { id: gate.id, kind: isRest ? REST : gate.kind, decision, ...found };
    });
  });
}

/** What only service closes, as a gate of which nobody says anything. */
const restOf = (anyClass: ScheduleGate["class"]): ScheduleGate => ({
  ...{ id: REST, kind: "works", class: anyClass, precedes: null, chance: 1 },
  ...{ isOfSite: false, evidence: [], decision: null },
});

/**
 * Draws in which the rest binds: by the race, or in the place of a gate that was done by the day the draw's view rests on. Whoever said the date
 * knew of that, so it earns no credit.
 */
function restBinds(
  race: Race,
  { word }: SchedulePhase,
  view: ServiceView,
  closed: ReadonlyMap<string, number>,
): Uint8Array {
  const announcedSince = word?.saidDay ?? Number.NEGATIVE_INFINITY;
  const outsideSince = view.worksStartDay ?? Number.NEGATIVE_INFINITY;
  const binds = (race.binds.get(REST) as Uint8Array).slice();
  for (const [id, day] of closed) {
    const own = race.binds.get(id);
    // One of the whole site runs in the first phase that it holds up.
    if (!own) continue;
    for (let d = 0; d < binds.length; d += 1)
      if (own[d] === 1 && day <= (view.isOutside[d] === 1 ? outsideSince : announcedSince)) binds[d] = 1;
  }
  return binds;
}
