import type { Chance } from "./chance";
import { constant, earlier, later, where } from "./columns";
import { type DecisionDraws, decisionDraws } from "./decision";
import { type GateSchedule, gateParts, gateSchedule } from "./gate-schedule";
import { ownTerm } from "./gate-term";
import { closedDay, withImpliedEvidence } from "./implied-evidence";
import { lastLook } from "./last-look";
import { type Column, readLaw } from "./laws";
import { midRanks } from "./mid-ranks";
import { REST, raceOf } from "./race";
import { type ServiceView, serviceView } from "./service-view";
import type { DaysClass, GateKind, ScheduleGate, ScheduleModel, SchedulePhase, SiteSchedule } from "./site-schedule";

export type OpenGate = GateSchedule & { id: string; kind: GateKind | typeof REST };

/** A phase in each draw. */
export type PhaseSchedule = {
  phase: SchedulePhase;
  lookDay: number;
  /** The day of service, whatever happens to the phase. */
  serviceDay: Column;
  view: ServiceView;
  gates: OpenGate[];
  closed: ReadonlyMap<string, number>;
  /** The day on which it is given up, or +∞: only where that is before service. */
  cancelledDay: Column;
  /** 1 where a refusal with no try left ends it. */
  isDenied: Uint8Array;
};

const YEAR_DAYS = 365.25;
const GRID_SIDE: readonly GateKind[] = ["grid", "agreement", "transformer"];

type Site = Pick<SiteSchedule, "siteKey" | "model"> & { chance: Chance };
/** What the phases in front have settled. */
export type InFront = {
  previous: PhaseSchedule | null;
  /** By id, those of the whole site that they hold; null for one that is closed. */
  ofSite: ReadonlyMap<string, OpenGate | null>;
};

/** One phase behind those in front of it: the view, the race, each gate's end, and their latest. */
export function phaseSchedule(phase: SchedulePhase, { previous, ofSite }: InFront, site: Site): PhaseSchedule {
  const { siteKey, model, chance } = site;
  const gates = withImpliedEvidence(phase);
  const lookDay = lastLook(phase, gates);
  const view = serviceView(siteKey, { ...phase, gates }, previous?.view ?? null, model, chance);
  const own = gates.filter(({ id }) => !ofSite.has(id));
  const closed = new Map(
    gates.flatMap((gate) => [closedDay(gate)].flatMap((day) => (day === null ? [] : [[gate.id, day] as const]))),
  );
  const race = raceOf(siteKey, phase.id, own, model, chance);
  const areWorksBegun = view.worksStartDay !== null || gates.some(({ kind, id }) => kind === "works" && closed.has(id));
  const credit = race.binds(REST);
  const anchorOf = (d: number) =>
    view.isOutside[d]
      ? (view.worksStartDay ?? Number.NEGATIVE_INFINITY)
      : (phase.word?.saidDay ?? Number.NEGATIVE_INFINITY);
  // Whoever said the date knew of a gate that was done by then: it earns no credit, and the rest carries its term.
  for (const { id } of own) {
    const day = closed.get(id);
    if (day === undefined) continue;
    const binds = race.binds(id);
    for (let d = 0; d < credit.length; d += 1) if (binds[d] && day <= anchorOf(d)) credit[d] = 1;
  }
  const all = new Uint8Array(chance.draws).fill(1);
  const rest: ScheduleGate = {
    id: REST,
    kind: "works",
    class: model.worksClass,
    precedes: null,
    chance: 1,
    isOfSite: false,
    evidence: [],
    decision: null,
  };
  const scheduled = [...own.filter(({ id }) => !closed.has(id)), rest].map(
    (gate): OpenGate & { decision: DecisionDraws | null } => {
      const isRest = gate === rest;
      const needed = race.needed.get(gate.id) ?? all;
      const term = ownTerm({
        gate,
        needed,
        binds: isRest ? credit : race.binds(gate.id),
        view,
        model,
        follower: followerOf(gate, gates, areWorksBegun, model),
      });
      const parts = gateParts({ gate, needed, own: term, lookDay, areWorksBegun, siteKey, model, chance });
      const decision = decisionDraws(gate, parts, term, { siteKey, model, chance, lookDay, needed });
      const found = gateSchedule(decision ? { ...parts, stood: decision, path: null } : parts);
      return { id: gate.id, kind: isRest ? REST : gate.kind, ...found, decision };
    },
  );
  const held = phase.gates.flatMap(({ id }) => ofSite.get(id) ?? []).filter(({ isSpoken }) => isSpoken);
  const isPowered = phase.firstPowerDay !== null || own.some(({ kind, id }) => kind === "own_power" && closed.has(id));
  const open = [...scheduled, ...held];
  let serviceDay = latestEnd(open, isPowered, chance.draws);
  const spoken = latestEnd(
    open.filter(({ isSpoken }) => isSpoken),
    isPowered,
    chance.draws,
  );
  for (const { originDay, ...days } of closings(phase, gates, closed, model)) {
    const cap = readLaw({ originDay, ...days }, midRanks(view.at(lookDay), all), lookDay);
    serviceDay = earlier(serviceDay, later(cap, spoken));
  }
  if (previous && !phase.isIndependent) serviceDay = later(serviceDay, previous.serviceDay);
  const isDenied = new Uint8Array(chance.draws);
  let ended: Column = chance
    .uniform(phase.id, "given up")
    .map((u) => lookDay - (Math.log(u) / phase.hazardPerYear) * YEAR_DAYS);
  for (const { decision } of scheduled)
    if (decision) {
      decision.isDenied.forEach((denied, d) => {
        if (denied && (decision.deniedDay[d] as number) < (ended[d] as number)) isDenied[d] = 1;
      });
      ended = where(decision.isDenied, earlier(ended, decision.deniedDay), ended);
    }
  const cancelledDay = ended.map((day, d) => (day < (serviceDay[d] as number) ? day : Number.POSITIVE_INFINITY));
  return {
    phase,
    lookDay,
    serviceDay,
    view,
    gates: open.map(({ id, kind, day, end, isSpoken }) => ({
      ...{ id, kind, end, isSpoken },
      // A closing leaves a gate of which nobody spoke no later than service.
      day: isSpoken || kind === "own_power" ? day : earlier(day, serviceDay),
    })),
    closed,
    cancelledDay,
    isDenied,
  };
}

/** The latest end of open gates. With an own way to power, power is there by whichever way comes first. */
function latestEnd(open: readonly OpenGate[], isPowered: boolean, draws: number): Column {
  const latest = (gates: readonly OpenGate[]) =>
    gates.reduce((day, { end }) => later(day, end), constant(draws, Number.NEGATIVE_INFINITY));
  const ownWays = open.filter(({ kind }) => kind === "own_power");
  const isGridSide = ({ kind }: OpenGate) => kind !== REST && GRID_SIDE.includes(kind);
  const others = latest(open.filter((gate) => gate.kind !== "own_power" && !isGridSide(gate)));
  if (isPowered) return others;
  const byGrid = latest(open.filter(isGridSide));
  return later(
    others,
    ownWays.reduce((day, { end }) => earlier(day, end), byGrid),
  );
}

/** The class of what a gate precedes, while that has not begun; null for a gate that nothing else waits for. */
function followerOf(
  { kind, precedes }: ScheduleGate,
  gates: readonly ScheduleGate[],
  areWorksBegun: boolean,
  model: ScheduleModel,
): DaysClass | null {
  if (precedes === null) return null;
  if (precedes === "works") return areWorksBegun ? null : model.worksClass;
  const isClosed = gates.some((gate) => gate.kind === precedes && closedDay(gate) !== null);
  if (isClosed) return null;
  return precedes === "grid" ? model.gridClass : kind === "permit" ? model.agreement : null;
}

/** Times from which no draw is later: first power, or energised and works completed. */
function closings(
  { firstPowerDay }: SchedulePhase,
  gates: readonly ScheduleGate[],
  closed: ReadonlyMap<string, number>,
  { closing }: ScheduleModel,
) {
  const dayOfAll = (kind: GateKind) => {
    const days = gates.filter((gate) => gate.kind === kind).map(({ id }) => closed.get(id));
    return days.length > 0 && days.every((day) => day !== undefined) ? Math.max(...(days as number[])) : null;
  };
  const [energised, built] = [dayOfAll("grid"), dayOfAll("works")];
  return [
    ...(firstPowerDay === null ? [] : [{ originDay: firstPowerDay, ...closing.firstPower }]),
    ...(energised === null || built === null ? [] : [{ originDay: Math.max(energised, built), ...closing.complete }]),
  ];
}
