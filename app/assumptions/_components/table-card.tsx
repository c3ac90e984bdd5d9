import type { ReactNode } from "react";
import parts from "@/app/_ui/parts.module.css";
import styles from "./assumptions.module.css";

type Props = { id: string; title: string; note: string; isNarrow?: boolean; children: ReactNode };

/** A card whose table scrolls inside it, by keyboard too. */
export function TableCard({ id, title, note, isNarrow = false, children }: Props) {
  return (
    <section className={parts.card} aria-labelledby={id}>
      <h2 id={id}>
        {title}
        <small>{note}</small>
      </h2>
      <section className={parts.scroll} aria-label={title} tabIndex={0}>
        <div className={isNarrow ? styles.narrow : styles.wide}>{children}</div>
      </section>
    </section>
  );
}
