import { expect, it } from "vitest";
import { shareAtLeast } from "@/lib/money/year-sums";
import { building, named, noCapex, portfolio } from "./portfolio.fixture";
import { PortfolioRunRequest, portfolioFigures } from "./portfolio-run";

const request = { scope: { kind: "all" }, firstYear: 2026, years: 15 };
const messages = (change: object) =>
  PortfolioRunRequest.safeParse({ ...request, ...change }).error?.issues.map(({ message }) => message) ?? [];

it("takes a request, and refuses a wrong one with the field and its limit", () => {
  expect(messages({})).toEqual([]);
  expect(messages({ draws: 1024, title: "All of it" })).toEqual([]);
  expect(messages({ years: 61 })).toEqual(["years: at most 60"]);
  expect(messages({ years: 0 })).toEqual(["years: at least 1"]);
  expect(messages({ firstYear: 1999 })).toEqual(["firstYear: at least 2000"]);
  expect(messages({ draws: 1000 })).toEqual(["draws: expected a power of two"]);
  expect(messages({ draws: 32_768 })).toEqual(["draws: at most 16384"]);
  expect(messages({ title: "t".repeat(101) })).toEqual(["title: at most 100 characters, but it has 101"]);
  expect(messages({ scope: { kind: "economy", iso3: "korea" } })[0]).toContain("scope.iso3");
  expect(messages({ scope: { kind: "operator", slug: "A b" } })[0]).toContain("scope.slug");
});

it("keeps figures, and neither draws nor a line per phase", () => {
  const unknown = { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null };
  const made = portfolio([
    named("stated", [building("2028-06-30")]),
    named("costless", [building("2029-06-30", noCapex)]),
    named("unknown", [
      building("2028-06-30", { ...noCapex, megawatts: unknown }),
      building("2029-06-30", { ...noCapex, megawatts: unknown, ordinal: 2 }),
    ]),
  ]);
  const kept = portfolioFigures(made);
  expect(kept.fans).toEqual(made.fans);
  expect(kept.assumed).toEqual({ priceCorrelation: 0.6, priceSpread: Math.hypot(0.2, 0.1), idleMonths: 24 });
  expect(kept.coverage).toMatchObject({ phases: 4, capexStated: 1, totalMegawatts: 200 });
  expect(kept.coverage.left).toEqual([{ reason: "megawatts-and-capex-unknown", phases: 2 }]);
  expect(kept.shares.map(({ year }) => year)).toEqual(made.fans.fixed.stated.revenueUsd.map(({ year }) => year));
  const of2032 = kept.shares.find(({ year }) => year === 2032);
  const served = made.inService.yearMean.find(({ year }) => year === 2032)?.mean ?? Number.NaN;
  expect(of2032?.inService).toBeCloseTo(served / 200, 12);
  const atLeast = shareAtLeast(made.sums.stated, "fixed", "operatingIncomeUsd", 2032, Number.MIN_VALUE);
  expect(of2032?.profit.fixed.stated).toBe(atLeast);
  expect(atLeast).toBeGreaterThan(0.5);
  // Before anything serves nobody earns: zero is not above zero.
  expect(kept.shares[0]).toEqual({
    ...{ year: 2025, inService: 0 },
    profit: { drawn: { stated: 0, atDefaultCapex: 0 }, fixed: { stated: 0, atDefaultCapex: 0 } },
  });
  expect(JSON.stringify(kept).length).toBeLessThan(40_000);
  expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
});

it("has no share of no megawatts", () => {
  const megawatts = { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null };
  const kept = portfolioFigures(portfolio([named("unknown", [building("2028-06-30", { ...noCapex, megawatts })])]));
  expect(kept.shares.map(({ inService }) => inService)).toEqual(kept.shares.map(() => null));
});
