import type { PortfolioRun } from "@/app/_data/portfolio-runs";
import type { Locale } from "@/lib/domain/words";

/** Whose sites a run sums: a name, `allSites` for all, or what was asked for where the record is gone. */
export function scopeName(
  { scope, scopeNameEn, scopeNameKo }: Pick<PortfolioRun, "scope" | "scopeNameEn" | "scopeNameKo">,
  locale: Locale,
  allSites: string,
): string {
  if (scope.kind === "all") return allSites;
  const name = locale === "ko" ? scopeNameKo : scopeNameEn;
  return name ?? (scope.kind === "economy" ? scope.iso3 : scope.slug);
}
