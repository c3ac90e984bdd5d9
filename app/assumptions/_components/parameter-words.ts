import { getLocale, getTranslations } from "next-intl/server";
import type { ParameterVersion } from "@/app/_data/assumptions";
import { everyMoneyParameter } from "@/app/_ui/every-money-parameter";
import type { ParameterLimits } from "@/lib/assessment/parameter-limits";
import { formatFigure } from "./figure";

/** A parameter's name in the reader's language. A slug without a name is shown as it is. */
export type ParameterWords = {
  name: (slug: string) => string;
  /** What it is and does, in a sentence; null for one that nobody described. */
  about: (slug: string) => string | null;
  group: (category: string) => string;
  limits: (limits: ParameterLimits) => string;
};

export async function parameterWords(): Promise<ParameterWords> {
  const [t, names, ofArticle, locale] = await Promise.all([
    getTranslations("assumptions"),
    getTranslations("site.assumption.name"),
    getTranslations("programmes.money.findings.parameter"),
    getLocale(),
  ]);
  const name = (slug: string) => {
    if (names.has(slug as "utilisation")) return names(slug as "utilisation");
    if (ofArticle.has(slug as "article-utilisation")) return ofArticle(slug as "article-utilisation");
    return t.has(`name.${slug as "draws"}`) ? t(`name.${slug as "draws"}`) : slug;
  };
  const figure = (value: number) => formatFigure(value, locale);
  return {
    name,
    about: (slug) => (t.has(`about.${slug as "draws"}`) ? t(`about.${slug as "draws"}`) : null),
    group: (category) =>
      t.has(`group.${category as "money"}`) ? t(`group.${category as "money"}`) : t("group.other", { category }),
    limits: ({ least, most, isLeastAllowed, isWhole, isPowerOfTwo, leastNeighbour, mostNeighbour }) => {
      const of = (limit: string, neighbour: string | null) =>
        neighbour === null ? limit : t("limits.neighbour", { limit, name: name(neighbour) });
      const isSpan = least !== null && most !== null && isLeastAllowed && mostNeighbour === null;
      const kind = isPowerOfTwo ? t("limits.powerOfTwo") : isWhole ? t("limits.whole") : null;
      const span = isSpan ? [t("limits.between", { least: figure(least), most: figure(most) })] : [];
      const low =
        least === null || isSpan
          ? []
          : [of(t(isLeastAllowed ? "limits.atLeast" : "limits.moreThan", { least: figure(least) }), leastNeighbour)];
      const high =
        most === null || isSpan
          ? []
          : [of(t(mostNeighbour ? "limits.lessThan" : "limits.atMost", { most: figure(most) }), mostNeighbour)];
      return [...(kind ? [kind] : []), ...span, ...low, ...high].join(", ");
    },
  };
}

/** The range that comes with the product's own value; an analyst's value claims none. */
export function claimedRange({ slug, value, recordedBy }: Pick<ParameterVersion, "slug" | "value" | "recordedBy">) {
  const shipped = everyMoneyParameter.find((one) => one.slug === slug);
  if (!shipped || shipped.value !== value || recordedBy.startsWith("user:")) return null;
  const { low, high } = shipped;
  return low === null || high === null ? null : { low, high };
}
