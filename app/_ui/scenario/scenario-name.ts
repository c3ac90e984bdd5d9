import type { Scenario } from "@/app/_data/scenario";
import type { Locale } from "@/lib/domain/words";

export const scenarioName = ({ nameEn, nameKo }: Pick<Scenario, "nameEn" | "nameKo">, locale: Locale) =>
  locale === "ko" ? nameKo : nameEn;
