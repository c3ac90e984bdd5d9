import type { PhaseUnder } from "@/app/_data/economy-scenarios";
import type { PhaseListRow } from "@/app/_data/phases";
import { toEpochDay } from "@/lib/domain/dates";

export type PhaseSide = { p50Day: number | null; cancelledShare: number | null };
export type PhaseSides = { row: PhaseListRow; from: PhaseSide; to: PhaseSide; changeDays: number | null };

type Under = readonly PhaseUnder[] | null;

/**
 * The phases that a scenario speaks of, each under both; those that earn or were withdrawn are left out. Whole days, so that a base as
 * stored and the same base recomputed do not differ by hours.
 * @param from null: the base, as stored
 */
export function phaseSides(rows: readonly PhaseListRow[], from: Under, to: Under): PhaseSides[] {
  const [fromById, toById] = [byId(from), byId(to)];
  return rows
    .filter(({ state }) => state === "forecast")
    .map((row) => {
      const [before, after] = [sideOf(row, fromById), sideOf(row, toById)];
      const changeDays = before.p50Day === null || after.p50Day === null ? null : after.p50Day - before.p50Day;
      return { row, from: before, to: after, changeDays };
    });
}

const byId = (under: Under) => under && new Map(under.map((phase) => [phase.phaseId, phase]));

function sideOf(row: PhaseListRow, under: ReadonlyMap<number, PhaseUnder> | null): PhaseSide {
  if (under === null)
    return {
      p50Day: row.p50On === null ? null : toEpochDay(row.p50On),
      cancelledShare: row.probabilityCancelled,
    };
  const outlook = under.get(row.phaseId);
  if (!outlook) return { p50Day: null, cancelledShare: null };
  return {
    p50Day: outlook.p50Day === null ? null : Math.round(outlook.p50Day),
    cancelledShare: outlook.cancelledShare,
  };
}
