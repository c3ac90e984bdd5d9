import type { MoneyFigure, PhaseMoney } from "./phase-money-types";

/** The figures by which phases are listed and compared; each null while unknown. Dollars are null, too, where only shares of the capital are known. */
export type HeadlineMoney = {
  /** Mean over the draws that serve, against the first baseline; negative where waiting saves more than it loses. */
  delayCost: MoneyFigure | null;
  /** Mean over all draws, after the first of the waits that the assumptions name. */
  capitalAtRisk: MoneyFigure | null;
  /** P(NPV < 0): earns less than its cost of capital; and with every date on plan and nothing cancelled. */
  belowZero: number | null;
  belowZeroOnPlan: number | null;
  /** Mean net present value over all draws, prices and costs at their means. */
  netPresentValue: MoneyFigure | null;
};

const NOTHING: HeadlineMoney = {
  ...{ delayCost: null, capitalAtRisk: null },
  ...{ belowZero: null, belowZeroOnPlan: null, netPresentValue: null },
};

/** The headline of a phase's money; nothing of one that serves, was withdrawn, or of which nothing can be said. */
export function headlineMoney(money: PhaseMoney | null): HeadlineMoney {
  if (!money?.known) return NOTHING;
  const { delayCost, capitalAtRisk, netPresentValue } = money;
  const worth = netPresentValue.known ? netPresentValue : null;
  return {
    delayCost: delayCost.known ? delayCost.first.mean : null,
    capitalAtRisk: capitalAtRisk[0]?.mean.total ?? null,
    belowZero: worth?.belowZero.probability ?? null,
    belowZeroOnPlan: worth?.belowZeroOnPlan ?? null,
    netPresentValue: worth?.mean.draws ?? null,
  };
}
