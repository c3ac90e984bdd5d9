import type { EvidenceMark } from "@/lib/domain/words";
import { type ArticleClaim, claimedRange, claimOf } from "./article-claims";
import {
  type ArticleDrivers,
  type ArticleParameter,
  articleDrivers,
  articleParameterRows,
  driverSlug,
  parameterRow,
} from "./article-parameters";
import { type DriverYear, depreciationUsdPerYear, driverYear } from "./driver-model";

export const findingIds = [
  "margin-identity",
  "base-band",
  "bear",
  "dark-capacity",
  "capex-per-megawatt",
  "bull-at-stated-margin",
  "bull-at-own-drivers",
  "payback",
  "income-against-revenue",
  "one-figure-two-uses",
] as const;
export type FindingId = (typeof findingIds)[number];

/** A number of a calculation; `name` is a key for the screen's words, `unit` as in the parameters. */
export type FindingStep = { name: string; value: number; unit: string };
export type FindingInput = {
  slug: string;
  value: number;
  unit: string;
  source: string;
  mark: EvidenceMark;
};

/** One piece of the article's arithmetic with everything needed to do it again by hand. */
export type Finding = {
  id: FindingId;
  inputs: FindingInput[];
  formula: string;
  steps: FindingStep[];
  results: FindingStep[];
  /** The claims that the result was held against, and whether it contradicts them. */
  against: { claim: string; isContradicted: boolean }[];
  /** The result rests on constants chosen to fit the article, so that agreeing with it proves nothing. */
  isCalibratedToArticle: boolean;
};

/** A band from the low to the high end of utilisation; USD a year. */
export type Band = { low: DriverYear; central: DriverYear; high: DriverYear };

type Rows = readonly ArticleParameter[];
type Range = { low: number; high: number };

const MODEL =
  "megawatts = capex ÷ capexPerMegawatt; revenue = megawatts × revenuePerMegawattYear × utilisation × inServiceShare; " +
  "operatingIncome = revenue − capex × (itShare ÷ itLife + (1 − itShare) ÷ facilityLife) − megawatts × opexPerMegawattYear";

/** The article's base band: its drivers over the range of utilisation. Calibrated to the article. @throws as `articleDrivers` */
export function baseBand(rows: Rows = articleParameterRows): Band {
  return bandOf(articleDrivers(rows), rows);
}

/**
 * The base band with another share of the MW in service, such as the engine's own for 2029; the costs stay.
 * @throws ZodError for a share that is not above 0 and at most 1
 */
export function withInServiceShare(inServiceShare: number, rows: Rows = articleParameterRows): Band {
  return bandOf({ ...articleDrivers(rows), inServiceShare }, rows);
}

const UTILISATION_ENDS = { low: "article-utilisation-low", high: "article-utilisation-high" } as const;

function bandOf(drivers: ArticleDrivers, rows: Rows): Band {
  const at = (slug: string) => driverYear({ ...drivers, utilisation: parameterRow(rows, slug).value });
  return { low: at(UTILISATION_ENDS.low), central: driverYear(drivers), high: at(UTILISATION_ENDS.high) };
}

/**
 * Years from the first capex until the margin before depreciation has repaid all capex: window ÷ 2 + lag + capex ÷ (operating income +
 * depreciation), for money spent evenly over the window that earns one lag later. Holds from window + lag on; null when it repays
 * sooner or never.
 */
export function paybackYears(
  capexUsd: number,
  cashUsdPerYear: number,
  { windowYears, lagYears }: { windowYears: number; lagYears: number },
): number | null {
  if (!(cashUsdPerYear > 0)) return null;
  const years = windowYears / 2 + lagYears + capexUsd / cashUsdPerYear;
  return years >= windowYears + lagYears ? years : null;
}

/**
 * Everything that the article's figures come to when they are worked through, each with its calculation. Nothing is assumed but the rows and
 * the claims. @throws RangeError for a missing row or claim, ZodError for a driver out of its limits
 */
export function articleFindings(claims: readonly ArticleClaim[], rows: Rows = articleParameterRows): Finding[] {
  const book = { rows, claims, drivers: articleDrivers(rows) };
  return [
    marginIdentity(book),
    baseBandFinding(book),
    bear(book),
    darkCapacity(book),
    capexPerMegawatt(book),
    bullAtStatedMargin(book),
    bullAtOwnDrivers(book),
    payback(book),
    incomeAgainstRevenue(book),
    oneFigureTwoUses(book),
  ];
}

type Book = { rows: Rows; claims: readonly ArticleClaim[]; drivers: ArticleDrivers };

const usd = (name: string, value: number): FindingStep => ({ name, value, unit: "USD" });
const usdPerYear = (name: string, value: number): FindingStep => ({ name, value, unit: "USD per year" });
const shareOf = (name: string, value: number): FindingStep => ({ name, value, unit: "share" });
const overlaps = (a: Range, b: Range) => a.low <= b.high && b.low <= a.high;
const isInside = (value: number, { low, high }: Range) => value >= low && value <= high;

/** The rows named, as inputs. */
function parameters({ rows }: Book, ...names: string[]): FindingInput[] {
  return names.map((name) => {
    const { slug, value, unit, source, mark } = parameterRow(rows, name);
    return { slug, value, unit, source, mark };
  });
}

/** The ends of the claims named, as inputs; one input when both ends are the same. */
function claimed({ claims }: Book, ...names: string[]): FindingInput[] {
  return names.flatMap((name) => {
    const { slug, low, high, unit, claimant, mark } = claimOf(claims, name);
    const ends = new Set([low, high].filter((end) => end !== null));
    return [...ends].map((value) => ({ slug, value, unit, source: `Founding article: ${claimant}`, mark }));
  });
}

const allDrivers = (book: Book) =>
  parameters(book, ...(Object.keys(book.drivers) as (keyof ArticleDrivers)[]).map(driverSlug));

/** The lines of a driver model's year, `name` in front of each. */
function yearSteps(name: string, year: DriverYear): FindingStep[] {
  return [
    { name: `${name}.megawatts`, value: year.megawatts, unit: "MW" },
    usdPerYear(`${name}.depreciation`, year.depreciationUsd),
    usdPerYear(`${name}.opex`, year.opexUsd),
    usdPerYear(`${name}.revenue`, year.revenueUsd),
  ];
}

function marginIdentity(book: Book): Finding {
  const [revenue, margin, income] = ["a09", "a10", "a11"].map((slug) => claimedRange(book.claims, slug)) as [
    Range,
    Range,
    Range,
  ];
  const product = { low: revenue.low * margin.low, high: revenue.high * margin.high };
  const isSame = Math.abs(product.low / income.low - 1) < 0.01 && Math.abs(product.high / income.high - 1) < 0.01;
  return {
    id: "margin-identity",
    inputs: claimed(book, "a09", "a10", "a11"),
    formula: "operatingIncome = revenue × margin, low by low and high by high",
    steps: [],
    results: [usdPerYear("operatingIncome.low", product.low), usdPerYear("operatingIncome.high", product.high)],
    against: [{ claim: "a11", isContradicted: !isSame }],
    isCalibratedToArticle: false,
  };
}

function baseBandFinding(book: Book): Finding {
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

function bear(book: Book): Finding {
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

function darkCapacity(book: Book): Finding {
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

function capexPerMegawatt(book: Book): Finding {
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

function bullAtStatedMargin(book: Book): Finding {
  const income = claimedRange(book.claims, "a13");
  const margin = claimedRange(book.claims, "a10");
  const needed = { low: income.low / margin.high, high: income.high / margin.low };
  return {
    id: "bull-at-stated-margin",
    inputs: claimed(book, "a13", "a10", "a09"),
    formula: "revenueNeeded = operatingIncome ÷ margin, the least by the highest margin and the most by the lowest",
    steps: [],
    results: [usdPerYear("revenueNeeded.low", needed.low), usdPerYear("revenueNeeded.high", needed.high)],
    against: [{ claim: "a13", isContradicted: !overlaps(needed, claimedRange(book.claims, "a09")) }],
    isCalibratedToArticle: false,
  };
}

function bullAtOwnDrivers(book: Book): Finding {
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

function payback(book: Book): Finding {
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
      usdPerYear("cashBeforeCapex.low", income.low + depreciationUsd),
      usdPerYear("cashBeforeCapex.high", income.high + depreciationUsd),
      { name: "meanWait", value: windowYears / 2 + lagYears, unit: "years" },
    ],
    results: [...found("payback.low", fastest), ...found("payback.high", slowest)],
    against: [{ claim: "a17", isContradicted: fastest === null || fastest > usual.high }],
    isCalibratedToArticle: true,
  };
}

function incomeAgainstRevenue(book: Book): Finding {
  const base = claimOf(book.claims, "a28");
  const salesUsd = base.low ?? base.high ?? Number.NaN;
  const [revenue, income] = ["a09", "a11"].map((slug) => claimedRange(book.claims, slug)) as [Range, Range];
  const margin = parameterRow(book.rows, "aws-operating-margin-2024").value;
  const awsIncomeUsd = salesUsd * margin;
  const ends = (name: string, range: Range, of: number) => [
    shareOf(`${name}.low`, range.low / of),
    shareOf(`${name}.high`, range.high / of),
  ];
  return {
    id: "income-against-revenue",
    inputs: [...claimed(book, "a11", "a09", "a28"), ...parameters(book, "aws-operating-margin-2024")],
    formula:
      "as printed: operatingIncome ÷ sales; like by like: revenue ÷ sales, and operatingIncome ÷ (sales × operating margin)",
    steps: [usdPerYear("awsOperatingIncome", awsIncomeUsd), ...ends("incomeOverSales", income, salesUsd)],
    results: [...ends("revenueOverSales", revenue, salesUsd), ...ends("incomeOverIncome", income, awsIncomeUsd)],
    // Profit held against sales looks smaller than profit against profit for any margin below one.
    against: [{ claim: "a28", isContradicted: income.high / salesUsd < income.low / awsIncomeUsd }],
    isCalibratedToArticle: false,
  };
}

function oneFigureTwoUses(book: Book): Finding {
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
