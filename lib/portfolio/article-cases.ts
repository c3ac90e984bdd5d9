import type { Band } from "@/lib/article/base-band";
import type { Finding, FindingId } from "@/lib/article/finding";
import type { LeverAnswer } from "./programme-answers";

export const caseIds = ["base", "engine-share", "bear", "dark", "bull"] as const;
/** A row of the article's cases; one figure has `low` = `high`. USD a year. */
export type ArticleCase = {
  id: (typeof caseIds)[number];
  revenueUsd: { low: number; high: number };
  operatingIncomeUsd: { low: number; high: number };
  /** The claims that it contradicts; null where nothing was compared with it. */
  contradicts: string[] | null;
};

/** The article's cases side by side, from its findings, with the base band at the engine's share where there is one. */
export function articleCases(findings: readonly Finding[], atEngineShare: Band | null): ArticleCase[] {
  const single = (id: ArticleCase["id"], finding: FindingId): ArticleCase => {
    const revenue = resultOf(findings, finding, "revenue");
    const income = resultOf(findings, finding, "operatingIncome");
    return {
      id,
      revenueUsd: { low: revenue, high: revenue },
      operatingIncomeUsd: { low: income, high: income },
      contradicts: contradicted(findings, finding),
    };
  };
  const range = (name: string) => ({
    low: resultOf(findings, "base-band", `${name}.low`),
    high: resultOf(findings, "base-band", `${name}.high`),
  });
  const base: ArticleCase = {
    id: "base",
    revenueUsd: range("revenue"),
    operatingIncomeUsd: range("operatingIncome"),
    contradicts: contradicted(findings, "base-band"),
  };
  const engine: ArticleCase[] = atEngineShare
    ? [
        {
          id: "engine-share",
          revenueUsd: { low: atEngineShare.low.revenueUsd, high: atEngineShare.high.revenueUsd },
          operatingIncomeUsd: {
            low: atEngineShare.low.operatingIncomeUsd,
            high: atEngineShare.high.operatingIncomeUsd,
          },
          contradicts: null,
        },
      ]
    : [];
  return [
    base,
    ...engine,
    single("bear", "bear"),
    single("dark", "dark-capacity"),
    single("bull", "bull-at-own-drivers"),
  ];
}

/** One result of one finding. @throws RangeError when there is none of that name */
export function resultOf(findings: readonly Finding[], id: FindingId, name: string): number {
  const found = findings.find((one) => one.id === id)?.results.find((one) => one.name === name);
  if (!found) throw new RangeError(`finding ${id}: expected a result ${name}, got none`);
  return found.value;
}

const contradicted = (findings: readonly Finding[], id: FindingId) =>
  (findings.find((one) => one.id === id)?.against ?? []).flatMap(({ claim, isContradicted }) =>
    isContradicted ? [claim] : [],
  );

/** The points of operating income against capex per MW, cheapest first. */
export function capexPoints(
  findings: readonly Finding[],
): { slug: string; capexUsdPerMw: number; operatingIncomeUsd: number }[] {
  const finding = findings.find(({ id }) => id === "capex-per-megawatt");
  return (finding?.results ?? [])
    .flatMap(({ name, value }) => {
      const slug = name.slice(0, name.lastIndexOf("."));
      const capex = finding?.inputs.find((input) => input.slug === slug);
      return capex ? [{ slug, capexUsdPerMw: capex.value, operatingIncomeUsd: value }] : [];
    })
    .sort((a, b) => a.capexUsdPerMw - b.capexUsdPerMw);
}

export const levers = ["utilisation", "inServiceShare", "capexUsdPerMw"] as const;

/** The needs of one claim's end, lever by lever, at the article's share and at the engine's. */
export function leverRows(answer: LeverAnswer) {
  return levers.map((lever) => ({
    lever,
    atArticle: answer.atArticle[lever],
    atEngine: answer.atEngine?.[lever] ?? null,
  }));
}

/** A dotted name of a calculation's line as words: what of, then which. `bull.revenue` → ["bull", "revenue"]. */
export const nameParts = (name: string): string[] => name.split(".");
