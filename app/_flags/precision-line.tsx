import { useLocale, useTranslations } from "next-intl";
import { type MeasuredRule, measuredRules } from "@/lib/flags/measured";
import type { FlagRule } from "@/lib/flags/types";
import { formatNumber, formatPercent } from "@/lib/format/numbers";

/** Fewer decided phases say nothing. */
const LEAST_DECIDED = 20;

/** How often what this rule warned of came true, on the records and on a register, each with what it rests on; that they are too few, where they are. */
export function PrecisionLine({ rule }: { rule: FlagRule }) {
  const t = useTranslations("flags.precision");
  const measured = measuredRules.filter((one) => one.rule === rule);
  const enough = measured.filter(({ n }) => n >= LEAST_DECIDED);
  const most = Math.max(0, ...measured.map(({ n }) => n));
  return (
    <>
      {t("title")}{" "}
      {enough.length === 0
        ? t("tooFew", { n: most, least: LEAST_DECIDED })
        : enough.map((one) => (
            <span key={one.on}>
              <Measured measured={one} />{" "}
            </span>
          ))}
    </>
  );
}

function Measured({
  measured: { on, n, precision, precisionInterval, base, lift, liftInterval },
}: {
  measured: MeasuredRule;
}) {
  const t = useTranslations("flags.precision");
  const locale = useLocale();
  const percent = (share: number) => formatPercent(share, locale);
  const [low, high] = precisionInterval.map(percent);
  const [from, to] = liftInterval;
  const verdict = from > 1 ? "above" : to < 1 ? "below" : "none";
  const times = formatNumber(lift, locale, { maximumFractionDigits: 2 });
  const values = { n, precision: percent(precision), low: low ?? "", high: high ?? "", base: percent(base) };
  return <>{t(on, { ...values, lift: times, verdict })}</>;
}
