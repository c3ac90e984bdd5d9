import { expect, it } from "vitest";
import { articleFindings } from "@/lib/article/article-arithmetic";
import { articleClaims } from "@/lib/article/article-claims.fixture";
import { baseBand, withInServiceShare } from "@/lib/article/base-band";
import { articleCases, capexPoints, resultOf } from "./article-cases";

const findings = articleFindings(articleClaims);

it("shows the article's cases as its parameters give them, and the engine's share beside the base", () => {
  const cases = articleCases(findings, withInServiceShare(0.477));
  expect(cases.map(({ id }) => id)).toEqual(["base", "engine-share", "bear", "dark", "bull"]);
  const [base, engine, bear, dark, bull] = cases;
  const band = baseBand();
  expect(base?.revenueUsd).toEqual({ low: band.low.revenueUsd, high: band.high.revenueUsd });
  expect(base?.revenueUsd.low).toBeCloseTo(8.778e9, -3);
  expect(base?.operatingIncomeUsd.high).toBeCloseTo(3.2058e9, -6);
  expect(engine?.revenueUsd.low).toBeCloseTo((8.778e9 * 0.477) / 0.99, -3);
  expect(engine?.operatingIncomeUsd.high).toBeLessThan(0);
  expect(bear?.operatingIncomeUsd.high).toBeLessThan(0);
  expect(dark?.revenueUsd.low).toBe(7e9);
  expect(bull?.contradicts).toContain("a09");
});

it("leaves the engine's row out where there is no share, and refuses a result that is not there", () => {
  expect(articleCases(findings, null).map(({ id }) => id)).not.toContain("engine-share");
  expect(() => resultOf(findings, "bear", "margin")).toThrow("finding bear: expected a result margin, got none");
});

it("orders operating income by capex per MW: the dearer, the less", () => {
  const points = capexPoints(findings);
  expect(points.map(({ capexUsdPerMw }) => capexUsdPerMw)).toEqual([29e6, 36e6, 49.5e6, 59e6]);
  const incomes = points.map(({ operatingIncomeUsd }) => operatingIncomeUsd);
  expect(incomes).toEqual(incomes.toSorted((a, b) => b - a));
});
