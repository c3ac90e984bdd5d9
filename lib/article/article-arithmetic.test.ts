import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelRecords } from "@/lib/domain/records";
import { moneyParameters } from "@/lib/money/parameters";
import { articleFindings } from "./article-arithmetic";
import { articleClaims } from "./article-claims.fixture";
import { articleDrivers, articleParameterRows, articleRowsOf } from "./article-parameters";
import { baseBand, withInServiceShare } from "./base-band";
import { driverYear, leversFor } from "./driver-model";
import { type FindingId, findingIds } from "./finding";
import { paybackYears } from "./payback-years";

const bn = (usd: number | undefined) => (usd ?? Number.NaN) / 1e9;
const finding = (id: FindingId, rows = articleParameterRows) => {
  const found = articleFindings(articleClaims, rows).find((one) => one.id === id);
  if (!found) throw new Error(`no finding ${id}`);
  return found;
};
const result = (id: FindingId, name: string, rows = articleParameterRows) =>
  finding(id, rows).results.find((one) => one.name === name)?.value;
const contradicts = (id: FindingId, rows = articleParameterRows) =>
  finding(id, rows)
    .against.filter(({ isContradicted }) => isContradicted)
    .map(({ claim }) => claim);
const edited = (slug: string, value: number) =>
  articleParameterRows.map((row) => (row.slug === slug ? { ...row, value } : row));

describe("the driver model", () => {
  it("gives the article's base: 1,111 MW, $9.2bn, $2.5bn, 27 %", () => {
    const year = driverYear(articleDrivers());
    expect(year.megawatts).toBeCloseTo(40e9 / 36e6, 9);
    expect(bn(year.revenueUsd)).toBeCloseTo(9.24, 9);
    // 26bn ÷ 5.5 + 14bn ÷ 18
    expect(bn(year.depreciationUsd)).toBeCloseTo(5.505051, 6);
    expect(bn(year.operatingIncomeUsd)).toBeCloseTo(2.512727, 6);
    expect(year.margin).toBeCloseTo(0.272, 3);
  });

  it("gives the base band: 8.8–9.9 of revenue, 2.1–3.2 of operating income", () => {
    const { low, high } = baseBand();
    expect([bn(low.revenueUsd), bn(high.revenueUsd)].map((x) => x.toFixed(1))).toEqual(["8.8", "9.9"]);
    expect([bn(low.operatingIncomeUsd), bn(high.operatingIncomeUsd)].map((x) => x.toFixed(1))).toEqual(["2.1", "3.2"]);
  });

  it("follows the in-service share, costs standing", () => {
    expect(withInServiceShare(0.99)).toEqual(baseBand());
    const half = withInServiceShare(0.495);
    expect(bn(half.central.revenueUsd)).toBeCloseTo(4.62, 9);
    expect(bn(half.central.operatingIncomeUsd)).toBeCloseTo(2.512727 - 4.62, 6);
    expect(() => withInServiceShare(1.2)).toThrow(/inServiceShare/);
    expect(() => withInServiceShare(0)).toThrow(/inServiceShare/);
  });

  it("solves each lever: put back, it gives the target", () => {
    const figure = fc.constantFrom("revenueUsd" as const, "operatingIncomeUsd" as const);
    fc.assert(
      fc.property(figure, fc.double({ min: 1e8, max: 2e10, noNaN: true }), (name, usd) => {
        const base = articleDrivers();
        for (const need of Object.values(leversFor({ figure: name, usd }, base, 29e6))) {
          if (need === null || (need.lever !== "capexUsdPerMw" && !need.isReachable)) continue;
          expect(driverYear({ ...base, [need.lever]: need.needed })[name] / usd).toBeCloseTo(1, 9);
          expect(need.isMet).toBe(driverYear(base)[name] >= usd);
        }
      }),
    );
  });
});

describe("findings", () => {
  it("come once each, with inputs that have a unit, a source and a mark, and finite figures", () => {
    const all = articleFindings(articleClaims);
    expect(all.map(({ id }) => id)).toEqual(findingIds);
    for (const { inputs, steps, results, formula, against } of all) {
      expect(formula).toBeTruthy();
      expect(against.length).toBeGreaterThan(0);
      expect(new Set(inputs.map(({ slug, value }) => `${slug} ${value}`)).size).toBe(inputs.length);
      for (const { unit, source, mark } of inputs) expect(unit && source && mark).toBeTruthy();
      expect(results.length).toBeGreaterThan(0);
      for (const { value } of [...steps, ...results]) expect(value).toSatisfy(Number.isFinite);
    }
  });

  it("8–10bn at 30–32 % is the 2.4–3.2bn that is printed", () => {
    expect(bn(result("margin-identity", "operatingIncome.low"))).toBeCloseTo(2.4, 9);
    expect(bn(result("margin-identity", "operatingIncome.high"))).toBeCloseTo(3.2, 9);
    expect(contradicts("margin-identity")).toEqual([]);
  });

  it("bear: 4.6 of revenue, −2.2 of operating income", () => {
    expect(bn(result("bear", "revenue")).toFixed(1)).toBe("4.6");
    expect(bn(result("bear", "operatingIncome")).toFixed(1)).toBe("-2.2");
    expect(contradicts("bear")).toEqual([]);
  });

  it("a quarter dark: 7.0 of revenue, 0.3 of operating income, so the claim is missed", () => {
    expect(bn(result("dark-capacity", "revenue"))).toBeCloseTo(7, 9);
    expect(bn(result("dark-capacity", "operatingIncome")).toFixed(1)).toBe("0.3");
    expect(contradicts("dark-capacity")).toEqual(["a09", "a11"]);
    expect(contradicts("dark-capacity", edited("article-dark-share", 0.01))).toEqual([]);
  });

  it("capex per MW of 29 / 36 / 49.5 / 59m: operating income of 4.5 / 2.5 / 0.3 / −0.6bn", () => {
    const incomes = finding("capex-per-megawatt").results.map(({ value }) => bn(value).toFixed(1));
    expect(incomes).toEqual(["4.4", "2.5", "0.3", "-0.6"]);
    // 4.448: the model decisions print 4.5.
    expect(bn(finding("capex-per-megawatt").results[0]?.value)).toBeCloseTo(4.448, 3);
    // Ulsan: 5.1bn ÷ 103 MW
    const ulsan = articleParameterRows.find(({ slug }) => slug === "article-capex-ulsan-usd-per-mw");
    expect(ulsan?.value).toBeCloseTo(5.1e9 / 103, -5);
  });

  it("bull: 16–20bn of revenue at the stated margin, or 12.6bn at 47 %", () => {
    expect(bn(result("bull-at-stated-margin", "revenueNeeded.low"))).toBeCloseTo(15.625, 9);
    expect(bn(result("bull-at-stated-margin", "revenueNeeded.high"))).toBeCloseTo(20, 9);
    expect(contradicts("bull-at-stated-margin")).toEqual(["a13"]);
    expect(bn(result("bull-at-own-drivers", "revenue")).toFixed(1)).toBe("12.6");
    expect(result("bull-at-own-drivers", "margin")?.toFixed(2)).toBe("0.47");
    expect(contradicts("bull-at-own-drivers")).toEqual(["a09", "a10"]);
  });

  it("payback: 7.6–8.1 years from the first capex, against 3–5", () => {
    expect(result("payback", "payback.low")?.toFixed(1)).toBe("7.6");
    expect(result("payback", "payback.high")?.toFixed(1)).toBe("8.1");
    expect(contradicts("payback")).toEqual(["a17"]);
  });

  it("payback is when the summed cash of evenly spent money is zero", () => {
    const [capex, cash, windowYears, lagYears] = [40, 8, 4, 1];
    const years = paybackYears(capex, cash, { windowYears, lagYears }) ?? Number.NaN;
    const steps = 100_000;
    let earned = 0;
    // Money spent at t earns its part of the cash from t + lag on.
    for (let i = 0; i < steps; i++) earned += (cash / steps) * (years - lagYears - (windowYears * (i + 0.5)) / steps);
    expect(earned).toBeCloseTo(capex, 6);
    expect(paybackYears(capex, 0, { windowYears, lagYears })).toBeNull();
    expect(paybackYears(1, 8, { windowYears, lagYears })).toBeNull();
  });

  it("income is held against revenue: like by like it is three times as much", () => {
    expect(result("income-against-revenue", "revenueOverSales.low")).toBeCloseTo(8 / 120, 9);
    expect(result("income-against-revenue", "incomeOverIncome.high")).toBeCloseTo(3.2 / (120 * 0.37), 9);
    expect(contradicts("income-against-revenue")).toEqual(["a28"]);
  });

  it("$120bn is capex in one place and sales in another", () => {
    expect(result("one-figure-two-uses", "capexOverSales")).toBe(1);
    expect(contradicts("one-figure-two-uses")).toEqual(["a05", "a28"]);
    const other = articleClaims.map((claim) => (claim.slug === "a05" ? { ...claim, low: 1e11, high: 1e11 } : claim));
    const found = articleFindings(other).find(({ id }) => id === "one-figure-two-uses");
    expect(found?.against.every(({ isContradicted }) => !isContradicted)).toBe(true);
  });

  it("are reckoned from the parameters: no result stands still when its input moves", () => {
    for (const id of ["base-band", "bear", "dark-capacity", "capex-per-megawatt", "bull-at-own-drivers"] as const)
      expect(finding(id, edited("article-opex-usd-per-mw-year", 1.2e6)).results).not.toEqual(finding(id).results);
    expect(finding("payback", edited("article-it-life-years", 5)).results).not.toEqual(finding("payback").results);
    expect(() => articleFindings(articleClaims, articleParameterRows.slice(1))).toThrow(
      "parameter article-capex-usd: expected a row",
    );
  });
});

describe("rows", () => {
  it("have a unit, a source and a slug of their own", () => {
    expect(new Set(articleParameterRows.map(({ slug }) => slug)).size).toBe(articleParameterRows.length);
    for (const { unit, source } of articleParameterRows) expect(unit && source).toBeTruthy();
  });

  it("are read from the stored parameters, edited ones too; one that is missing or no number is named", () => {
    const stored: ModelRecords["parameters"] = Object.fromEntries(
      articleParameterRows.map(({ slug, source, ...row }) => [slug, { ...row, version: 1, sourceText: source }]),
    );
    expect(articleRowsOf(stored)).toEqual(articleParameterRows);
    const changed = { ...(stored["article-utilisation"] as (typeof stored)[string]), version: 2, value: 0.82 };
    const rows = articleRowsOf({ ...stored, "article-utilisation": changed });
    expect(baseBand(rows).central.revenueUsd / baseBand().central.revenueUsd).toBeCloseTo(0.82 / 0.8, 12);
    const unordered = { ...changed, value: 0.7 };
    expect(() => articleRowsOf({ ...stored, "article-utilisation": unordered })).toThrow(
      "expected this order, got 0.76, 0.7, 0.86",
    );
    const { "article-dark-share": _, ...rest } = stored;
    expect(() => articleRowsOf(rest)).toThrow(
      "parameter article-dark-share: expected a number within its limits, got undefined",
    );
  });

  it("agree with `lib/money` where they are the same figure", () => {
    for (const [article, money] of [
      ["article-capex-usd-per-mw", "default-capex-usd-per-mw"],
      ["article-revenue-usd-per-mw-year", "revenue-usd-per-mw-year"],
      ["article-utilisation", "utilisation"],
      ["article-opex-usd-per-mw-year", "opex-usd-per-mw-year"],
      ["article-it-share-of-capex", "accelerator-share-of-capex"],
      ["article-facility-life-years", "evaluation-years"],
    ]) {
      const ours = articleParameterRows.find(({ slug }) => slug === article)?.value;
      expect(ours).toBe(moneyParameters.find(({ slug }) => slug === money)?.value);
    }
  });
});
