import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, phase } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import { forecast, numberAt } from "@/lib/forecast";
import { shareAtLeast } from "@/lib/money/year-sums";
import { present } from "@/lib/testing/present";
import { type NotYetSitedInput, notYetSitedTranches, type Pledge, pledgeCover, trancheTiming } from "./not-yet-sited";
import { assumptions, building, money, named, noCapex, portfolio } from "./portfolio.fixture";
import { type PortfolioMember, type PortfolioSite, siteMember, trancheMember } from "./portfolio-member";

const pledge: Pledge = { slug: "forty", usd: 40e9, fromYear: 2025, toYear: 2028 };
const { model } = named("model", [building("2028")]).planned.site;
const input = (change: Partial<NotYetSitedInput> = {}): NotYetSitedInput => ({
  pledge,
  usd: pledge.usd,
  operatorKey: "operator:amazon×not-sited",
  isHyperscaler: true,
  asOfDay: AS_OF,
  model,
  assumptions,
  money,
  ...change,
});
/** What `pledgeCover` reads of a member. */
const covering = ({ planned: { plans }, assumptions, money }: PortfolioSite) => ({ plans, assumptions, money });
/** Of the logarithms of the days since the as-of day: the sums have long tails. */
function correlationOf(one: Float64Array, other: Float64Array): number {
  const [a, b] = [one, other].map((days) => {
    const logs = days.map((day) => Math.log(Math.max(1, day - AS_OF)));
    const mean = logs.reduce((sum, log) => sum + log / logs.length, 0);
    return logs.map((log) => log - mean);
  }) as [Float64Array, Float64Array];
  const product = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, d) => sum + value * numberAt(y, d), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
const capexOf = ({ capital }: { capital: { facilityUsd: number; acceleratorsUsd: number } }) =>
  capital.facilityUsd + capital.acceleratorsUsd;

describe("cover of a pledge", () => {
  const withdrawn = named("gone", [
    phase([indicator("service", { in_service: [claim("promised", "2028"), claim("withdrawn", "2026-05")] })]),
  ]);
  const earlier = named("earlier", [phase([indicator("service", { in_service: [claim("actual", "2023-05-01")] })])]);
  const unknown = named("unknown", [
    building("2028", {
      ...noCapex,
      megawatts: { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null },
    }),
  ]);
  const members = [
    named("stated", [building("2028")]),
    named("costless", [building("2028", noCapex)]),
    withdrawn,
    earlier,
    unknown,
  ].map(covering);

  it("splits a pledge into stated, at the default, and not yet sited, and names what it left", () => {
    const cover = pledgeCover(pledge, members);
    expect(cover).toMatchObject({
      statedUsd: 3.6e9,
      atDefaultUsd: 3.6e9,
      notYetSitedUsd: 32.8e9,
      excessUsd: 0,
      coveredPhases: 2,
      ofPhases: 3,
    });
    expect(cover.left.map(({ reason }) => reason)).toEqual([
      "withdrawn",
      "in-service-before-the-window",
      "megawatts-and-capex-unknown",
    ]);
  });

  it("ties to the pledge with the tranches, in money and MW, whatever the pledge", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e9, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 9 }), (usd, length) => {
        const some = { ...pledge, usd, toYear: pledge.fromYear + length };
        const cover = pledgeCover(some, members);
        const { statedUsd, atDefaultUsd, notYetSitedUsd, excessUsd } = cover;
        const tranches = notYetSitedTranches(input({ pledge: some, usd: notYetSitedUsd }));
        const trancheUsd = tranches.reduce((sum, one) => sum + capexOf(one), 0);
        expect((statedUsd + atDefaultUsd + trancheUsd - excessUsd) / usd).toBeCloseTo(1, 12);
        expect(tranches.length).toBe(notYetSitedUsd === 0 ? 0 : length + 1);
        const megawatts = tranches.reduce((sum, { capital }) => sum + capital.megawatts, 0);
        expect(megawatts * assumptions.defaultCapexUsdPerMw).toBeCloseTo(notYetSitedUsd, -1);
      }),
      { numRuns: 50 },
    );
  });

  it("shows what the sites cost beyond a pledge, and refuses a wrong one", () => {
    const small = { ...pledge, slug: "small", usd: 5e9 };
    expect(pledgeCover(small, members)).toMatchObject({ notYetSitedUsd: 0, excessUsd: expect.closeTo(2.2e9, 0) });
    expect(() => pledgeCover({ ...pledge, usd: 0 }, [])).toThrow(
      "pledge forty: usd: expected an amount above 0, got 0",
    );
    expect(() => pledgeCover({ ...pledge, toYear: 2020 }, [])).toThrow("toYear: expected a year from 2025 to 2075");
    expect(() => notYetSitedTranches(input({ usd: 41e9 }))).toThrow("usd: expected from 0 to 40000000000");
  });
});

describe("tranches", () => {
  it("are equal, a year each, and serve after the class of whole sites", () => {
    const tranches = notYetSitedTranches(input());
    expect(tranches.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028]);
    for (const one of tranches) expect(capexOf(one)).toBeCloseTo(10e9, 0);
    const { lines } = portfolio([], { notYetSited: tranches, draws: 8192, years: 12 });
    const last = lines.find(({ key }) => key.endsWith("2028"));
    const start = toEpochDay("2028-07-01");
    // The class's median is 855 days: Kaplan–Meier, 28.1 months.
    expect((last?.p50Day ?? 0) - start).toBeGreaterThan(840);
    expect((last?.p50Day ?? 0) - start).toBeLessThan(870);
    // Announced at 10 % a year for the 1.6 years until the money flows, then 1.3 % a year for about 2.5 years: the rates of named sites.
    const expected = 1 - Math.exp(-(0.1 * (start - AS_OF) + 0.013 * 930) / 365.25);
    expect(Math.abs((last?.cancelledProbability ?? 0) - expected)).toBeLessThan(0.02);
    // Under way since July 2025 and not in service after 509 days: the conditional median, 855 × exp(0.41 × Φ⁻¹(1 − 0.897 ÷ 2)) = 902 days.
    const first = lines.find(({ key }) => key.endsWith("2025"));
    expect(Math.abs((first?.p50Day ?? 0) - toEpochDay("2025-07-01") - 902)).toBeLessThan(12);
    expect(first?.cancelledProbability).toBeLessThan(0.05);
  });

  it("stand beside the named sites: the total is their sum per draw, and every phase of it is counted", () => {
    const sites = [named("stated", [building("2028")])];
    const { notYetSitedUsd } = pledgeCover(pledge, sites.map(covering));
    const all = portfolio(sites, { notYetSited: notYetSitedTranches(input({ usd: notYetSitedUsd })) });
    const alone = portfolio(sites);
    expect(all.namedFans).toEqual(alone.fans.fixed);
    const mean = (fan: { year: number; mean: number }[] | undefined) =>
      fan?.find(({ year }) => year === 2030)?.mean ?? 0;
    expect(mean(all.fans.fixed.stated.revenueUsd)).toBeCloseTo(
      mean(all.namedFans?.stated.revenueUsd) + mean(all.notYetSitedFans?.revenueUsd),
      0,
    );
    expect(all.coverage.totalMegawatts).toBeCloseTo(pledge.usd / assumptions.defaultCapexUsdPerMw, 6);
    expect(all.coverage.phases).toBe(1);
    const most = all.coverage.totalMegawatts;
    expect(shareAtLeast(all.sums.stated, "fixed", "energisedMegawatts", 2034, most * 1.001)).toBe(0);
  });

  it("are planned for the P10 of their start, so that machines wait for power, and nothing is re-timed", () => {
    const [, , , last] = notYetSitedTranches(input());
    const made = forecast(last?.network ?? expect.fail(), { asOf: AS_OF, seed: 7, draws: 1024 });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const timing = trancheTiming(made.forecast.nodes);
    expect(timing?.powerReadyP50Day).toBeNull();
    // 855 days × exp(−1.2816 × 0.41) = 506
    expect(Math.abs((timing?.planStartDay ?? 0) - toEpochDay("2028-07-01") - 506)).toBeLessThan(15);
    expect(trancheTiming([])).toBeNull();
  });

  it("share their operator's luck", () => {
    const spread = (share: boolean) => {
      const tranches = notYetSitedTranches(input()).map((one, i) =>
        share ? one : { ...one, network: { ...one.network, operatorKey: `operator:${i}` } },
      );
      const { yearMean } = portfolio([], { notYetSited: tranches, draws: 8192 }).inService;
      const fan = yearMean.find(({ year }) => year === 2029);
      return (fan?.p90 ?? 0) - (fan?.p10 ?? 0);
    };
    expect(spread(true) / spread(false)).toBeGreaterThan(1.02);
  });

  it("share it with the named sites of the same operator and economy too, which have a schedule and no network", () => {
    const options = { asOfDay: AS_OF, seed: 7, draws: 8192 };
    const daysOf = (member: PortfolioMember) => {
      const made = member.draw(options);
      return made.ok ? present(made.phases[0]?.samples).startDay : expect.fail(JSON.stringify(made.problems));
    };
    const site = siteMember(named("stated", [building("2028-12-31")]));
    const [tranche] = notYetSitedTranches(input()).slice(-1);
    const withKey = (operatorKey: string) =>
      trancheMember({ ...present(tranche), network: { ...present(tranche).network, operatorKey } });
    const correlation = (operatorKey: string) => correlationOf(daysOf(site), daysOf(withKey(operatorKey)));
    // Near the 0.2 of two totals of one operator (0.18); with another's nothing but chance, 0.011 for 8,192 draws.
    expect(correlation("operator:amazon×KOR")).toBeGreaterThan(0.12);
    expect(correlation("operator:amazon×KOR")).toBeLessThan(0.23);
    expect(Math.abs(correlation("operator:other×KOR"))).toBeLessThan(0.04);
  });
});
