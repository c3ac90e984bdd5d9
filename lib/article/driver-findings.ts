import { claimedRange, claimOf } from "./article-claims";
import { driverSlug, parameterRow } from "./article-parameters";
import { bandOf, UTILISATION_ENDS } from "./base-band";
import { driverYear } from "./driver-model";
import {
  allDrivers,
  type Book,
  claimed,
  type Finding,
  isInside,
  overlaps,
  parameters,
  shareOf,
  usdPerYear,
  yearSteps,
} from "./finding";

/** What the article's figures come to by the driver model. */

type Range = { low: number; high: number };

const MODEL =
  "megawatts = capex ÷ capexPerMegawatt; revenue = megawatts × revenuePerMegawattYear × utilisation × inServiceShare; " +
  "operatingIncome = revenue − capex × (itShare ÷ itLife + (1 − itShare) ÷ facilityLife) − megawatts × opexPerMegawattYear";

export function baseBandFinding(book: Book): Finding {
  const { low, high, central } = bandOf(book.drivers, book.rows);
  const revenue = { low: low.revenueUsd, high: high.revenueUsd };
  const income = { low: low.operatingIncomeUsd, high: high.operatingIncomeUsd };
  const margin = { low: low.margin, high: high.margin };
  const isBeside = (slug: string, range: Range) => ({
    claim: slug,
    isContradicted: !overlaps(range, claimedRange(book.claims, slug)),
  });
  return {
    id: "base-band",
    inputs: [...allDrivers(book), ...parameters(book, ...Object.values(UTILISATION_ENDS))],
    formula: `${MODEL}; at the low and the high utilisation`,
    steps: [...yearSteps("central", central), usdPerYear("central.operatingIncome", central.operatingIncomeUsd)],
    results: [
      usdPerYear("revenue.low", revenue.low),
      usdPerYear("revenue.high", revenue.high),
      usdPerYear("operatingIncome.low", income.low),
      usdPerYear("operatingIncome.high", income.high),
      shareOf("margin.low", margin.low),
      shareOf("margin.high", margin.high),
    ],
    against: [isBeside("a09", revenue), isBeside("a10", margin), isBeside("a11", income), isBeside("a12", income)],
    isCalibratedToArticle: true,
  };
}

export function bear(book: Book): Finding {
  const utilisation = parameterRow(book.rows, "article-bear-utilisation").value;
  const inServiceShare = parameterRow(book.rows, "article-bear-energised-share").value;
  const year = driverYear({ ...book.drivers, utilisation, inServiceShare });
  const { high: most } = claimOf(book.claims, "a14");
  return {
    id: "bear",
    inputs: [
      ...allDrivers(book),
      ...parameters(book, "article-bear-utilisation", "article-bear-energised-share"),
      ...claimed(book, "a14"),
    ],
    formula: `${MODEL}; at utilisation and in-service share of the bear case`,
    steps: yearSteps("bear", year),
    results: [usdPerYear("revenue", year.revenueUsd), usdPerYear("operatingIncome", year.operatingIncomeUsd)],
    against: [{ claim: "a14", isContradicted: utilisation > (most ?? 1) || year.operatingIncomeUsd > 0 }],
    isCalibratedToArticle: true,
  };
}

export function darkCapacity(book: Book): Finding {
  const dark = parameterRow(book.rows, "article-dark-share").value;
  const year = driverYear({ ...book.drivers, inServiceShare: 1 - dark });
  const miss = (claim: string, value: number) => ({
    claim,
    isContradicted: !isInside(value, claimedRange(book.claims, claim)),
  });
  return {
    id: "dark-capacity",
    inputs: [...allDrivers(book), ...parameters(book, "article-dark-share")],
    formula: `${MODEL}; inServiceShare = 1 − darkShare`,
    steps: [shareOf("inServiceShare", 1 - dark), ...yearSteps("dark", year)],
    results: [usdPerYear("revenue", year.revenueUsd), usdPerYear("operatingIncome", year.operatingIncomeUsd)],
    against: [miss("a09", year.revenueUsd), miss("a11", year.operatingIncomeUsd)],
    isCalibratedToArticle: true,
  };
}

const CAPEX_POINTS = [
  "article-capex-low-usd-per-mw",
  "article-capex-usd-per-mw",
  "article-capex-ulsan-usd-per-mw",
  "article-capex-high-usd-per-mw",
];

export function capexPerMegawatt(book: Book): Finding {
  const points = CAPEX_POINTS.map((slug) => {
    const capexUsdPerMw = parameterRow(book.rows, slug).value;
    return { slug, year: driverYear({ ...book.drivers, capexUsdPerMw }) };
  });
  const range = claimedRange(book.claims, "a11");
  return {
    id: "capex-per-megawatt",
    inputs: [
      ...allDrivers(book),
      ...parameters(book, ...CAPEX_POINTS.filter((slug) => slug !== driverSlug("capexUsdPerMw"))),
    ],
    formula: `${MODEL}; for each capexPerMegawatt`,
    steps: points.flatMap(({ slug, year }) => yearSteps(slug, year)),
    results: points.map(({ slug, year }) => usdPerYear(`${slug}.operatingIncome`, year.operatingIncomeUsd)),
    against: [{ claim: "a11", isContradicted: points.some(({ year }) => !isInside(year.operatingIncomeUsd, range)) }],
    isCalibratedToArticle: true,
  };
}

export function bullAtOwnDrivers(book: Book): Finding {
  const revenueUsdPerMwYear = parameterRow(book.rows, "article-bull-revenue-usd-per-mw-year").value;
  const utilisation = parameterRow(book.rows, "article-bull-utilisation").value;
  const year = driverYear({ ...book.drivers, revenueUsdPerMwYear, utilisation });
  return {
    id: "bull-at-own-drivers",
    inputs: [
      ...allDrivers(book),
      ...parameters(book, "article-bull-revenue-usd-per-mw-year", "article-bull-utilisation"),
      ...claimed(book, "a13"),
    ],
    formula: `${MODEL}; at revenue per MW-year and utilisation of the bull case`,
    steps: yearSteps("bull", year),
    results: [
      usdPerYear("revenue", year.revenueUsd),
      usdPerYear("operatingIncome", year.operatingIncomeUsd),
      shareOf("margin", year.margin),
    ],
    against: [
      { claim: "a13", isContradicted: !isInside(year.operatingIncomeUsd, claimedRange(book.claims, "a13")) },
      { claim: "a09", isContradicted: !isInside(year.revenueUsd, claimedRange(book.claims, "a09")) },
      { claim: "a10", isContradicted: !isInside(year.margin, claimedRange(book.claims, "a10")) },
    ],
    isCalibratedToArticle: true,
  };
}
