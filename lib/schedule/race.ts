import { numberAt } from "@/lib/forecast";
import { type Chance, happens } from "./chance";
import type { ScheduleGate, ScheduleModel } from "./site-schedule";

/** Everything that only service itself closes: fit-out and other. */
export const REST = "rest";

export type Race = {
  /** Draws in which the phase needs the gate. */
  needed: ReadonlyMap<string, Uint8Array>;
  /** 1 in the draws in which the gate, or `REST`, binds. Neither needs nor race depend on what is known of a gate. */
  binds(id: string): Uint8Array;
};

/** The race of a phase's own gates and the rest, drawn by class shares; several gates of a kind share its share. */
export function raceOf(
  siteKey: string,
  phaseId: string,
  gates: readonly ScheduleGate[],
  model: ScheduleModel,
  chance: Chance,
): Race {
  const needed = new Map(
    gates.map((gate) => [gate.id, happens(chance, gate.chance, siteKey, "needs", gate.id)] as const),
  );
  // An own plant is another way to power: no phase waits for it by class.
  const running = gates.filter(({ kind }) => kind !== "own_power");
  const ids = [...running.map(({ id }) => id), REST];
  const first = new Int32Array(chance.draws).fill(ids.length - 1);
  const best = new Float64Array(chance.draws);
  const ofRest = chance.uniform(phaseId, "race", REST);
  for (let d = 0; d < best.length; d += 1) best[d] = -Math.log(numberAt(ofRest, d)) / model.shares.rest;
  running.forEach(({ id, kind }, i) => {
    const share = model.shares[kind] / running.filter((one) => one.kind === kind).length;
    const ofGate = chance.uniform(phaseId, "race", id);
    const isNeeded = needed.get(id) as Uint8Array;
    for (let d = 0; d < best.length; d += 1) {
      const u = numberAt(ofGate, d);
      // −ln u is at least 1 − u: most that lose are known without the logarithm.
      if (isNeeded[d] !== 1 || 1 - u >= numberAt(best, d) * share) continue;
      const time = -Math.log(u) / share;
      if (time < numberAt(best, d)) {
        best[d] = time;
        first[d] = i;
      }
    }
  });
  return {
    needed,
    binds: (id) => {
      const place = ids.indexOf(id);
      const binds = new Uint8Array(first.length);
      for (let d = 0; d < binds.length; d += 1) if (first[d] === place) binds[d] = 1;
      return binds;
    },
  };
}
