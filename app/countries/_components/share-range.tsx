import { useLocale, useTranslations } from "next-intl";
import { formatPercent } from "@/lib/format/numbers";
import styles from "./countries.module.css";

const WIDTH = 84;

/** What is secured for certain (filled) and what may be on top (hatched outline), of the whole. */
export function ShareRange({ share }: { share: { low: number; high: number } }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const percent = (value: number) => formatPercent(value, locale);
  const isExact = share.high - share.low < 0.005;
  return (
    <span className={styles.share}>
      <svg width={WIDTH} height={8} aria-hidden="true">
        <rect width={WIDTH} height={8} rx={2} className={styles.track} />
        <rect x={share.low * WIDTH} width={(share.high - share.low) * WIDTH} height={8} className={styles.maybe} />
        <rect width={share.low * WIDTH} height={8} rx={2} className={styles.sure} />
      </svg>
      <span title={t("securedRange", { low: percent(share.low), high: percent(share.high) })}>
        {isExact ? percent(share.low) : `${percent(share.low)}–${percent(share.high)}`}
      </span>
    </span>
  );
}
