import type { ReactNode } from "react";
import styles from "./site.module.css";

/** Something wide that scrolls by itself, reachable by keyboard. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
