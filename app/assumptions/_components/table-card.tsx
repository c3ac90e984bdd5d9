import type { ReactNode } from "react";
import parts from "@/app/_ui/parts.module.css";

type Props = { id: string; title: string; note: string; children: ReactNode };

/** A card around one table. */
export function TableCard({ id, title, note, children }: Props) {
  return (
    <section className={parts.card} aria-labelledby={id}>
      <h2 id={id}>
        {title}
        <small>{note}</small>
      </h2>
      {children}
    </section>
  );
}
