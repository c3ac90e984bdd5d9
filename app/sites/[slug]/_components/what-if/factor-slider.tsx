import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/lib/format/numbers";
import styles from "./what-if.module.css";

/** The factors that the slider stops at: fine where durations shrink, coarser where they grow. */
const FACTORS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
const SAME = FACTORS.indexOf(1);

type Props = { title: string; factor: number; isDisabled: boolean; onChange: (factor: number) => void };

/** A duration as a multiple of what the forecast takes it to be. */
export function FactorSlider({ title, factor, isDisabled, onChange }: Props) {
  const t = useTranslations("what-if");
  const locale = useLocale();
  const nearest = FACTORS.reduce((best, one) => (Math.abs(one - factor) < Math.abs(best - factor) ? one : best));
  const words = t("times", { factor: formatNumber(factor, locale, { maximumFractionDigits: 2 }) });
  return (
    <span className={styles.factor}>
      <input
        type="range"
        min={0}
        max={FACTORS.length - 1}
        step={1}
        value={FACTORS.indexOf(nearest)}
        disabled={isDisabled}
        aria-label={t("durationOf", { milestone: title })}
        aria-valuetext={words}
        onChange={(event) => onChange(FACTORS[Number(event.currentTarget.value)] ?? FACTORS[SAME] ?? 1)}
      />
      <output data-set={factor !== 1 || undefined}>{words}</output>
    </span>
  );
}
