import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { programmes } from "@/app/_data/programmes";
import parts from "@/app/_ui/parts.module.css";
import { PledgeCard } from "./_components/pledge-card";
import styles from "./_components/programmes.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("programmes"))("title") };
}

export default async function ProgrammesPage() {
  const [locale, t, list] = await Promise.all([getLocale(), getTranslations("programmes"), programmes()]);
  return (
    <>
      <h1>{t("heading")}</h1>
      <p className={parts.subtitle}>{t("summary")}</p>
      <section className={parts.card} style={{ marginTop: 14 }}>
        {list.length === 0 && t("empty")}
        {list.map((programme) => (
          <PledgeCard key={programme.slug} programme={programme}>
            <p className={styles.description}>
              {locale === "ko" ? programme.descriptionKo : programme.descriptionEn}{" "}
              <span className={parts.unknown}>{t("figures", { count: programme.pledges.length })}</span>
            </p>
          </PledgeCard>
        ))}
      </section>
    </>
  );
}
