import styles from "../table.module.css";

/** The direction that a column is sorted in, beside its name. */
export function SortArrow({ direction }: { direction: "asc" | "desc" | false | null }) {
  return (
    <span aria-hidden="true" className={styles.arrow}>
      {direction ? (direction === "asc" ? "▲" : "▼") : ""}
    </span>
  );
}
