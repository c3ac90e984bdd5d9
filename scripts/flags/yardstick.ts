import type { FlagCounts } from "@/lib/flags/count-flags";
import type { FlagRule } from "@/lib/flags/types";

/**
 * In how many open phases each rule was found on the records to 2026-11-30 by a prototype of the rules, written apart from them on the same
 * definitions. Rules that it left out are not here.
 */
const foundByPrototype = {
  forecast_late: 55,
  late_on_estimate: 23,
  due_soon: 24,
  passed_not_looked: 27,
  overdue: 7,
  service_unconfirmed: 9,
  gate_bad_news: 22,
  bad_news_silent: 14,
  base_rate_refused: 2,
  order_by_passed: 13,
  capital_exposed: 12,
  forecast_moved: 6,
  records_contradict: 6,
  promise_moved_later: 3,
  three_slips: 0,
  gating_ppa_unsigned: 0,
  machines_before_power: 4,
  queue_place_gone: 2,
  rule_after_announcement: 20,
} as const satisfies Partial<Record<FlagRule, number>>;

/** Open phases with a flag of a kind, without any, without a date (under works or from 100 MW), and with a high flag, as the prototype found them. */
const phasesByPrototype = { risk: 76, task: 93, without: 117, undated: 62, high: 25 } as const;

/** By how many phases a count is meant to differ; docs/decisions/0017-where-flags-differ-from-their-prototype.md names each. */
const meant = { forecast_moved: 4, rule_after_announcement: -15, without: 45 } as const;

/** One line of the comparison: what was counted beside what the yardstick says and is meant to differ by, and whether they agree. */
export type Compared = { name: string; found: number; yardstick: number; meantBy: number; isClose: boolean };

const compared = (name: string, found: number, yardstick: number, meantBy = 0): Compared => {
  const expected = yardstick + meantBy;
  return { name, found, yardstick, meantBy, isClose: Math.abs(found - expected) <= Math.max(3, expected / 3) };
};

/** Counts agree within a third of what is expected, or within three where a third is less. */
export function compareWithYardstick({ byRule, byKind, without, undated, high }: FlagCounts): Compared[] {
  const rules = Object.keys(foundByPrototype) as (keyof typeof foundByPrototype)[];
  const meantOf = (rule: (typeof rules)[number]) => (rule in meant ? meant[rule as keyof typeof meant] : 0);
  return [
    ...rules.map((rule) => compared(rule, byRule[rule].phases, foundByPrototype[rule], meantOf(rule))),
    compared("any risk", byKind.risk, phasesByPrototype.risk),
    compared("any task", byKind.task, phasesByPrototype.task),
    compared("no flag", without, phasesByPrototype.without, meant.without),
    compared("undated", undated, phasesByPrototype.undated),
    compared("high", high, phasesByPrototype.high),
  ];
}
