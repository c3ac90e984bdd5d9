import { useLocale, useTranslations } from "next-intl";
import parts from "./parts.module.css";

type Props = { site: { nameEn: string; nameKo: string } };

/** A site's name in the reader's language; where no source gives a Korean one, the other name, marked as such. */
export function SiteName({ site: { nameEn, nameKo } }: Props) {
  const t = useTranslations("shell.otherName");
  const locale = useLocale();
  if (locale !== "ko" || nameKo !== nameEn || isKorean(nameEn)) return locale === "ko" ? nameKo : nameEn;
  return (
    <>
      <bdi>{nameEn}</bdi>{" "}
      <small className={parts.otherName} title={t("help")}>
        {t("mark")}
      </small>
    </>
  );
}

/** Whether a name is Korean: a register in Korean has one name for a site, and it is Korean. */
export const isKorean = (name: string) => /\p{Script=Hangul}/u.test(name);
