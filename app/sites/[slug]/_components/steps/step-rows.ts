import { type WaterfallBar, waterfallBars } from "@/lib/assessment/delay-steps";
import type { ForecastStep, ForecastSteps } from "@/lib/assessment/forecast-steps";
import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { valueAt } from "@/lib/forecast";

type Told = { indicator: IndicatorRecord; step: MilestoneStep; claim: ClaimRecord };

/** A line of the waterfall. `unmoved`: claims that moved nothing, together. */
export type StepRow = { key: string; bar: WaterfallBar } & (
  | { kind: "model" | "looks" | "retracted" }
  | ({ kind: "claim" } & Told)
  | { kind: "unmoved"; count: number }
);

/** Of a claim that moves the date by less, only the count is shown. */
const LEAST_DAYS = 0.5;

/**
 * The lines of what moved a date, in their order, in whole days that add up to the rounded difference; null where a step has no days.
 * @param records where the claims stand; one that is not there was taken back
 */
export function stepRows(
  { steps }: ForecastSteps,
  records: Pick<SiteRecords, "indicators" | "phases">,
): { rows: StepRow[]; totalDays: number; zero: number } | null {
  const days = steps.flatMap((one) => one.days ?? []);
  if (days.length < steps.length) return null;
  const told = claimsOf(records);
  const isShown = ({ kind }: ForecastStep, i: number) =>
    kind === "model" || kind === "looks" || Math.abs(valueAt(days, i)) >= LEAST_DAYS;
  const shown = steps.filter(isShown);
  const hidden = steps.filter((one, i) => !isShown(one, i));
  const rest = hidden.reduce((sum, one) => sum + (one.days ?? 0), 0);
  const all = [...shown.map((one) => one.days ?? 0), ...(hidden.length > 0 ? [rest] : [])];
  const { bars, totalDays, zero } = waterfallBars(all);
  const rows = shown.map((one, i): StepRow => {
    const bar = valueAt(bars, i);
    const found = one.claimId === null ? undefined : told.get(one.claimId);
    const key = `${one.kind} ${one.claimId ?? ""}`;
    if (one.kind === "model" || one.kind === "looks") return { key, bar, kind: one.kind };
    return found ? { key, bar, kind: "claim", ...found } : { key, bar, kind: "retracted" };
  });
  const unmoved: StepRow[] =
    hidden.length > 0
      ? [{ key: "unmoved", kind: "unmoved", count: hidden.length, bar: valueAt(bars, shown.length) }]
      : [];
  return { rows: [...rows, ...unmoved], totalDays, zero };
}

function claimsOf({ indicators, phases }: Pick<SiteRecords, "indicators" | "phases">): Map<number, Told> {
  const all = [...indicators, ...phases.flatMap((phase) => phase.indicators)];
  return new Map(
    all.flatMap((indicator) =>
      indicator.milestones.flatMap(({ step, claims }) =>
        claims.map((claim) => [claim.id, { indicator, step, claim }] as const),
      ),
    ),
  );
}
