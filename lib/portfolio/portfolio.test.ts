import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessSite } from "@/lib/assessment/assess";
import { plannedSite } from "@/lib/assessment/simulate-site";
import { AS_OF, claim, indicator, phase } from "@/lib/assessment/site.fixture";
import { shareAtLeast } from "@/lib/money/year-sums";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import type { PortfolioSite } from "./portfolio";
import { portfolioOf, simulatePortfolio } from "./portfolio";
import { building, named, noCapex, portfolio, portfolioInput } from "./portfolio.fixture";
import { portfolioSite } from "./portfolio-site";

const two = () => [named("one", [building("2028-06-30")]), named("two", [building("2028-06-30")])];
const at = <T extends { year: number }>(fan: readonly T[], year: number): T => {
  const found = fan.find((one) => one.year === year);
  if (!found) throw new Error(`no year ${year}`);
  return found;
};
const withKeys = (
  { planned, ...rest }: PortfolioSite,
  keys: Pick<SiteSchedule, "operatorKey" | "zoneKey">,
): PortfolioSite => ({ ...rest, planned: { ...planned, scheduleUnder: { ...planned.scheduleUnder, ...keys } } });

describe("a sum over sites", () => {
  it("is taken per draw: its quantiles are not the sums of quantiles, its mean is the sum of means", () => {
    const sites = two();
    const both = portfolio(sites).fans.fixed.stated.revenueUsd;
    const apart = sites.map((one) => portfolio([one]).fans.fixed.stated.revenueUsd);
    const sum = (name: "mean" | "p10" | "p50", year: number) =>
      apart.reduce((total, fan) => total + at(fan, year)[name], 0);
    expect(at(both, 2029).mean / sum("mean", 2029)).toBeCloseTo(1, 9);
    // Each serves in more than half of the draws; both together do in fewer.
    expect(sum("p50", 2030) - at(both, 2030).p50).toBeGreaterThan(0.1 * at(both, 2030).mean);
    // Each site on its own may fail to serve in a tenth of the draws; both at once seldom do.
    expect(sum("p10", 2030)).toBe(0);
    expect(at(both, 2030).p10).toBeGreaterThan(0);
  });

  it("has a wider fan when the sites share an operator than when each has its own", () => {
    const many = Array.from({ length: 8 }, (_, i) => named(`site-${i}`, [building("2028-12-31")]));
    const width = (sites: PortfolioSite[]) => {
      const { yearMean } = portfolio(sites, { draws: 8192 }).inService;
      return at(yearMean, 2029).p90 - at(yearMean, 2029).p10;
    };
    const shared = many.map((one, i) => withKeys(one, { operatorKey: "operator:one", zoneKey: `zone:${i}` }));
    const apart = many.map((one, i) => withKeys(one, { operatorKey: `operator:${i}`, zoneKey: `zone:${i}` }));
    // The slip of the stated dates correlates by 0.2: the variance of 8 sites is 1 + 7 × r times that of independent ones, with r below 0.2
    // as classes, races and cancellations are each site's own. Wider by √2.4 = 1.55 at the most.
    const ratio = width(shared) / width(apart);
    expect(ratio).toBeGreaterThan(1.25);
    expect(ratio).toBeLessThan(1.55);
  });

  it("has one export licence for all sites: where it is denied, in the same draws none of them serves", () => {
    const overrides: ScenarioOverrides = {
      hazardFactor: 0,
      exportControl: {
        ...{ licenceProbability: 0.5, denialProbability: 1, controlledIso3: ["KOR", "MYS"] },
        ...{ delayMedianDays: 183, delayP90Days: 548 },
      },
    };
    const members = [named("one", [building("2028-06-30")]), named("two", [building("2029-03-31")], { iso3: "MYS" })];
    const sites = members.map(({ planned }) => portfolioSite(planned.site, overrides));
    // By the end of the 60th year every draw that serves at all has long done so.
    const { inService, lines } = portfolio(sites, { draws: 1024, years: 60 });
    const last = inService.sums.yearEndMegawatts.slice(-1024);
    expect(new Set(last)).toEqual(new Set([0, 200]));
    const denied = last.filter((megawatts) => megawatts === 0).length / 1024;
    expect(Math.abs(denied - 0.5)).toBeLessThan(0.0625);
    for (const { cancelledProbability } of lines) expect(cancelledProbability).toBe(denied);
  });

  it("does not depend on the order of the sites, and is the same every time, to the bit", () => {
    const sites = [...two(), named("three", [building("2029-03-31"), building("2030-03-31", { ordinal: 2 })])];
    const figures = (order: PortfolioSite[], seed = 7) => {
      const { sums, inService, ...rest } = portfolio(order, { draws: 256, seed });
      const columns = [...Object.values(sums.atDefaultCapex.drawn), inService.sums.yearMeanMegawatts];
      const hash = createHash("sha256").update(JSON.stringify(rest));
      for (const column of columns) hash.update(column);
      return hash.digest("hex");
    };
    const first = figures(sites);
    expect(figures(sites)).toBe(first);
    fc.assert(
      fc.property(fc.shuffledSubarray(sites, { minLength: 3 }), (shuffled) => {
        expect(figures(shuffled)).toBe(first);
      }),
      { numRuns: 6 },
    );
    expect(figures(sites, 8)).not.toBe(first);
  });

  it("keeps common random numbers under another schedule: a site that did not change keeps its draws", () => {
    const [one, other] = two() as [PortfolioSite, PortfolioSite];
    // The connection's time, which no rank hangs on: a slower one makes no draw earlier.
    const slower = plannedSite(other.planned.site, { durationFactors: { grid_interconnect: 1.5 } });
    const base = portfolio([one, other]);
    const changed = portfolio([one, { ...other, planned: slower }]);
    expect(changed.lines[0]).toEqual(base.lines[0]);
    expect(changed.lines[1]?.p50Day).toBeGreaterThan(base.lines[1]?.p50Day ?? Number.NaN);
    const alone = portfolio([one]).inService.sums.yearMeanMegawatts;
    const rest = (all: Float64Array) => all.map((value, i) => value - (alone[i] as number));
    const [before, after] = [base, changed].map(({ inService }) => rest(inService.sums.yearMeanMegawatts));
    const later = after?.filter((value, i) => value < (before?.[i] ?? 0) - 1e-9).length ?? 0;
    const earlier = after?.filter((value, i) => value > (before?.[i] ?? 0) + 1e-9).length ?? 0;
    expect(later).toBeGreaterThan(0);
    expect(earlier).toBe(0);
  });
});

describe("what is covered", () => {
  const sized = named("stated", [building("2028-06-30")]);
  const costless = named("costless", [building("2028-06-30", noCapex)]);
  const unknown = named("unknown", [
    building("2028-06-30", {
      ...noCapex,
      megawatts: { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null },
    }),
  ]);

  it("leaves capex that nobody stated out of the dollars, and shows it at the default beside them", () => {
    const { fans: both, coverage, lines } = portfolio([sized, costless, unknown]);
    const fans = both.fixed;
    const alone = portfolio([sized]);
    expect(fans.stated.capexUsd).toEqual(alone.fans.fixed.stated.capexUsd);
    expect(fans.stated.operatingIncomeUsd).toEqual(alone.fans.fixed.stated.operatingIncomeUsd);
    expect(at(fans.stated.revenueUsd, 2030).mean).toBeGreaterThan(
      1.5 * at(alone.fans.fixed.stated.revenueUsd, 2030).mean,
    );
    const spent = (some: typeof fans.stated) => some.capexUsd.reduce((sum, { mean }) => sum + mean, 0);
    expect(spent(fans.atDefaultCapex)).toBeGreaterThan(1.5 * spent(fans.stated));
    expect(coverage).toMatchObject({
      phases: 3,
      megawattsStated: 2,
      megawattsFromCapex: 0,
      capexStated: 1,
      totalMegawatts: 200,
      megawattsByBasis: { facility: 200, criticalIt: 0, fromCapex: 0, notYetSited: 0 },
      effectiveSites: 2,
      left: [{ key: "unknown", reason: "megawatts-and-capex-unknown" }],
    });
    expect(lines.map(({ key, megawatts }) => [key, megawatts?.value ?? null])).toEqual([
      ["costless", 100],
      ["stated", 100],
      ["unknown", null],
    ]);
    expect(lines[2]?.p50Day).toBeGreaterThan(AS_OF);
  });

  it("takes MW from stated capex and says so", () => {
    const megawatts = { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null };
    const { lines, coverage } = portfolio([named("money", [building("2028-06-30", { megawatts })])]);
    expect(lines[0]?.megawatts).toEqual({ value: 100, basis: null, source: "capex-at-default-per-megawatt" });
    expect(coverage.megawattsByBasis.fromCapex).toBe(100);
  });

  it("counts what serves already, and leaves out what was withdrawn", () => {
    const serves = phase([indicator("service", { in_service: [claim("actual", "2025-07-02")] })]);
    const gone = phase(
      [indicator("service", { in_service: [claim("promised", "2028"), claim("withdrawn", "2026-05")] })],
      { ordinal: 2 },
    );
    const { lines, coverage, inService } = portfolio([named("old", [serves, gone])]);
    expect(lines.map(({ state, leftOut, cancelledProbability }) => [state, leftOut, cancelledProbability])).toEqual([
      ["in_service", null, 0],
      ["withdrawn", "withdrawn", 1],
    ]);
    expect(lines[1]?.p50Day).toBeNull();
    expect(at(inService.yearEnd, 2025)).toEqual({ year: 2025, mean: 100, p10: 100, p50: 100, p90: 100 });
    expect(at(inService.yearMean, 2025).mean).toBeCloseTo((100 * 183) / 365, 0);
    expect(coverage).toMatchObject({ phases: 1, totalMegawatts: 100 });
  });

  it("counts effective sites, not phases", () => {
    const phases = [building("2028-06-30"), building("2029-06-30", { ordinal: 2 })];
    // 200 and 100 MW: 300² ÷ (200² + 100²) = 1.8
    expect(portfolio([named("big", phases), sized]).coverage.effectiveSites).toBeCloseTo(1.8, 9);
  });
});

describe("running it", () => {
  it("draws a site as its own forecast does: the same seed and draws give the same figures", () => {
    const sites = two();
    const { lines } = portfolio(sites);
    const alone = sites.flatMap(({ planned }) => assessSite(planned.site, { asOfDay: AS_OF, seed: 7, draws: 2048 }));
    expect(lines.map(({ p50Day, cancelledProbability }) => [p50Day, cancelledProbability])).toEqual(
      alone.map(({ givenCompletion, cancelled }) => [givenCompletion.p50, cancelled.total]),
    );
  });

  it("tells of its progress after each site", () => {
    const steps = [...simulatePortfolio(portfolioInput(two(), { draws: 64 }))];
    expect(steps).toEqual([
      { done: 1, of: 2, key: "one" },
      { done: 2, of: 2, key: "two" },
    ]);
  });

  it("refuses wrong input with the field, the value and the limit", () => {
    const messages = (sites: PortfolioSite[], change = {}) => {
      const result = portfolioOf(portfolioInput(sites, { draws: 64, ...change }));
      return result.ok ? [] : result.problems.map(({ message }) => message);
    };
    const [one] = two() as [PortfolioSite, PortfolioSite];
    expect(messages([])).toEqual(["sites: expected at least one site or tranche, got none"]);
    expect(messages([one, one])).toEqual(["sites: expected every site once, got one twice"]);
    expect(messages([one], { years: 0 })).toEqual(["years: expected 1 to 60, got 0"]);
    expect(messages([one], { draws: 100 })).toEqual(["draws: expected a power of two from 1 to 1048576, got 100"]);
    expect(messages([one], { draws: 2 ** 21 })).toHaveLength(1);
    expect(messages([one], { seed: -1 })).toEqual(["seed: expected an unsigned 32-bit integer, got -1"]);
  });

  it("gives shares of draws on the sums", () => {
    const { sums } = portfolio(two());
    expect(shareAtLeast(sums.stated, "fixed", "revenueUsd", 2034, 0)).toBe(1);
    expect(shareAtLeast(sums.stated, "fixed", "revenueUsd", 2034, 1e12)).toBe(0);
  });
});
