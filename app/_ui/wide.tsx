import type { ReactNode } from "react";
import plain from "./plain-table.module.css";

/** Something wider than a narrow screen: it scrolls by itself, by keyboard too. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={plain.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
