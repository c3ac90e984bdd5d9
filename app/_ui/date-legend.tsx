import { useTranslations } from "next-intl";
import styles from "./date-strip.module.css";
import { diamond } from "./date-strip-geometry";
import { Legend } from "./legend";

/** What each mark of the date drawings means. */
export function DateLegend() {
  const t = useTranslations("shell.strip.legend");
  const marks = {
    actual: <path d={diamond(11, 7, 5)} className={styles.actual} />,
    promised: <path d={diamond(11, 7, 5)} className={styles.promised} />,
    estimated: <path d={diamond(11, 7, 5)} className={styles.estimated} />,
    forecast: (
      <>
        <line x1={0} x2={22} y1={7} y2={7} className={styles.bar} />
        <circle cx={9} cy={7} r={4} className={styles.median} />
      </>
    ),
    p80: <line x1={11} x2={11} y1={2} y2={12} className={styles.p80} />,
    today: <line x1={11} x2={11} y1={0} y2={14} className={styles.today} />,
  };
  return <Legend label={t("label")} marks={marks} textOf={t} />;
}
