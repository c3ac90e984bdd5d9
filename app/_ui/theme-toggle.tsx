"use client";

import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import styles from "./shell.module.css";

export function ThemeToggle() {
  const t = useTranslations("shell");
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  // The server does not know the stored choice, so the first render in the browser must not either.
  const isMounted = useMounted();
  const other = isMounted && scheme === "dark" ? "light" : "dark";
  const label = t(`theme.${other}`);
  return (
    <button
      type="button"
      data-needs-script
      className={styles.control}
      onClick={() => setColorScheme(other)}
      aria-label={label}
      title={label}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" style={{ verticalAlign: "-3px" }}>
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
    </button>
  );
}
