import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { flagPage } from "@/app/_data/flags";
import { FlagBody } from "@/app/_flags/flag-body";
import { Stake } from "@/app/_flags/stake";
import { ClientMessages } from "@/app/_i18n/client-messages";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import { SiteName } from "@/app/_ui/site-name";
import { AnsweredNotice } from "../_components/answered-notice";
import { FlagHistory } from "../_components/flag-history";
import { FlagPhases } from "../_components/flag-phases";
import styles from "../_components/flags.module.css";

export async function generateMetadata({ params }: PageProps<"/flags/[id]">): Promise<Metadata> {
  const [{ id }, locale, t] = await Promise.all([params, getLocale(), getTranslations("flags")]);
  const { flag } = await flagPage(id);
  return { title: t("history.of", { site: locale === "ko" ? flag.siteNameKo : flag.siteNameEn }) };
}

/** One flag: what it says, how it stands, and all that happened to it. */
export default async function FlagPage({ params, searchParams }: PageProps<"/flags/[id]">) {
  const [{ id }, asked, t] = await Promise.all([params, searchParams, getTranslations("flags")]);
  const page = await flagPage(id);
  const { flag, history } = page;
  return (
    <div className={parts.stack}>
      <div>
        <Link href="/flags" className={parts.back}>
          {t("history.back")}
        </Link>
        <h1>
          <Link href={`/sites/${flag.siteSlug}`} className={styles.siteLink}>
            <SiteName site={{ nameEn: flag.siteNameEn, nameKo: flag.siteNameKo }} />
          </Link>
        </h1>
        <p className={parts.subtitle}>
          {t(`kind.${flag.kind}`)} · {t(`standing.${flag.standing}`)}{" "}
          {flag.severity && <Severity severity={flag.severity} />}
        </p>
      </div>
      <AnsweredNotice page={asked.answered === undefined ? null : page} />
      <section className={`${parts.card} ${styles.one}`}>
        <ClientMessages of={["flag-answer", "shell"]}>
          <FlagBody flag={flag} back={`/flags/${flag.id}`} />
        </ClientMessages>
        <div>
          <h2>{t("column.stake")}</h2>
          <Stake flag={flag} />
          <h2>{t("column.phase")}</h2>
          <FlagPhases flag={flag} />
        </div>
      </section>
      <FlagHistory steps={history} />
    </div>
  );
}
