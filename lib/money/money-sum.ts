import { numberAt } from "@/lib/forecast";
import { meanOf, type UsdSpread, usdSpread } from "./money-figures";
import { valueAtRiskUsd } from "./net-present-value";
import type { Ownership, PhaseMoneyDraws } from "./phase-money-types";

type ColumnName = "delayCostFirst" | "delayCostLatest" | "capitalAtRisk" | "expectedLoss" | "netPresentValue";

/** Draws of several phases of one party, added draw by draw, USD. Draw i is the same state of the world in every phase. */
export type MoneySum = {
  ownership: Ownership | null;
  draws: number;
  phaseIds: Set<string>;
  /** How many phases each column holds; the others are not known in dollars. */
  known: Record<ColumnName, number>;
  columns: Record<ColumnName, Float64Array>;
};

/** A sum of no phases. */
export function emptyMoneySum(draws: number): MoneySum {
  const column = () => new Float64Array(draws);
  return {
    ownership: null,
    draws,
    phaseIds: new Set(),
    known: { delayCostFirst: 0, delayCostLatest: 0, capitalAtRisk: 0, expectedLoss: 0, netPresentValue: 0 },
    columns: {
      delayCostFirst: column(),
      delayCostLatest: column(),
      capitalAtRisk: column(),
      expectedLoss: column(),
      netPresentValue: column(),
    },
  };
}

/**
 * Adds a phase to the sum, which is changed. Columns that are not known in dollars are left out and counted.
 * @throws RangeError for a phase that is in the sum, another party, or another number of draws
 */
export function addPhaseMoney(sum: MoneySum, phaseId: string, draws: PhaseMoneyDraws): void {
  if (sum.phaseIds.has(phaseId)) throw new RangeError(`phaseId: expected a phase not yet in the sum, got ${phaseId}`);
  if (sum.ownership !== null && sum.ownership !== draws.ownership)
    throw new RangeError(`ownership: expected ${sum.ownership}, got ${draws.ownership}`);
  const added: Record<ColumnName, Float64Array | null> = {
    delayCostFirst: draws.delayCostUsd?.first ?? null,
    delayCostLatest: draws.delayCostUsd?.latest ?? null,
    capitalAtRisk: draws.capitalAtRiskUsd,
    expectedLoss: draws.expectedLossUsd,
    netPresentValue: draws.netPresentValueUsd,
  };
  for (const column of Object.values(added))
    if (column !== null && column.length !== sum.draws)
      throw new RangeError(`draws: expected ${sum.draws}, got ${column.length}`);
  sum.phaseIds.add(phaseId);
  sum.ownership = draws.ownership;
  for (const name of Object.keys(added) as ColumnName[]) addColumn(sum, name, added[name]);
}

function addColumn(sum: MoneySum, name: ColumnName, column: Float64Array | null): void {
  if (column === null) return;
  const total = sum.columns[name];
  for (let i = 0; i < total.length; i++) total[i] = numberAt(total, i) + numberAt(column, i);
  sum.known[name] += 1;
}

/** Over draws; `known` of the `phases` are in it. */
type SummedSpread = UsdSpread & { known: number };

/** A sum as figures; each null while no phase of it is known in dollars. */
export type MoneySumFigures = {
  ownership: Ownership | null;
  phases: number;
  /** A cancelled draw of a phase costs no delay, so the mean is that of its served draws × P(serves). */
  delayCost: { first: SummedSpread | null; latest: SummedSpread | null };
  /** `probability`: share of draws with any. */
  capitalAtRisk: (SummedSpread & { probability: number }) | null;
  expectedLossUsd: number | null;
  netPresentValue: (SummedSpread & { belowZero: number; valueAtRiskUsd: number }) | null;
};

/** Quantiles of the summed draws, never sums of quantiles. */
export function moneySumFigures({ ownership, phaseIds, known, columns }: MoneySum): MoneySumFigures {
  const spread = (name: ColumnName): SummedSpread | null =>
    known[name] === 0 ? null : { ...usdSpread(columns[name].slice().sort()), known: known[name] };
  const share = (name: ColumnName, isCounted: (usd: number) => boolean) =>
    columns[name].reduce((count, usd) => count + (isCounted(usd) ? 1 : 0), 0) / columns[name].length;
  const [atRisk, worth] = [spread("capitalAtRisk"), spread("netPresentValue")];
  return {
    ownership,
    phases: phaseIds.size,
    delayCost: { first: spread("delayCostFirst"), latest: spread("delayCostLatest") },
    capitalAtRisk: atRisk && { ...atRisk, probability: share("capitalAtRisk", (usd) => usd > 0) },
    expectedLossUsd: known.expectedLoss === 0 ? null : meanOf(columns.expectedLoss),
    netPresentValue: worth && {
      ...worth,
      belowZero: share("netPresentValue", (usd) => usd < 0),
      valueAtRiskUsd: valueAtRiskUsd(columns.netPresentValue),
    },
  };
}
