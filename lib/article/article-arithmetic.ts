import type { ArticleClaim } from "./article-claims";
import { type ArticleParameter, articleDrivers, articleParameterRows } from "./article-parameters";
import { bullAtStatedMargin, incomeAgainstRevenue, marginIdentity, oneFigureTwoUses, payback } from "./claim-findings";
import { baseBandFinding, bear, bullAtOwnDrivers, capexPerMegawatt, darkCapacity } from "./driver-findings";
import type { Finding } from "./finding";

/**
 * Everything that the article's figures come to when they are worked through, each with its calculation. Nothing is assumed but the rows and
 * the claims. @throws RangeError for a missing row or claim, ZodError for a driver out of its limits
 */
export function articleFindings(
  claims: readonly ArticleClaim[],
  rows: readonly ArticleParameter[] = articleParameterRows,
): Finding[] {
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
