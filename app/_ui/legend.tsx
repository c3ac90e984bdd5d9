import type { ReactNode } from "react";
import styles from "./legend.module.css";

type Props<Key extends string> = {
  /** What the list is, for a screen reader. */
  label?: string;
  /** Per key, in reading order, a mark of the chart as parts of an SVG of 24 × 14. */
  marks: Partial<Record<Key, ReactNode>>;
  textOf: (key: Key) => string;
};

/** What the marks of a chart mean. */
export function Legend<Key extends string>({ label, marks, textOf }: Props<Key>) {
  return (
    <ul className={styles.legend} aria-label={label}>
      {(Object.keys(marks) as Key[]).map((key) => (
        <li key={key}>
          <svg width={24} height={14} aria-hidden="true">
            {marks[key]}
          </svg>
          {textOf(key)}
        </li>
      ))}
    </ul>
  );
}
