import type { PhaseDifference, ScenarioFigure } from "@/lib/assessment/compare-scenarios";
import type { OverrideGroup } from "@/lib/scenarios/groups";
import type { FigureDifference } from "@/lib/scenarios/scenario-difference";

/** What a figure is counted in: how it and its change are written. */
export type FigureUnit = "day" | "share" | "usd" | "ratio";

/** Changes below these are written as no change. */
export const leastShown: Record<FigureUnit, number> = { day: 0.5, share: 0.0005, ratio: 0.0005, usd: 0.5 };

export const unitOf: Record<ScenarioFigure, FigureUnit> = {
  p50Day: "day",
  p80Day: "day",
  cancelledShare: "share",
  delayCostUsd: "usd",
  delayCostShare: "ratio",
  capitalAtRiskUsd: "usd",
  capitalAtRiskShare: "ratio",
  belowZero: "share",
  netPresentValueUsd: "usd",
  netPresentValueShare: "ratio",
};

/** The direction that is better for the owner; null: none, for delay cost also falls where the phase is worth less. */
const betterOf: Record<ScenarioFigure, "lower" | "higher" | null> = {
  p50Day: "lower",
  p80Day: "lower",
  cancelledShare: "lower",
  delayCostUsd: null,
  delayCostShare: null,
  capitalAtRiskUsd: "lower",
  capitalAtRiskShare: "lower",
  belowZero: "lower",
  netPresentValueUsd: "higher",
  netPresentValueShare: "higher",
};

/** Whether a change is better or worse for the owner; null where neither is said, nothing changes, or less than is shown. */
export function effectOf(figure: ScenarioFigure, { change }: FigureDifference): "better" | "worse" | null {
  const better = betterOf[figure];
  if (better === null || change === null || Math.abs(change) < leastShown[unitOf[figure]]) return null;
  return change > 0 === (better === "higher") ? "better" : "worse";
}

export type FigureRow = { figure: ScenarioFigure; difference: FigureDifference };

/** A phase's figures in the card's order; money in dollars where they are known, else as a share of the capital. */
export function figureRows({ figures }: PhaseDifference): FigureRow[] {
  const hasDollars = (figure: ScenarioFigure) => figures[figure].from !== null || figures[figure].to !== null;
  const shown: ScenarioFigure[] = [
    "p50Day",
    "p80Day",
    "cancelledShare",
    hasDollars("delayCostUsd") ? "delayCostUsd" : "delayCostShare",
    hasDollars("capitalAtRiskUsd") ? "capitalAtRiskUsd" : "capitalAtRiskShare",
    "belowZero",
    hasDollars("netPresentValueUsd") ? "netPresentValueUsd" : "netPresentValueShare",
  ];
  return shown.map((figure) => ({ figure, difference: figures[figure] }));
}

/** One cause's bar in percent of the drawing's width; `zero` is where no change stands. */
export type CauseBar = { group: OverrideGroup; change: number; left: number; width: number };
export type CauseBars = { bars: CauseBar[]; zero: number };

/** The causes of one figure as bars from a common zero, causes that add nothing left out; null where there is nothing to draw. */
export function causeBars({ causes }: FigureDifference): CauseBars | null {
  const moved = (causes ?? []).filter(({ change }) => change !== 0);
  if (moved.length === 0) return null;
  const low = Math.min(0, ...moved.map(({ change }) => change));
  const high = Math.max(0, ...moved.map(({ change }) => change));
  const at = (value: number) => (100 * (value - low)) / (high - low);
  return {
    zero: at(0),
    bars: moved.map(({ group, change }) => ({
      group,
      change,
      left: at(Math.min(0, change)),
      width: at(Math.abs(change)) - at(0),
    })),
  };
}

/** The groups that contribute to any of the figures, in the order of their appearance: the columns of the table of causes. */
export function groupsOf(rows: readonly FigureRow[]): OverrideGroup[] {
  return [...new Set(rows.flatMap(({ difference }) => (difference.causes ?? []).map(({ group }) => group)))];
}
