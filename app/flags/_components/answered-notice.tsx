import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagPage } from "@/app/_data/flags";
import fields from "@/app/_ui/field.module.css";
import { isolated } from "@/lib/format/isolated";

/** After an answer: which flag stands how now, with the way to its history and to taking the answer back. */
export function AnsweredNotice({ page }: { page: FlagPage | null }) {
  const t = useTranslations("flags.answered");
  const locale = useLocale();
  const titleOf = useTranslations("words.flagRule");
  if (!page) return null;
  const { flag } = page;
  return (
    <p className={fields.done} role="status" data-testid="answered">
      {t(flag.standing, {
        site: isolated(locale === "ko" ? flag.siteNameKo : flag.siteNameEn),
        flag: titleOf(flag.rule),
      })}{" "}
      <Link href={`/flags/${flag.id}` as Route}>{t("see")}</Link>
    </p>
  );
}
