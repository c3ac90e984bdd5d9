import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import type { PhaseSchedule } from "./phase-schedule";
import type { GateEvidence, GateKind, SiteSchedule } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";
import { withEvidence } from "./with-evidence";

/** Gates that a sponsor can work on together. */
export const sides = {
  power: ["grid", "agreement", "transformer", "power_contract"],
  permits: ["permit", "water"],
  works: ["works"],
} as const satisfies Record<string, readonly GateKind[]>;
export type Side = keyof typeof sides;

/** Mean days by which a phase serves earlier, over the draws that serve either way. */
export type DaysSaved = {
  /** By open gate, each done alone. */
  alone: { gateId: string; days: number }[];
  /** All of a side's open gates done together: not the sum of each alone, which another open gate holds up and which may close another. */
  bySide: { side: Side; days: number }[];
  /** All open gates done together. */
  all: number;
};

/**
 * What it would save to have gates of a phase done on a day, against the same gates seen open on that day: the look's own part is in both.
 * @param asOfDay epoch day; where somebody looked later, as east of here the day is ahead, the day of that look stands in
 */
export function daysSaved(site: SiteSchedule, phaseId: string, asOfDay: number, chance: Chance): DaysSaved {
  // No phase depends on one behind it.
  const last = site.phases.findIndex(({ id }) => id === phaseId);
  const upToIt = { ...site, phases: site.phases.slice(0, last + 1) };
  const base = simulateSchedule(upToIt, chance).at(-1);
  if (!base) throw new Error(`expected an open phase of ${site.siteKey}, got ${phaseId}`);
  const day = Math.max(asOfDay, base.lookDay);
  const open = base.gates.filter(({ kind }) => kind !== "rest" && kind !== "own_power");
  const told = (ids: readonly string[], news: GateEvidence) => {
    const supposed = ids.reduce((one, gateId) => withEvidence(one, { phaseId, gateId }, news), upToIt);
    return simulateSchedule(supposed, chance).at(-1) as PhaseSchedule;
  };
  const saved = (ids: readonly string[]) =>
    ids.length === 0
      ? 0
      : meanEarlier(told(ids, { what: "done", knownDay: day, day }), told(ids, { what: "seen_open", knownDay: day }));
  const idsOf = (kinds: readonly string[]) => open.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return {
    alone: open.map(({ id }) => ({ gateId: id, days: saved([id]) })),
    bySide: (Object.keys(sides) as Side[]).flatMap((side) => {
      const ids = idsOf(sides[side]);
      return ids.length === 0 ? [] : [{ side, days: saved(ids) }];
    }),
    all: saved(open.map(({ id }) => id)),
  };
}

function meanEarlier(earlier: PhaseSchedule, later: PhaseSchedule): number {
  let [sum, count] = [0, 0];
  for (let d = 0; d < earlier.serviceDay.length; d += 1) {
    if (earlier.cancelledDay[d] !== Number.POSITIVE_INFINITY || later.cancelledDay[d] !== Number.POSITIVE_INFINITY)
      continue;
    sum += numberAt(later.serviceDay, d) - numberAt(earlier.serviceDay, d);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
