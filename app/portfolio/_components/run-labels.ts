import type { useTranslations } from "next-intl";
import type { PortfolioRun } from "@/app/_data/portfolio-runs";
import type { Locale } from "@/lib/domain/vocabulary";

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

/** The scenario that a run was made under, with its version where it is a stored one. */
export function runScenarioName(
  { scenario, scenarioNameEn, scenarioNameKo }: Pick<PortfolioRun, "scenario" | "scenarioNameEn" | "scenarioNameKo">,
  locale: Locale,
  t: ReturnType<typeof useTranslations<"portfolio">>,
): string {
  const { slug, version } = scenario;
  if (slug === null || version === null) return t("facts.ownScenario");
  return t("facts.scenario", { name: (locale === "ko" ? scenarioNameKo : scenarioNameEn) ?? slug, version });
}

/** `12 s`, `3 min 5 s`, in the reader's words. */
export function formatElapsed(
  elapsedSeconds: number,
  t: (key: "seconds" | "minutes", values: { minutes: number; seconds: number }) => string,
): string {
  const whole = Math.max(0, Math.round(elapsedSeconds));
  return t(whole < 60 ? "seconds" : "minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
