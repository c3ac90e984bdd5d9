import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { AS_OF } from "@/lib/assessment/site.fixture";
import { notYetSitedTranches } from "./not-yet-sited";
import { type Portfolio, type PortfolioProgress, type PortfolioResult, portfolioOf } from "./portfolio";
import { assumptions, building, money, named, noCapex, portfolioInput } from "./portfolio.fixture";
import type { PortfolioSite } from "./portfolio-member";
import { type ComingPortfolio, simulatePortfolioStream } from "./portfolio-stream";

const sites = [
  named("alpha", [building("2028-06-30")]),
  named("beta", [building("2029-03-31", noCapex), building("2030-03-31", { ordinal: 2 })]),
  named("zeta", [building("2028-12-31")]),
];
const tranches = notYetSitedTranches({
  pledge: { slug: "forty", usd: 4e9, fromYear: 2027, toYear: 2029 },
  usd: 4e9,
  operatorKey: "operator:amazon×not-sited",
  isHyperscaler: true,
  asOfDay: AS_OF,
  model: named("model", [building("2028")]).planned.site.model,
  assumptions,
  money,
});

/** Runs it to its end; `whenTaken` hears of each site as it is asked for. */
async function run(taken: readonly PortfolioSite[], change: Partial<ComingPortfolio> = {}) {
  const asked: string[] = [];
  async function* coming() {
    for (const one of taken) {
      asked.push(one.planned.site.slug);
      yield one;
    }
  }
  const steps = simulatePortfolioStream({
    ...portfolioInput([], { draws: 256, notYetSited: tranches }),
    sites: coming(),
    expectedSites: taken.length,
    ...change,
  });
  const progress: PortfolioProgress[] = [];
  const askedAtStep: number[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { result: step.value, progress, askedAtStep };
    progress.push(step.value);
    askedAtStep.push(asked.length);
  }
}

const figures = (result: PortfolioResult) => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { sums, inService, ...rest }: Portfolio = result.portfolio;
  const hash = createHash("sha256").update(JSON.stringify(rest));
  const columns = [sums.stated, sums.atDefaultCapex].flatMap(({ drawn }) => Object.values(drawn));
  for (const column of [...columns, inService.sums.yearEndMegawatts, inService.sums.yearMeanMegawatts])
    hash.update(column);
  return hash.digest("hex");
};

it("gives the same bits as the list does, tranches in their places, from async and plain iterables alike", async () => {
  const listed = portfolioOf(portfolioInput(sites, { draws: 256, notYetSited: tranches }));
  expect(figures((await run(sites)).result)).toBe(figures(listed));
  expect(figures((await run([], { sites })).result)).toBe(figures(listed));
  const other = portfolioOf(portfolioInput(sites.slice(1), { draws: 256, notYetSited: tranches }));
  expect(figures(other)).not.toBe(figures(listed));
});

it("takes a site when the one before is done, and holds none", async () => {
  const { progress, askedAtStep } = await run(sites, { notYetSited: [] });
  expect(progress).toEqual([
    { done: 1, of: 3, key: "alpha" },
    { done: 2, of: 3, key: "beta" },
    { done: 3, of: 3, key: "zeta" },
  ]);
  expect(askedAtStep).toEqual([1, 2, 3]);
  const keys = (await run(sites)).progress.map(({ key }) => key);
  expect(keys).toEqual([...keys].sort());
  expect(keys.length).toBe(sites.length + tranches.length);
});

it("says more than was expected when more come", async () => {
  const { progress } = await run(sites, { notYetSited: [], expectedSites: 1 });
  expect(progress.map(({ done, of }) => `${done} of ${of}`)).toEqual(["1 of 1", "2 of 2", "3 of 3"]);
});

it("refuses sites out of their order, twice, or none at all", async () => {
  const [alpha, beta] = sites as [PortfolioSite, PortfolioSite];
  const messages = async (some: PortfolioSite[], change: Partial<ComingPortfolio> = {}) => {
    const { result } = await run(some, { notYetSited: [], ...change });
    return result.ok ? [] : result.problems.map(({ message }) => message);
  };
  expect(await messages([beta, alpha])).toEqual(["sites: expected an order by key, got alpha after beta"]);
  expect(await messages([alpha, alpha])).toEqual(["sites: expected every site once, got alpha twice"]);
  expect(await messages([])).toEqual(["sites: expected at least one site or tranche, got none"]);
  expect(await messages([alpha], { years: 61 })).toEqual(["years: expected 1 to 60, got 61"]);
  expect((await messages([alpha], { draws: 100 }))[0]).toContain("draws");
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(sites, { minLength: 3 }), async (shuffled) => {
      const isInOrder = shuffled.every((one, i) => one === sites[i]);
      expect((await messages(shuffled)).length === 0).toBe(isInOrder);
    }),
    { numRuns: 12 },
  );
});
