import type { ReactNode } from "react";

/** So many rows stand open on a page of several tables. */
const MOST_OPEN = 25;

/** A list that is folded up under its count when it is long: on a page of several lists, the ones below stay in reach. */
export function Bounded({ count, label, children }: { count: number; label: string; children: ReactNode }) {
  if (count <= MOST_OPEN) return children;
  return (
    <details>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
