import type { useTranslations } from "next-intl";
import type { PortfolioRun } from "@/app/_data/portfolio-runs";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import type { Locale } from "@/lib/domain/vocabulary";
import { isolated } from "@/lib/format/isolated";

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

/** The scenario that a run was made under; without stored names, its slug or the words for one that is not stored. */
export function runScenario(
  { scenario, scenarioNameEn, scenarioNameKo }: Pick<PortfolioRun, "scenario" | "scenarioNameEn" | "scenarioNameKo">,
  t: ReturnType<typeof useTranslations<"portfolio">>,
) {
  const unnamed = scenario.slug ?? t("facts.ownScenario");
  return { ...scenario, nameEn: scenarioNameEn ?? unnamed, nameKo: scenarioNameKo ?? unnamed };
}

/** The name of a run's scenario, with its version where it is a stored one. */
export function runScenarioName(
  run: Parameters<typeof runScenario>[0],
  locale: Locale,
  t: ReturnType<typeof useTranslations<"portfolio">>,
): string {
  const { version, ...names } = runScenario(run, t);
  const name = isolated(scenarioName(names, locale));
  return version === null ? name : t("facts.scenario", { name, version });
}

/** `12 s`, `3 min 5 s`, in the reader's words. */
export function formatElapsed(
  elapsedSeconds: number,
  t: (key: "seconds" | "minutes", values: { minutes: number; seconds: number }) => string,
): string {
  const whole = Math.max(0, Math.round(elapsedSeconds));
  return t(whole < 60 ? "seconds" : "minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
