import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import parts from "./parts.module.css";

/** A filter as a link: `active` marks the one in force. */
export function Chip({ href, active, children }: { href: Route; active?: boolean; children: ReactNode }) {
  return (
    <Link href={href} className={parts.chip} aria-current={active ? "true" : undefined} scroll={false}>
      {children}
    </Link>
  );
}

/** A filter in force, with its value; following it takes the filter away. */
export function RemoveChip({
  href,
  label,
  value,
  removeLabel,
}: {
  href: Route;
  label: string;
  value: string;
  removeLabel: string;
}) {
  return (
    <Link href={href} className={parts.chip} aria-label={removeLabel} scroll={false}>
      {label} <b>{value}</b> <span aria-hidden="true">×</span>
    </Link>
  );
}
