import { z } from "zod";
import type { ModelRecords } from "@/lib/domain/records";
import type { EvidenceMark } from "@/lib/domain/vocabulary";

/** A constant of the article's arithmetic; its value is in `unit`. */
export type ArticleParameter = {
  slug: string;
  value: number;
  unit: string;
  mark: EvidenceMark;
  source: string;
};

const row = (slug: string, value: number, unit: string, mark: EvidenceMark, source: string): ArticleParameter => ({
  slug,
  value,
  unit,
  mark,
  source,
});

const CALIBRATED = "Judgement, calibrated to the article";

/** Every constant of the driver model and its cases: what the database is seeded with. Slugs are permanent. */
export const articleParameterRows: readonly ArticleParameter[] = [
  row("article-capex-usd", 40e9, "USD", "V2", "Amazon, in the founding article (A01); Korea Herald 10604137"),
  row(
    "article-capex-usd-per-mw",
    36e6,
    "USD per MW",
    "U",
    `${CALIBRATED}; $35bn per GW: Bernstein (ng.investing.com, article 2169144)`,
  ),
  row(
    "article-revenue-usd-per-mw-year",
    10.5e6,
    "USD per MW-year at full use",
    "U",
    `${CALIBRATED}'s $8–10bn on $40bn; CoreWeave, as reported: $10–12m per energised MW-year`,
  ),
  row("article-utilisation", 0.8, "share", "U", `${CALIBRATED}'s base band`),
  row("article-utilisation-low", 0.76, "share", "U", `${CALIBRATED}: the low end of its base band`),
  row("article-utilisation-high", 0.86, "share", "U", `${CALIBRATED}: the high end of its base band`),
  row(
    "article-in-service-share",
    0.99,
    "share of MW",
    "U",
    `${CALIBRATED}, which has no delay in its base case; the engine's own share replaces it`,
  ),
  row(
    "article-opex-usd-per-mw-year",
    1.1e6,
    "USD per MW-year",
    "V2",
    "Crusoe, as reported: globalwarming-arclein.blogspot.com/2026/05/economics-of-megawatt-of-ai-data-center.html",
  ),
  row("article-it-share-of-capex", 0.65, "share", "U", `${CALIBRATED}; about half: Crusoe`),
  row(
    "article-it-life-years",
    5.5,
    "years, straight line",
    "V2",
    "Meta's servers; Amazon 5 for a subset, Microsoft and Alphabet 6 (deepquarry.substack.com/p/amazon-revises-server-lifespan-amid)",
  ),
  row("article-facility-life-years", 18, "years, straight line", "U", CALIBRATED),
  row("article-bear-utilisation", 0.49, "share", "U", `${CALIBRATED}: just under its 50 % (A14)`),
  row("article-bear-energised-share", 0.8, "share of MW", "U", "Judgement: the article's connection delays (A14)"),
  row("article-dark-share", 0.25, "share of MW", "U", "Judgement: a quarter of the capacity without power in 2029"),
  row(
    "article-bull-revenue-usd-per-mw-year",
    13e6,
    "USD per MW-year at full use",
    "U",
    `${CALIBRATED}'s bull case (A13); below Crusoe's $15m, as reported`,
  ),
  row("article-bull-utilisation", 0.88, "share", "U", `${CALIBRATED}'s bull case (A13)`),
  row(
    "article-capex-low-usd-per-mw",
    29e6,
    "USD per MW",
    "V2",
    "Epoch AI: facility power including chips, about $29bn per GW",
  ),
  row(
    "article-capex-ulsan-usd-per-mw",
    49.5e6,
    "USD per MW",
    "D",
    "SK-AWS Ulsan, the only local point: 7tn won, about $5.1bn, on 103 MW (Korea Herald 10514856)",
  ),
  row("article-capex-high-usd-per-mw", 59e6, "USD per MW", "V2", "Crusoe, generation included, as reported"),
  row("article-window-years", 4, "years", "V2", "Korea Herald 10604137: 2025–28"),
  row(
    "article-service-lag-years",
    1,
    "years",
    "U",
    `${CALIBRATED}: what is spent in 2025–28 is all in service by the end of 2029 (A09)`,
  ),
  row(
    "aws-operating-margin-2024",
    0.37,
    "share of revenue",
    "V2",
    "stock-analysis-on.net, Amazon's segments: 37.0 % in 2024 (27.1 % in 2023, 28.5 % in 2022)",
  ),
];

const positive = z.number().positive();
const share = z.number().positive().max(1);
const limits = {
  capexUsd: positive,
  capexUsdPerMw: positive,
  revenueUsdPerMwYear: positive,
  utilisation: share,
  inServiceShare: share,
  opexUsdPerMwYear: z.number().nonnegative(),
  itShareOfCapex: z.number().min(0).max(1),
  itLifeYears: positive,
  facilityLifeYears: positive,
};

/** The inputs of the driver model. Parsing refuses nonsense; the path is the field. */
export const ArticleDrivers = z.object(limits);
export type ArticleDrivers = z.infer<typeof ArticleDrivers>;

const slugs: Record<keyof ArticleDrivers, string> = {
  capexUsd: "article-capex-usd",
  capexUsdPerMw: "article-capex-usd-per-mw",
  revenueUsdPerMwYear: "article-revenue-usd-per-mw-year",
  utilisation: "article-utilisation",
  inServiceShare: "article-in-service-share",
  opexUsdPerMwYear: "article-opex-usd-per-mw-year",
  itShareOfCapex: "article-it-share-of-capex",
  itLifeYears: "article-it-life-years",
  facilityLifeYears: "article-facility-life-years",
};

/** What each constant may be, by slug; the drivers' own schemas where it is one. */
export const articleSchemas: Readonly<Record<string, z.ZodNumber>> = {
  ...Object.fromEntries(Object.entries(slugs).map(([driver, slug]) => [slug, limits[driver as keyof ArticleDrivers]])),
  "article-utilisation-low": share,
  "article-utilisation-high": share,
  "article-bear-utilisation": share,
  "article-bear-energised-share": share,
  // Something must be lit: the share in service is what is left.
  "article-dark-share": z.number().min(0).max(0.99),
  "article-bull-revenue-usd-per-mw-year": positive,
  "article-bull-utilisation": share,
  "article-capex-low-usd-per-mw": positive,
  "article-capex-ulsan-usd-per-mw": positive,
  "article-capex-high-usd-per-mw": positive,
  "article-window-years": z.number().min(1).max(50),
  "article-service-lag-years": z.number().min(0).max(50),
  "aws-operating-margin-2024": share,
};

/** The base band's utilisation: each lies between its neighbours. */
export const utilisationLadder = ["article-utilisation-low", "article-utilisation", "article-utilisation-high"];

/**
 * The constants as they are stored, edited or not. @throws RangeError naming one that is missing, out of its limits or out of its order
 */
export function articleRowsOf(parameters: ModelRecords["parameters"]): ArticleParameter[] {
  const rows = articleParameterRows.map(({ slug }): ArticleParameter => {
    const stored = parameters[slug];
    const value = articleSchemas[slug]?.safeParse(stored?.value);
    if (!stored || !value?.success)
      throw new RangeError(`parameter ${slug}: expected a number within its limits, got ${stored?.value}`);
    return { slug, value: value.data, unit: stored.unit, mark: stored.mark, source: stored.sourceText };
  });
  const [low, central, high] = utilisationLadder.map((slug) => parameterRow(rows, slug).value) as [
    number,
    number,
    number,
  ];
  if (!(low < central && central < high))
    throw new RangeError(
      `parameters ${utilisationLadder.join(", ")}: expected this order, got ${low}, ${central}, ${high}`,
    );
  return rows;
}

/** Whether a parameter is a constant of the article's arithmetic, so that no forecast reads it. */
export const isArticleSlug = (slug: string): boolean => Object.hasOwn(articleSchemas, slug);

/** The row of a slug. @throws RangeError when there is none */
export function parameterRow(rows: readonly ArticleParameter[], slug: string): ArticleParameter {
  const found = rows.find((one) => one.slug === slug);
  if (!found) throw new RangeError(`parameter ${slug}: expected a row, got none`);
  return found;
}

/** The slug of the parameter behind a driver. */
export const driverSlug = (driver: keyof ArticleDrivers): string => slugs[driver];

/** The article's drivers at the rows' values. @throws RangeError for a missing row, ZodError for one out of its limits */
export function articleDrivers(rows: readonly ArticleParameter[] = articleParameterRows): ArticleDrivers {
  return ArticleDrivers.parse(
    Object.fromEntries(Object.entries(slugs).map(([driver, slug]) => [driver, parameterRow(rows, slug).value])),
  );
}
