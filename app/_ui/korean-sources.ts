import { isArticleSlug } from "@/lib/article/article-parameters";
import { articleSourceKo, articleUnitsKo } from "@/lib/article/article-parameters-ko";
import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import { parameterDefaultsKo, referenceClassDefaultsKo } from "@/lib/chain/defaults-ko";
import { flagThresholdDefaults } from "@/lib/flags/threshold-defaults";
import { flagThresholdDefaultsKo } from "@/lib/flags/threshold-defaults-ko";
import { everyMoneyParameter, everyMoneyParameterKo } from "./every-money-parameter";

type Parameter = { slug: string; unit: string | null; sourceText: string | null };

/** Unit and reason of a parameter in Korean where they are still those that come with the product. */
export function koreanWords({ slug, unit, sourceText }: Parameter) {
  const flag = flagThresholdDefaults.find((one) => one.slug === slug);
  if (flag) {
    const words = flagThresholdDefaultsKo[flag.slug];
    return {
      unit: unit === flag.unit ? words.unit : undefined,
      source: sourceText === flag.source ? words.source : undefined,
    };
  }
  const money = everyMoneyParameter.find((one) => one.slug === slug);
  const chain = parameterDefaults.find((one) => one.slug === slug);
  const korean = everyMoneyParameterKo[slug] ?? parameterDefaultsKo[slug];
  if (isArticleSlug(slug)) return { unit: articleUnitsKo[unit ?? ""], source: articleSourceKo(slug, sourceText ?? "") };
  return {
    unit: unit === (money ?? chain)?.unit ? korean?.unit : undefined,
    source: sourceText === (money?.source ?? chain?.sourceText) ? korean?.source : undefined,
  };
}

/** The source of a reference class in Korean where it is still the one that comes with the product. */
export function koreanClassSource(slug: string, sourceText: string | null): string | undefined {
  const shipped = referenceClassDefaults.find((one) => one.slug === slug);
  return shipped?.sourceText === sourceText ? referenceClassDefaultsKo[slug]?.source : undefined;
}
