import { type FlagScore, LEAST_PHASES } from "@/lib/track-record/flag-score";
import { table } from "../backtest/table";

/** The scores on one set of cases. */
export type ScoredOn = { on: string; cases: number; decided: number; phases: number; scores: readonly FlagScore[] };

/** One row a rule, kind and severity on each set of cases; figures unrounded. */
export const toJson = (scored: readonly ScoredOn[]) =>
  scored.flatMap(({ on, scores }) => scores.map((score) => ({ on, ...score })));

export const toTables = (scored: readonly ScoredOn[]): string => scored.map(tableOf).join("\n\n");

const percent = (share: number) => `${Math.round(100 * share)} %`;
const shares = ([low, high]: [number, number]) => `${Math.round(100 * low)}–${Math.round(100 * high)}`;

function tableOf({ on, cases, decided, phases, scores }: ScoredOn): string {
  const base = scores[0]?.base ?? null;
  const header = ["", "kind", "stands on", "phases", "n", "came true", "95 %", "lift", "95 %", ""];
  const lines = scores.map(
    ({ rule, kind, severity, fires, n, precision, precisionInterval, lift, liftInterval, ...one }) => {
      const name = rule === "any" ? `any ${severity === "high" ? "high " : ""}${kind}` : rule;
      const verdict = one.verdict === "too few" ? `too few (${n} of ${LEAST_PHASES})` : one.verdict;
      return [
        ...[name, kind, `${fires}`, `${one.phases}`, `${n}`],
        ...[precision === null ? "" : percent(precision), precisionInterval ? shares(precisionInterval) : ""],
        ...[lift === null ? "" : lift.toFixed(2), liftInterval?.map((end) => end.toFixed(2)).join("–") ?? "", verdict],
      ];
    },
  );
  return [
    `${on}: ${cases} cases of ${phases} phases, ${decided} decided; base rate ${base === null ? "unknown" : percent(base)}`,
    table([header, ...lines]),
  ].join("\n");
}
