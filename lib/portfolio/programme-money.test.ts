import { describe, expect, it } from "vitest";
import { seededClaims } from "@/lib/article/article-claims.fixture";
import { articleParameterRows } from "@/lib/article/article-parameters";
import { AS_OF, site } from "@/lib/assessment/site.fixture";
import { toIsoDate } from "@/lib/domain/dates";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import { ENGINE_VERSION } from "@/lib/forecast";
import type { YearSeries } from "@/lib/money/year-sums";
import { building, named, noCapex, operator } from "./portfolio.fixture";
import {
  comparedYear,
  figuresOf,
  type PledgedProgramme,
  type ProgrammeMoney,
  type ProgrammeMoneyInput,
  type ProgrammeMoneyResult,
  programmeFigures,
  programmeMoney,
} from "./programme-money";

const asOfOn = toIsoDate(AS_OF) ?? "";
const base = site([]).model;
/** The fixture's model with the constants of the founding article. */
const model: ModelRecords = {
  ...base,
  parameters: {
    ...base.parameters,
    ...Object.fromEntries(
      articleParameterRows.map(({ slug, source, ...row }) => [slug, { ...row, version: 1, sourceText: source }]),
    ),
  },
};
/** The founding article's programme; the other programmes' pledges have other letters. */
const founding = seededClaims.filter(({ slug }) => slug.startsWith("a"));
const programme = (parts: Partial<PledgedProgramme> = {}): PledgedProgramme => ({
  slug: "example",
  windowFrom: "2025-01-01",
  windowTo: "2028-12-31",
  regions: [{ iso3: "KOR" }],
  pledges: founding,
  ...parts,
});
/** Only the headline: no other claim of the founding article. */
const [headline] = founding;
if (!headline) throw new Error("the seed has no pledge");
const pledging = (parts: Partial<typeof headline>) => programme({ pledges: [{ ...headline, ...parts }] });

function run(parts: Partial<ProgrammeMoneyInput> = {}): { result: ProgrammeMoneyResult; steps: number } {
  const made = programmeMoney({
    ...{ programme: programme(), sponsor: operator("amazon"), sites: [], model, asOfOn, draws: 256, overrides: {} },
    ...parts,
  });
  for (let steps = 0; ; steps += 1) {
    const next = made.next();
    if (next.done) return { result: next.value, steps };
  }
}
function money(parts: Partial<ProgrammeMoneyInput> = {}): ProgrammeMoney {
  const { result } = run(parts);
  if (!result.ok) throw new Error(`${result.reason}: ${result.problems.join("; ")}`);
  return result.money;
}
const records = (slug: string, options: Partial<SiteRecords> = {}) =>
  named(slug, [building("2027")], options).planned.site;

describe("a programme's money", () => {
  it("is refused where nothing is pledged in dollars over a window and no site is named", () => {
    for (const none of [
      programme({ pledges: [] }),
      programme({ windowFrom: null }),
      programme({ windowTo: null }),
      pledging({ currency: "KRW" }),
      pledging({ central: null, low: null }),
    ])
      expect(run({ programme: none }).result).toEqual({ ok: false, reason: "no-pledge-and-no-site", problems: [] });
  });

  it("puts the whole pledge into tranches when no site is named, one a year that is left of its window", () => {
    const { result, steps } = run();
    if (!result.ok) throw new Error(result.reason);
    const { pledge, tranches, cover, namedSites, ...rest } = result.money;
    expect(pledge).toEqual({ slug: "a01", usd: 40e9, fromYear: 2025, toYear: 2028 });
    expect(cover).toMatchObject({ notYetSitedUsd: 40e9, statedUsd: 0, ofPhases: 0 });
    expect(namedSites).toEqual([]);
    expect(steps).toBeGreaterThanOrEqual(tranches.length);
    const capital = tranches.reduce((sum, one) => sum + one.capital.facilityUsd + one.capital.acceleratorsUsd, 0);
    expect(capital).toBeCloseTo(40e9, 0);
    expect(tranches.map((one) => Object.keys(one).sort())).toEqual(
      tranches.map(() => ["capital", "key", "spendStartDay", "year"]),
    );
    expect(rest).toMatchObject({ asOfOn, draws: 256, engineVersion: ENGINE_VERSION, model });
    expect(Object.keys(rest.portfolio)).not.toContain("sums");
    expect(Object.keys(rest.portfolio)).not.toContain("inService");
  });

  it("takes the low end of a pledge that is a range", () => {
    expect(money({ programme: pledging({ central: null, low: 7 }) }).pledge).toMatchObject({ usd: 7e9 });
  });

  it("shows the pledge's window and seven years after it; without a pledge this year and seven after", () => {
    const years = (made: ProgrammeMoney) => made.portfolio.fans.fixed.atDefaultCapex.revenueUsd.map(({ year }) => year);
    expect(years(money())).toEqual(Array.from({ length: 11 }, (_, i) => 2025 + i));
    const unpledged = money({ programme: programme({ pledges: [] }), sites: [records("alpha")] });
    const thisYear = Number(asOfOn.slice(0, 4));
    expect(years(unpledged)).toEqual(Array.from({ length: 8 }, (_, i) => thisYear + i));
    expect(unpledged).toMatchObject({ cover: null, pledge: null, tranches: [], answers: null });
  });

  it("takes what named sites cover off the pledge, and names them", () => {
    const made = money({ sites: [records("alpha"), records("beta", { isIllustrative: false, nameKo: "베타" })] });
    expect(made.cover).toMatchObject({ statedUsd: 7.2e9, notYetSitedUsd: 32.8e9, coveredPhases: 2, ofPhases: 2 });
    expect(made.namedSites).toEqual([
      { slug: "alpha", nameEn: "Fixture site", nameKo: "시험 사이트", isIllustrative: true },
      { slug: "beta", nameEn: "Fixture site", nameKo: "베타", isIllustrative: false },
    ]);
  });

  it("answers the founding article's questions where all its claims are recorded, and only there", () => {
    expect(money().answers).toMatchObject({ year: 2029, revenue: { claim: "a09" } });
    expect(money({ programme: pledging({}) }).answers).toBeNull();
  });

  it("follows the scenario: a lower utilisation earns less, and is among the assumptions shown", () => {
    const usual = money();
    const bear = money({
      overrides: { utilisation: 0.3 },
    });
    const year = 2032;
    const revenue = (made: ProgrammeMoney) => figuresOf({ ok: true, money: made }, year).revenueUsd ?? Number.NaN;
    expect(revenue(bear)).toBeLessThan(revenue(usual));
    expect(bear.assumptions).not.toEqual(usual.assumptions);
  });

  it("says what is refused, by field", () => {
    const { result } = run({ sites: [records("alpha")], draws: 100 });
    expect(result).toMatchObject({ ok: false, reason: "engine-refused" });
    expect(result.ok ? [] : result.problems).toEqual([
      "draws: draws: expected a power of two from 1 to 1048576, got 100",
    ]);
  });

  it("shares the sponsor's random inputs among unnamed sites of one economy; of several they are the programme's own", () => {
    const sites = [records("alpha")];
    const fan = (regions: { iso3: string }[]) =>
      money({ programme: programme({ regions }), sites }).portfolio.fans.fixed.atDefaultCapex.revenueUsd;
    // The named site is in Korea: with one economy its factor is shared, so that the sums spread differently.
    expect(fan([{ iso3: "KOR" }])).toEqual(fan([{ iso3: "KOR" }, { iso3: "KOR" }]));
    expect(fan([{ iso3: "KOR" }])).not.toEqual(fan([{ iso3: "KOR" }, { iso3: "JPN" }]));
  });

  it("counts a sponsor of whom nobody knows whether it is a hyperscaler as one that is not", () => {
    const fans = (isHyperscaler: boolean | null) =>
      money({ sponsor: { ...operator("amazon"), isHyperscaler } }).portfolio.fans.fixed.atDefaultCapex;
    expect(fans(null)).toEqual(fans(false));
    expect(fans(null)).not.toEqual(fans(true));
  });
});

describe("what two scenarios of a programme are compared by", () => {
  const made = money({ sites: [named("alpha", [building("2027", noCapex)]).planned.site] });
  const result: ProgrammeMoneyResult = { ok: true, money: made };

  it("are the medians of one year, and the share of draws that reach the lowest claim", () => {
    const { drawn, fixed } = made.portfolio.fans;
    const medianOf = (fans: typeof drawn, series: YearSeries) =>
      fans.atDefaultCapex[series].find(({ year }) => year === 2029)?.p50;
    const median = (series: YearSeries) => medianOf(drawn, series);
    expect(figuresOf(result, 2029)).toEqual({
      energisedMegawatts: median("energisedMegawatts"),
      revenueUsd: median("revenueUsd"),
      revenueAtFixedPricesUsd: medianOf(fixed, "revenueUsd"),
      operatingIncomeUsd: median("operatingIncomeUsd"),
      operatingIncomeAtFixedPricesUsd: medianOf(fixed, "operatingIncomeUsd"),
      capexUsd: median("capexUsd"),
      capexAtFixedPricesUsd: medianOf(fixed, "capexUsd"),
      claimedRevenueShare: made.answers?.revenue.drawn.atLeastLow,
      claimedRevenueShareAtFixedPrices: made.answers?.revenue.fixed.atLeastLow,
    });
  });

  it("are unknown for a year that is not summed, and for a programme without sums", () => {
    const unknown = { energisedMegawatts: null, revenueUsd: null, operatingIncomeUsd: null, capexUsd: null };
    expect(figuresOf(result, 1999)).toMatchObject(unknown);
    const none: ProgrammeMoneyResult = { ok: false, reason: "no-pledge-and-no-site", problems: [] };
    const figures = figuresOf(none, 2029);
    expect(Object.keys(figures)).toEqual([...programmeFigures]);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
  });

  it("are compared in the claims' year, else the one after the window, else next year", () => {
    expect(comparedYear(made)).toBe(2029);
    expect(comparedYear({ ...made, answers: null })).toBe(2029);
    expect(comparedYear({ ...made, answers: null, pledge: { slug: "x", usd: 1, fromYear: 2025, toYear: 2031 } })).toBe(
      2032,
    );
    expect(comparedYear({ ...made, answers: null, pledge: null, asOfOn: "2027-05-01" })).toBe(2028);
  });
});
