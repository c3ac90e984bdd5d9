import type { InternalRate } from "@/lib/money/internal-rate";
import type { EconomicPayback, KnownPhaseEconomics, PlanAndDraws } from "@/lib/money/phase-economics";

export const columns = ["plan", "p10", "p50", "p90"] as const;
type Column = (typeof columns)[number];

type RowName =
  | "xirr"
  | "paybackCapex"
  | "paybackRevenue"
  | "idleDays"
  | "idleCost"
  | "decay"
  | "carrying"
  | "depreciation";

/** One line of the economics; `isPart` lines are parts of the line before them. */
export type EconomicsRow = { name: RowName; isPart?: true } & (
  | { kind: "usd" | "days"; of: PlanAndDraws }
  | { kind: "rate"; of: Record<Column, InternalRate | null> }
  | { kind: "months"; from: "capex" | "revenue"; of: Record<Column, EconomicPayback | null> }
  /** The same on plan and in every draw. */
  | { kind: "fixed"; usd: number }
  | { kind: "unknown"; reason: "capex-unknown" }
);

/** The economics of a phase line by line; dollars are unknown where the capital is not stated in them. */
export function economicsRows({ dollars, internalRate, payback, idleDays }: KnownPhaseEconomics): EconomicsRow[] {
  type Dollars = NonNullable<typeof dollars>;
  const usd = (name: RowName, of: (known: Dollars) => PlanAndDraws, isPart?: true): EconomicsRow => {
    const part = isPart ? { isPart } : {};
    return dollars
      ? { name, ...part, kind: "usd", of: of(dollars) }
      : { name, ...part, kind: "unknown", reason: "capex-unknown" };
  };
  return [
    { name: "xirr", kind: "rate", of: internalRate },
    { name: "paybackCapex", kind: "months", from: "capex", of: payback },
    { name: "paybackRevenue", kind: "months", from: "revenue", of: payback },
    { name: "idleDays", kind: "days", of: idleDays },
    usd("idleCost", ({ idleCostUsd }) => idleCostUsd.total),
    usd("decay", ({ idleCostUsd }) => idleCostUsd.economicDecay, true),
    usd("carrying", ({ idleCostUsd }) => idleCostUsd.carrying, true),
    dollars
      ? { name: "depreciation", kind: "fixed", usd: dollars.accountingDepreciationFirstYearUsd.total }
      : { name: "depreciation", kind: "unknown", reason: "capex-unknown" },
  ];
}
