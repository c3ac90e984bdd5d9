import type { EvidenceMark } from "@/lib/domain/vocabulary";
import { type ArticleClaim, claimOf } from "./article-claims";
import { type ArticleDrivers, type ArticleParameter, driverSlug, parameterRow } from "./article-parameters";
import type { DriverYear } from "./driver-model";

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
  /** The claims that the result was compared with, and whether it contradicts them. */
  against: { claim: string; isContradicted: boolean }[];
  /** The result rests on constants chosen to fit the article, so that agreeing with it proves nothing. */
  isCalibratedToArticle: boolean;
};

type Range = { low: number; high: number };

/** What the findings are worked out from. */
export type Book = { rows: readonly ArticleParameter[]; claims: readonly ArticleClaim[]; drivers: ArticleDrivers };

export const usd = (name: string, value: number): FindingStep => ({ name, value, unit: "USD" });
export const usdPerYear = (name: string, value: number): FindingStep => ({ name, value, unit: "USD per year" });
export const shareOf = (name: string, value: number): FindingStep => ({ name, value, unit: "share" });
export const overlaps = (a: Range, b: Range) => a.low <= b.high && b.low <= a.high;
export const isInside = (value: number, { low, high }: Range) => value >= low && value <= high;

/** The rows named, as inputs. */
export function parameters({ rows }: Book, ...names: string[]): FindingInput[] {
  return names.map((name) => {
    const { slug, value, unit, source, mark } = parameterRow(rows, name);
    return { slug, value, unit, source, mark };
  });
}

/** The ends of the claims named, as inputs; one input when both ends are the same. */
export function claimed({ claims }: Book, ...names: string[]): FindingInput[] {
  return names.flatMap((name) => {
    const { slug, low, high, unit, claimant, mark } = claimOf(claims, name);
    const ends = new Set([low, high].filter((end) => end !== null));
    return [...ends].map((value) => ({ slug, value, unit, source: `Founding article: ${claimant}`, mark }));
  });
}

export const allDrivers = (book: Book) =>
  parameters(book, ...(Object.keys(book.drivers) as (keyof ArticleDrivers)[]).map(driverSlug));

/** The lines of a driver model's year, `name` in front of each. */
export function yearSteps(name: string, year: DriverYear): FindingStep[] {
  return [
    { name: `${name}.megawatts`, value: year.megawatts, unit: "MW" },
    usdPerYear(`${name}.depreciation`, year.depreciationUsd),
    usdPerYear(`${name}.opex`, year.opexUsd),
    usdPerYear(`${name}.revenue`, year.revenueUsd),
  ];
}
