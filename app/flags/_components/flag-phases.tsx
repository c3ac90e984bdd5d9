import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagRow } from "@/app/_data/flags";
import styles from "./flags.module.css";

const SHOWN = 4;

/** Which phases of its site a flag is about: each a link to the phase's page. */
export function FlagPhases({ flag: { phases, isWholeSite, siteSlug } }: { flag: FlagRow }) {
  const t = useTranslations("flags");
  const locale = useLocale();
  const more = phases.length - SHOWN;
  return (
    <>
      {isWholeSite && <span>{t("wholeSite")}</span>}
      <ul className={styles.places}>
        {phases.slice(0, SHOWN).map(({ id, ordinal, nameEn, nameKo }) => (
          <li key={id}>
            <Link href={`/sites/${siteSlug}?phase=${ordinal}`} prefetch={false}>
              {locale === "ko" ? nameKo : nameEn}
            </Link>
          </li>
        ))}
        {more > 0 && <li>{t("morePhases", { count: more })}</li>}
      </ul>
    </>
  );
}
