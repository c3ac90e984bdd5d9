import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { today } from "@/app/_data/today";
import { setLocaleAction } from "@/app/_i18n/set-locale-action";
import { formatDay } from "@/lib/format/dates";
import { LogLink } from "./log-link";
import { NavLink } from "./nav-link";
import styles from "./shell.module.css";
import { ThemeToggle } from "./theme-toggle";

const screens = [
  "sites",
  "countries",
  "flags",
  "programmes",
  "operators",
  "portfolio",
  "assumptions",
  "track-record",
] as const;

export function Header() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const other = locale === "ko" ? "en" : "ko";
  return (
    <header className={styles.header}>
      <Link href="/sites" className={styles.brand}>
        Leadtime
      </Link>
      <nav className={styles.nav} aria-label={t("mainNavigation")}>
        <ul>
          {screens.map((screen) => (
            <li key={screen}>
              <NavLink href={`/${screen}`}>{t(`nav.${screen}`)}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.right}>
        <span className={styles.asOf}>{t("asOf", { date: formatDay(today(), locale) })}</span>
        <LogLink>{t("logMilestone")}</LogLink>
        <form action={setLocaleAction}>
          <button type="submit" name="locale" value={other} lang={other} className={styles.control}>
            {other === "ko" ? "한국어" : "English"}
          </button>
        </form>
        <ThemeToggle />
      </div>
    </header>
  );
}
