import type { PhaseDifference, ScenarioFigure } from "@/lib/assessment/compare-scenarios";
import type { OverrideGroup } from "@/lib/scenarios/groups";
import type { FigureDifference } from "@/lib/scenarios/scenario-difference";

export type ShownFigure = Extract<
  ScenarioFigure,
  "p50Day" | "p80Day" | "cancelledShare" | "strandedShare" | "shortOfBasePlanShare" | "worthUsd" | "worthShare"
>;

/** What a figure is counted in: how it and its change are written. */
export type FigureUnit = "day" | "share" | "usd" | "ratio";

export const unitOf: Record<ShownFigure, FigureUnit> = {
  p50Day: "day",
  p80Day: "day",
  cancelledShare: "share",
  strandedShare: "share",
  shortOfBasePlanShare: "share",
  worthUsd: "usd",
  worthShare: "ratio",
};

export type FigureRow = { figure: ShownFigure; difference: FigureDifference };

/** A phase's figures in the card's order; worth in dollars where the capital is stated, else as its share. */
export function figureRows({ figures }: PhaseDifference): FigureRow[] {
  const hasDollars = figures.worthUsd.from !== null || figures.worthUsd.to !== null;
  const shown: ShownFigure[] = [
    "p50Day",
    "p80Day",
    "cancelledShare",
    "strandedShare",
    "shortOfBasePlanShare",
    hasDollars ? "worthUsd" : "worthShare",
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
