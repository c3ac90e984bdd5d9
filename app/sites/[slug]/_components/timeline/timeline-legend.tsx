import { useTranslations } from "next-intl";
import strip from "@/app/_ui/date-strip.module.css";
import { diamond } from "@/app/_ui/date-strip-geometry";
import { Legend } from "@/app/_ui/legend";
import styles from "./timeline.module.css";

/** What the marks of the chain mean. */
export function TimelineLegend() {
  const t = useTranslations("site.timeline.legend");
  const marks = {
    actual: <path d={diamond(11, 7, 5)} className={strip.actual} />,
    inferred: <path d={diamond(11, 7, 5)} className={styles.inferred} />,
    promised: (
      <>
        <path d={diamond(4, 7, 4)} className={strip.firstPromised} />
        <path d={diamond(18, 7, 4.5)} className={strip.promised} />
        <line x1={8} x2={13} y1={7} y2={7} className={strip.slip} />
      </>
    ),
    estimated: <path d={diamond(11, 7, 5)} className={strip.estimated} />,
    forecast: (
      <>
        <line x1={0} x2={22} y1={7} y2={7} className={strip.bar} />
        <circle cx={9} cy={7} r={4} className={strip.median} />
      </>
    ),
  };
  return <Legend label={t("label")} marks={marks} textOf={t} />;
}
