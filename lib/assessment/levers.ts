import { valueAt } from "@/lib/forecast/value-at";
import type { DaysBought, GateAssessment, PhaseAssessment } from "./types";

/** A gate and what its date could buy, in days of the mean start (bought: positive). */
export type ScheduleLever = { gate: GateAssessment; bought: DaysBought; worthKnowingDays: number | null };

const MOST_LEVERS = 8;

/**
 * The gates that move the start by half a day or more, those that buy most if done today first, at most eight.
 * @returns null when the forecast was made before such figures were computed
 */
export function leversOf({ gates }: Pick<PhaseAssessment, "gates">): ScheduleLever[] | null {
  if (gates.some((gate) => gate.daysBought === undefined)) return null;
  return gates
    .flatMap((gate) => {
      const bought = gate.daysBought;
      const moves = bought && Object.values(bought).some((days) => Math.abs(days) >= 0.5);
      return moves ? [{ gate, bought, worthKnowingDays: gate.valueOfKnowingDays ?? null }] : [];
    })
    .sort((a, b) => b.bought.doneToday - a.bought.doneToday || b.bought.atP10 - a.bought.atP10)
    .slice(0, MOST_LEVERS);
}

/** A bar from the days lost at P90 to those bought at P10, on one axis for all levers; percent of its width, 0 to 100. */
export type LeverBar = { zero: number; lost: number; bought: number };

/** The bars of levers: `zero` is where nothing changes, `lost` and `bought` are lengths to its left and right. */
export function leverBars(levers: readonly ScheduleLever[]): LeverBar[] {
  const lost = levers.map(({ bought }) => Math.max(0, -Math.min(bought.atP10, bought.atP90)));
  const won = levers.map(({ bought }) => Math.max(0, bought.atP10, bought.atP90));
  const left = Math.max(0, ...lost);
  const width = left + Math.max(0, ...won);
  const percent = (days: number) => (width > 0 ? (days / width) * 100 : 0);
  return levers.map((_, i) => ({
    zero: percent(left),
    lost: percent(valueAt(lost, i)),
    bought: percent(valueAt(won, i)),
  }));
}
