import type { WaterfallBar } from "@/lib/assessment/delay-steps";
import styles from "./levers.module.css";

/** A step of a waterfall, from where the one before ends. */
export function StepBar({ bar: { days, from, to }, zero }: { bar: WaterfallBar; zero: number }) {
  return (
    <span className={styles.step} aria-hidden="true">
      <i
        data-kind={days < 0 ? "earlier" : "later"}
        style={{ left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` }}
      />
      <u style={{ left: `${zero}%` }} />
    </span>
  );
}
