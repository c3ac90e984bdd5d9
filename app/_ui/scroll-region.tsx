import type { ReactNode } from "react";
import tables from "./table.module.css";

/** Content wider than a narrow screen: it scrolls within its own box, by keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={tables.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
