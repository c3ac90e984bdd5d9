import { useLocale, useTranslations } from "next-intl";
import { LEAST_SCORED_PHASES, MEASURED_BASE_RATE, measuredPrecision } from "@/lib/flags/measured-precision";
import type { FlagKind, FlagRule } from "@/lib/flags/types";
import { formatPercent } from "@/lib/format/numbers";

type Props = { rule: FlagRule; kind: FlagKind };

/** How often what this rule warned of came true, with the phases that it rests on; that they are too few, where they are. */
export function PrecisionLine({ rule, kind }: Props) {
  const t = useTranslations("flags.precision");
  const locale = useLocale();
  const measured = measuredPrecision(rule, kind);
  if (!measured) return null;
  const { n, score } = measured;
  if (!score) return <span>{t("tooFew", { n, least: LEAST_SCORED_PHASES })}</span>;
  const percent = (share: number) => formatPercent(share, locale);
  const [low, high] = score.interval;
  const values = { n, precision: percent(score.precision), low: percent(low), high: percent(high) };
  return <span>{t("measured", { ...values, base: percent(MEASURED_BASE_RATE), lift: score.lift })}</span>;
}
