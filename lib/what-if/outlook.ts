import type { TargetForecast } from "@/lib/forecast";

/** Epoch days; null means never (cancelled). */
type Days = { p10: number | null; p50: number | null; p80: number | null; p90: number | null };

/** What a what-if says of one phase: the engine's figures as plain JSON. */
export type PhaseOutlook = {
  phaseId: number;
  givenCompletion: Days;
  unconditional: Days;
  /** 201 quantiles at 0, 0.005, …, 1, given completion; epoch days. */
  quantileDays: number[];
  cancelled: number;
  notWithinTenYears: number;
  byAnnounced: number | null;
  expectedDelayDays: number | null;
  /** Share of draws that follow the chain, and in which a floor set the date: what a change of a gate can reach. */
  chainShare: number;
  floorShare: number;
};

/** The figures of one target, with "never" as null. */
export function phaseOutlook(target: TargetForecast): PhaseOutlook {
  return {
    phaseId: Number(target.id),
    givenCompletion: finite(target.givenCompletion),
    unconditional: finite(target.unconditional),
    quantileDays: target.quantiles,
    cancelled: target.cancelled.total,
    notWithinTenYears: target.notWithinTenYears,
    byAnnounced: target.byAnnounced,
    expectedDelayDays: target.expectedDelayDays,
    chainShare: target.views.chain,
    floorShare: target.floorShare,
  };
}

function finite({ p10, p50, p80, p90 }: TargetForecast["givenCompletion"]): Days {
  const day = (value: number) => (Number.isFinite(value) ? value : null);
  return { p10: day(p10), p50: day(p50), p80: day(p80), p90: day(p90) };
}
