import type { useTranslations } from "next-intl";
import type { PortfolioRun } from "@/app/_data/portfolio-runs";
import type { Locale } from "@/lib/domain/words";

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
