import { describe, expect, it } from "vitest";
import { type PlacedFact, placeFacts, policyFact } from "./economy-facts";

const fact = (indicator: string, region: string | null = null): PlacedFact => ({
  indicator,
  region: region === null ? null : { slug: region },
});
const seoul = fact("refused-154kv-in-seo-gu-and-namdong", "seoul");
const busan = fact("pyeongchon-2-energised", "busan");
const everywhere = fact("kepco-passed-large-applications");
const capacity = fact("capacity-mw");
const noPolicies = fact("policy-instruments");
const facts = [capacity, seoul, everywhere, noPolicies, busan];
const names = (of: readonly { indicator: string }[]) => of.map(({ indicator }) => indicator);

describe("the facts of a page", () => {
  it("stand beside the base rate of their region, the whole economy's beside every rate, and the rest by themselves", () => {
    const { context, besideRate, rest } = placeFacts(facts, ["seoul"]);
    expect(names(context)).toEqual([capacity.indicator]);
    expect(names(besideRate("seoul"))).toEqual([seoul.indicator, everywhere.indicator]);
    expect(names(rest)).toEqual([busan.indicator]);
    expect(names(placeFacts(facts, ["seoul", "busan"]).rest)).toEqual([]);
  });

  it("are all by themselves without a base rate, and never the one about policies", () => {
    expect(names(placeFacts(facts, []).rest)).toEqual([seoul.indicator, everywhere.indicator, busan.indicator]);
    expect(policyFact(facts)?.indicator).toBe(noPolicies.indicator);
    expect(policyFact([])).toBeNull();
  });

  it("are those of a programme's regions and of their whole economies, where only some regions count", () => {
    expect(names(placeFacts(facts, [], ["busan"]).rest)).toEqual([everywhere.indicator, busan.indicator]);
  });
});
