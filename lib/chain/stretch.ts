import type { Distribution, Node, SlipModel } from "@/lib/forecast";

/** How far a duration can be shortened or stretched, as a factor. */
export const FACTOR_RANGE = { least: 0.1, most: 5 } as const;

/** The distribution of `factor` × the duration: every quantile times the factor. */
function stretchDistribution(duration: Distribution, factor: number): Distribution {
  switch (duration.kind) {
    case "point":
      return { ...duration, days: duration.days * factor };
    case "lognormal":
    case "log-logistic":
      return { ...duration, medianDays: duration.medianDays * factor };
    case "shifted-lognormal":
      return { ...duration, shiftDays: duration.shiftDays * factor, medianDays: duration.medianDays * factor };
    case "two-piece-lognormal":
      return {
        ...duration,
        p10Days: duration.p10Days * factor,
        p50Days: duration.p50Days * factor,
        p90Days: duration.p90Days * factor,
      };
    case "pert":
    case "triangular":
      return {
        ...duration,
        lowDays: duration.lowDays * factor,
        modeDays: duration.modeDays * factor,
        highDays: duration.highDays * factor,
      };
    case "interval":
      return { ...duration, lowDays: duration.lowDays * factor, highDays: duration.highDays * factor };
  }
}

/** The slip model whose remaining days are `factor` × the given one's, whatever the stated date: its fit, its cap and its overdue class. */
export function stretchSlip(slip: SlipModel, factor: number): SlipModel {
  return {
    ...slip,
    intercept: slip.intercept + Math.log(factor),
    capRatio: slip.capRatio * factor,
    overdue: { ...slip.overdue, medianDays: slip.overdue.medianDays * factor },
  };
}

/** The node with its duration, or the days that remain until its stated date, times `factor`; null when it has neither. */
export function stretchNode(node: Node, factor: number): Node | null {
  if (node.kind === "task") return { ...node, duration: stretchDistribution(node.duration, factor) };
  if (node.kind === "stated") return { ...node, slip: stretchSlip(node.slip, factor) };
  return null;
}
