import { getLocale, getTranslations } from "next-intl/server";
import { type Scenario, type SearchParams, scenarioList } from "@/app/_data/scenario";
import { scenarioName, versionedName } from "./scenario-name";

/** A scenario to choose: `value` is its link, empty for the base. */
export type ScenarioOption = { value: string; label: string };

/**
 * The newest version of every stored scenario, the base first, and those of `shown` that are not among them: the analyst's own from an address,
 * an older version, or one against an older base. `asked` is the page's address.
 */
export async function scenarioOptions(shown: readonly Scenario[], asked: SearchParams): Promise<ScenarioOption[]> {
  const [stored, locale, t] = await Promise.all([scenarioList(asked), getLocale(), getTranslations("scenarios")]);
  const options = new Map(
    stored.map((one) => {
      const name = scenarioName(one, locale);
      return [one.link ?? "", one.isOwn ? t("mine", { name, version: one.version ?? 1 }) : name];
    }),
  );
  for (const one of shown) if (!options.has(one.link ?? "")) options.set(one.link ?? "", versionedName(one, locale, t));
  return [...options].map(([value, label]) => ({ value, label }));
}
