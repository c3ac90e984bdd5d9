"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import styles from "./shell.module.css";

/** To the form of the site on screen, for the phase that is shown; elsewhere to the choice of a site. */
export function LogLink({ children }: { children: ReactNode }) {
  const [, site] = /^\/sites\/([^/]+)/.exec(usePathname()) ?? [];
  const phase = useSearchParams().get("phase");
  const query = phase === null ? "" : `?phase=${encodeURIComponent(phase)}`;
  return (
    <Link
      href={(site ? `/sites/${site}/log${query}` : "/log") as Route}
      className={`${styles.control} ${styles.log}`}
      prefetch={false}
    >
      {children}
    </Link>
  );
}
