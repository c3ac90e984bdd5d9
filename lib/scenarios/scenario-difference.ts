import { canonicalText } from "@/lib/domain/canonical-text";
import { valueAt } from "@/lib/forecast/value-at";
import { groupOf, type OverrideGroup, overrideGroups } from "./groups";
import type { ScenarioOverrides } from "./overrides";

/**
 * One figure under two scenarios. `causes` are what each group of overrides contributes to `change` and add up to it, largest first; null
 * where the change, or a figure on the way from one scenario to the other, is unknown.
 */
export type FigureDifference = {
  from: number | null;
  to: number | null;
  change: number | null;
  causes: { group: OverrideGroup; change: number }[] | null;
};

/**
 * Two scenarios' figures side by side, with the causes of their difference: the Shapley value of every group of overrides in which they differ
 * (Shapley 1953), exact over all orders, from all 2ⁿ mixtures of the two; n is at most 6.
 * @param evaluate the figures under overrides (null: unknown, or "never" of a day), subject by subject in one order, on the same draws each
 * time; called once per mixture
 */
export function scenarioDifference<Name extends string>(
  from: ScenarioOverrides,
  to: ScenarioOverrides,
  evaluate: (overrides: ScenarioOverrides) => readonly Record<Name, number | null>[],
): Record<Name, FigureDifference>[] {
  const groups = differingGroups(from, to);
  return differences(groups, scenarioMixtures(from, to).map(evaluate));
}

/** As `scenarioDifference` of one subject, where a mixture takes time to evaluate; one after the other. */
export async function scenarioDifferenceOf<Name extends string>(
  from: ScenarioOverrides,
  to: ScenarioOverrides,
  evaluate: (overrides: ScenarioOverrides) => Promise<Record<Name, number | null>>,
): Promise<Record<Name, FigureDifference>> {
  const evaluated: Record<Name, number | null>[][] = [];
  for (const mixture of scenarioMixtures(from, to)) evaluated.push([await evaluate(mixture)]);
  const [difference] = differences(differingGroups(from, to), evaluated);
  return difference as Record<Name, FigureDifference>;
}

/** All mixtures of two scenarios; bit i of a place says that group i of those that differ is of `to`. */
export function scenarioMixtures(from: ScenarioOverrides, to: ScenarioOverrides): ScenarioOverrides[] {
  const groups = differingGroups(from, to);
  return Array.from({ length: 2 ** groups.length }, (_, mask) =>
    mixtureOf(from, to, (group) => groups.includes(group) && (mask & (1 << groups.indexOf(group))) !== 0),
  );
}

function differences<Name extends string>(
  groups: readonly OverrideGroup[],
  mixtures: readonly (readonly Record<Name, number | null>[])[],
): Record<Name, FigureDifference>[] {
  const [first = []] = mixtures;
  return first.map((figures, subject) => {
    const names = Object.keys(figures) as Name[];
    const ofSubject = names.map((name) => [
      name,
      differenceOf(
        groups,
        mixtures.map((mixture) => mixture[subject]?.[name] ?? null),
      ),
    ]);
    return Object.fromEntries(ofSubject) as Record<Name, FigureDifference>;
  });
}

/** The groups in which two scenarios have different overrides. */
export function differingGroups(from: ScenarioOverrides, to: ScenarioOverrides): OverrideGroup[] {
  return overrideGroups.filter((group) => canonicalText(groupOf(from, group)) !== canonicalText(groupOf(to, group)));
}

/** The overrides of `to` in the groups picked, those of `from` in the others. */
function mixtureOf(from: ScenarioOverrides, to: ScenarioOverrides, isOfTo: (group: OverrideGroup) => boolean) {
  return Object.assign(
    {},
    ...overrideGroups.map((group) => groupOf(isOfTo(group) ? to : from, group)),
  ) as ScenarioOverrides;
}

/** @param values of one figure by mixture: bit i says that group i is of `to` */
function differenceOf(groups: readonly OverrideGroup[], values: readonly (number | null)[]): FigureDifference {
  const [from, to] = [values[0] ?? null, values.at(-1) ?? null];
  const change = from === null || to === null ? null : to - from;
  const known = values.filter((value) => value !== null);
  if (change === null || known.length < values.length) return { from, to, change, causes: null };
  const causes = groups.map((group, i) => {
    let sum = 0;
    known.forEach((value, mask) => {
      if ((mask & (1 << i)) === 0) sum += weight(mask, groups.length) * (valueAt(known, mask | (1 << i)) - value);
    });
    return { group, change: sum };
  });
  return { from, to, change, causes: causes.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)) };
}

/** Share of the orders of n groups in which exactly those of `mask` come before a given other one: s!·(n − s − 1)! ÷ n!. */
function weight(mask: number, n: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest >>= 1) size += rest & 1;
  return (factorial(size) * factorial(n - size - 1)) / factorial(n);
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
