import type { useTranslations } from "next-intl";
import type { Scenario } from "@/app/_data/scenario";
import type { Locale } from "@/lib/domain/vocabulary";
import { isolated } from "@/lib/format/isolated";

type Named = Pick<Scenario, "nameEn" | "nameKo">;

export const scenarioName = ({ nameEn, nameKo }: Named, locale: Locale) => (locale === "ko" ? nameKo : nameEn);

/** A scenario's name with its version, where it has one. */
export function versionedName(
  scenario: Named & Pick<Scenario, "version">,
  locale: Locale,
  t: ReturnType<typeof useTranslations<"scenarios">>,
): string {
  const name = isolated(scenarioName(scenario, locale));
  return scenario.version === null ? name : t("version", { name, version: scenario.version });
}
