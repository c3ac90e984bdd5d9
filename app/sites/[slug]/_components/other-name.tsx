import { useLocale, useTranslations } from "next-intl";
import { isKorean } from "@/app/_ui/site-name";
import { Unknown } from "@/app/_ui/unknown";

/** A site's name in the language that its heading is not in; where its sources give one name alone, which language has none. */
export function OtherName({ site: { nameEn, nameKo } }: { site: { nameEn: string; nameKo: string } }) {
  const t = useTranslations("site.records");
  const locale = useLocale();
  const hasOne = nameEn === nameKo;
  const isHeadingKorean = hasOne ? isKorean(nameEn) : locale === "ko";
  const language = isHeadingKorean ? "en" : "ko";
  return (
    <>
      <dt>{t(`nameIn.${language}`)}</dt>
      <dd lang={hasOne ? undefined : language}>
        {hasOne ? <Unknown word={t("noOtherName")} /> : isHeadingKorean ? nameEn : nameKo}
      </dd>
    </>
  );
}
