import { claimedRange, claimOf } from "./article-claims";
import { driverSlug, parameterRow } from "./article-parameters";
import { depreciationUsdPerYear } from "./driver-model";
import { type Book, claimed, type Finding, overlaps, parameters, shareOf, usd, usdPerYear } from "./finding";
import { paybackYears } from "./payback-years";

/** What the article's claims come to when they are compared with each other. */

type Range = { low: number; high: number };

/** Both ends of a range as two steps, `name.low` and `name.high`. */
const ends = (step: typeof usdPerYear, name: string, { low, high }: Range) => [
  step(`${name}.low`, low),
  step(`${name}.high`, high),
];

export function marginIdentity(book: Book): Finding {
  const revenue = claimedRange(book.claims, "a09");
  const margin = claimedRange(book.claims, "a10");
  const income = claimedRange(book.claims, "a11");
  const product = { low: revenue.low * margin.low, high: revenue.high * margin.high };
  const isSame = Math.abs(product.low / income.low - 1) < 0.01 && Math.abs(product.high / income.high - 1) < 0.01;
  return {
    id: "margin-identity",
    inputs: claimed(book, "a09", "a10", "a11"),
    formula: "operatingIncome = revenue × margin, low by low and high by high",
    steps: [],
    results: ends(usdPerYear, "operatingIncome", product),
    against: [{ claim: "a11", isContradicted: !isSame }],
    isCalibratedToArticle: false,
  };
}

export function bullAtStatedMargin(book: Book): Finding {
  const income = claimedRange(book.claims, "a13");
  const margin = claimedRange(book.claims, "a10");
  const needed = { low: income.low / margin.high, high: income.high / margin.low };
  return {
    id: "bull-at-stated-margin",
    inputs: claimed(book, "a13", "a10", "a09"),
    formula: "revenueNeeded = operatingIncome ÷ margin, the least by the highest margin and the most by the lowest",
    steps: [],
    results: ends(usdPerYear, "revenueNeeded", needed),
    against: [{ claim: "a13", isContradicted: !overlaps(needed, claimedRange(book.claims, "a09")) }],
    isCalibratedToArticle: false,
  };
}

export function payback(book: Book): Finding {
  const windowYears = parameterRow(book.rows, "article-window-years").value;
  const lagYears = parameterRow(book.rows, "article-service-lag-years").value;
  const income = claimedRange(book.claims, "a11");
  const depreciationUsd = depreciationUsdPerYear(book.drivers);
  const { capexUsd } = book.drivers;
  const years = (incomeUsd: number) => paybackYears(capexUsd, incomeUsd + depreciationUsd, { windowYears, lagYears });
  const [fastest, slowest] = [years(income.high), years(income.low)];
  const usual = claimedRange(book.claims, "a17");
  const found = (name: string, value: number | null) => (value === null ? [] : [{ name, value, unit: "years" }]);
  return {
    id: "payback",
    inputs: [
      ...parameters(
        book,
        driverSlug("capexUsd"),
        driverSlug("itShareOfCapex"),
        driverSlug("itLifeYears"),
        driverSlug("facilityLifeYears"),
        "article-window-years",
        "article-service-lag-years",
      ),
      ...claimed(book, "a11", "a17"),
    ],
    formula: "years from first capex = window ÷ 2 + lag + capex ÷ (operatingIncome + depreciation)",
    steps: [
      usdPerYear("depreciation", depreciationUsd),
      ...ends(usdPerYear, "cashBeforeCapex", {
        low: income.low + depreciationUsd,
        high: income.high + depreciationUsd,
      }),
      { name: "meanWait", value: windowYears / 2 + lagYears, unit: "years" },
    ],
    results: [...found("payback.low", fastest), ...found("payback.high", slowest)],
    against: [{ claim: "a17", isContradicted: fastest === null || fastest > usual.high }],
    isCalibratedToArticle: true,
  };
}

export function incomeAgainstRevenue(book: Book): Finding {
  const base = claimOf(book.claims, "a28");
  const salesUsd = base.low ?? base.high ?? Number.NaN;
  const revenue = claimedRange(book.claims, "a09");
  const income = claimedRange(book.claims, "a11");
  const margin = parameterRow(book.rows, "aws-operating-margin-2024").value;
  const awsIncomeUsd = salesUsd * margin;
  const shares = (name: string, { low, high }: Range, of: number) =>
    ends(shareOf, name, { low: low / of, high: high / of });
  return {
    id: "income-against-revenue",
    inputs: [...claimed(book, "a11", "a09", "a28"), ...parameters(book, "aws-operating-margin-2024")],
    formula:
      "as printed: operatingIncome ÷ sales; like by like: revenue ÷ sales, and operatingIncome ÷ (sales × operating margin)",
    steps: [usdPerYear("awsOperatingIncome", awsIncomeUsd), ...shares("incomeOverSales", income, salesUsd)],
    results: [...shares("revenueOverSales", revenue, salesUsd), ...shares("incomeOverIncome", income, awsIncomeUsd)],
    // Profit compared with sales looks smaller than profit compared with profit for any margin below one.
    against: [{ claim: "a28", isContradicted: income.high / salesUsd < income.low / awsIncomeUsd }],
    isCalibratedToArticle: false,
  };
}

export function oneFigureTwoUses(book: Book): Finding {
  const { low: capex } = claimedRange(book.claims, "a05");
  const sales = claimOf(book.claims, "a28").low;
  return {
    id: "one-figure-two-uses",
    inputs: claimed(book, "a05", "a28"),
    formula: "capex of Amazon ÷ sales of AWS",
    steps: [usd("capex", capex), usdPerYear("sales", sales ?? Number.NaN)],
    results: [shareOf("capexOverSales", capex / (sales ?? Number.NaN))],
    against: ["a05", "a28"].map((claim) => ({ claim, isContradicted: capex === sales })),
    isCalibratedToArticle: false,
  };
}
