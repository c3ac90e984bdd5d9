"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./shell.module.css";

/** A link of the main navigation that knows whether the reader is on its screen, or below it, and comes into view where the row scrolls. */
export function NavLink({ href, children }: { href: Route; children: ReactNode }) {
  const path = usePathname();
  const current = path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const row = current && link.current?.closest("nav");
    if (!row || !link.current) return;
    const [inner, outer] = [link.current.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [current]);
  return (
    <Link ref={link} href={href} className={styles.link} aria-current={current}>
      {children}
    </Link>
  );
}
