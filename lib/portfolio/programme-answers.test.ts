import { describe, expect, it } from "vitest";
import { articleClaims } from "@/lib/article/article-claims.fixture";
import { articleDrivers } from "@/lib/article/article-parameters";
import { withInServiceShare } from "@/lib/article/base-band";
import { driverYear } from "@/lib/article/driver-model";
import { AS_OF } from "@/lib/assessment/site.fixture";
import { shareAtLeast } from "@/lib/money/year-sums";
import { notYetSitedTranches } from "./not-yet-sited";
import { assumptions, building, money, named, portfolio } from "./portfolio.fixture";
import { programmeAnswers } from "./programme-answers";

const pledge = { slug: "forty", usd: 40e9, fromYear: 2025, toYear: 2028 };
const tranches = notYetSitedTranches({
  pledge,
  usd: pledge.usd,
  operatorKey: "operator:amazon",
  isHyperscaler: true,
  asOfDay: AS_OF,
  model: named("model", [building("2028")]).planned.site.model,
  assumptions,
  money,
});

describe("the article's questions", () => {
  const all = portfolio([], { notYetSited: tranches, years: 12 });
  const answers = programmeAnswers(all, 2029, articleClaims);

  it("are answered by the portfolio's own draws", () => {
    const share = (usd: number) => shareAtLeast(all.sums.atDefaultCapex, "drawn", "revenueUsd", 2029, usd);
    expect(answers.revenue).toMatchObject({ claimed: { low: 8e9, high: 10e9 }, drawn: { atLeastLow: share(8e9) } });
    expect(answers.revenue.drawn.within).toBeCloseTo(share(8e9) - share(10e9), 12);
    expect(answers.revenue).toMatchObject({ claimant: "sell-side conservative model", standing: "independent" });
    expect(answers.operatingIncome.claimed).toEqual({ low: 2.4e9, high: 3.2e9 });
    // 8bn takes 86 % of all MW for the whole of 2029; half of the draws of the last two tranches are later than November 2029.
    expect(answers.revenue.drawn.atLeastLow).toBeLessThan(0.1);
    expect(programmeAnswers(all, 2034, articleClaims).revenue.drawn.atLeastLow).toBeGreaterThan(
      answers.revenue.drawn.atLeastLow,
    );
  });

  it("split the draws at both ends of a claim", () => {
    const claims = articleClaims.map((one) => (one.slug === "a09" ? { ...one, low: 2e9, high: 4e9 } : one));
    const { revenue } = programmeAnswers(all, 2029, claims);
    expect(revenue.drawn.atLeastHigh).toBeGreaterThan(0.05);
    expect(revenue.drawn.within).toBeGreaterThan(0.05);
    expect(revenue.drawn.within + revenue.drawn.atLeastHigh).toBeCloseTo(revenue.drawn.atLeastLow, 12);
  });

  it("take the in-service share from the engine, and put it into the article's arithmetic", () => {
    const { inService, articleAtEngineShare } = answers;
    expect(inService.ofMegawatts).toBeCloseTo(40e9 / 36e6, 6);
    const mean = inService.yearMean?.mean ?? Number.NaN;
    expect(inService.yearEnd?.mean).toBeGreaterThan(mean);
    expect(mean).toBeGreaterThan(0.3);
    expect(mean).toBeLessThan(0.75);
    expect(articleAtEngineShare).toEqual(withInServiceShare(mean));
  });

  it("say what must go right, and what cannot", () => {
    const { levers } = answers;
    expect(levers.map(({ claim, end }) => `${claim} ${end}`)).toEqual(["a09 low", "a09 high", "a11 low", "a11 high"]);
    const base = articleDrivers();
    for (const { claim, usd, atArticle } of levers) {
      const figure = claim === "a09" ? "revenueUsd" : "operatingIncomeUsd";
      const needed = atArticle.utilisation?.needed ?? Number.NaN;
      expect(driverYear({ ...base, utilisation: needed })[figure]).toBeCloseTo(usd, -1);
    }
    // 2.4bn at the article's base needs less than its utilisation of 0.8; 3.2bn needs 0.86.
    expect(levers[2]?.atArticle.utilisation).toMatchObject({ isMet: true, isReachable: true });
    expect(levers[3]?.atArticle.utilisation?.needed).toBeCloseTo(0.8595, 3);
    // With the engine's share no utilisation is enough.
    expect(levers[2]?.atEngine?.utilisation).toMatchObject({ isMet: false, isReachable: false });
  });

  it("are refused for a year that was not simulated, and null where nothing serves yet", () => {
    expect(() => programmeAnswers(all, 2050, articleClaims)).toThrow("year: expected 2025 to 2036, got 2050");
    const late = programmeAnswers(portfolio([], { notYetSited: tranches.slice(3) }), 2026, articleClaims);
    expect(late.inService.yearMean?.mean).toBe(0);
    expect(late.articleAtEngineShare).toBeNull();
    expect(late.levers[0]?.atEngine).toBeNull();
  });
});
