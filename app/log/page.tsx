import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { siteChoices } from "@/app/_data/site";
import fields from "@/app/_ui/field.module.css";
import parts from "@/app/_ui/parts.module.css";
import { SiteName } from "@/app/_ui/site-name";
import { searchText } from "@/lib/domain/plain-text";
import styles from "./log.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("log"))("title") };
}

/** A milestone is always some site's: which one? */
export default async function ChooseSitePage({ searchParams }: PageProps<"/log">) {
  const [{ q: asked }, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("log")]);
  const q = searchText(asked, 100);
  const sites = await siteChoices(q);
  const pick = (en: string | null, ko: string | null) => (locale === "ko" ? ko : en);
  return (
    <>
      <h1>{t("title")}</h1>
      <p className={parts.subtitle}>{t("choose")}</p>
      <search>
        <form action="/log" method="get" className={`${fields.form} ${styles.search}`}>
          <label htmlFor="q">{t("siteName")}</label>
          <input id="q" type="search" name="q" defaultValue={q ?? ""} placeholder={t("siteHint")} maxLength={100} />
          <button type="submit">{t("find")}</button>
        </form>
      </search>
      {sites.length === 0 ? (
        <p className={parts.card}>{q ? t("noSite", { q }) : t("noSites")}</p>
      ) : (
        <ul className={styles.sites}>
          {sites.map((site) => (
            <li key={site.slug}>
              <Link href={`/sites/${site.slug}/log`} prefetch={false}>
                <SiteName site={site} />
              </Link>
              <small>
                {[pick(site.economyNameEn, site.economyNameKo), t("phases", { count: site.phases })]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </li>
          ))}
        </ul>
      )}
      {sites.length === 100 && <p className={parts.subtitle}>{t("more")}</p>}
    </>
  );
}
