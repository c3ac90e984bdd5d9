import { contextIndicators } from "./fact-pillars";

/** What decides where a fact is shown; the region null: it is of the whole economy. */
export type PlacedFact = { indicator: string; region: { slug: string } | null };

const POLICIES = "policy-instruments";

/** Why no policy of an economy is on record; null where nobody said. */
export const policyFact = <Fact extends PlacedFact>(facts: readonly Fact[]): Fact | null =>
  facts.find(({ indicator }) => indicator === POLICIES) ?? null;

/**
 * The facts that a page shows, each as what it is: `context` as every economy has it; findings beside the base rates of their region, those of
 * the whole economy beside every rate; `rest`, the findings beside no rate. The fact about policies is none of them (`policyFact`).
 * @param rateRegions the regions of the page's base rates, by slug
 * @param regions whose findings count, by slug; null: every region's
 */
export function placeFacts<Fact extends PlacedFact>(
  facts: readonly Fact[],
  rateRegions: readonly string[],
  regions: readonly string[] | null = null,
): { context: Fact[]; besideRate: (region: string) => Fact[]; rest: Fact[] } {
  const findings = facts.filter(
    ({ indicator, region }) =>
      !contextIndicators.includes(indicator) &&
      indicator !== POLICIES &&
      (region === null || regions === null || regions.includes(region.slug)),
  );
  const isBeside = (fact: Fact, slug: string) => fact.region === null || fact.region.slug === slug;
  return {
    context: facts.filter(({ indicator }) => contextIndicators.includes(indicator)),
    besideRate: (region) => findings.filter((fact) => isBeside(fact, region)),
    rest: findings.filter((fact) => !rateRegions.some((slug) => isBeside(fact, slug))),
  };
}
