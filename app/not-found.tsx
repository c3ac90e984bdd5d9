import Link from "next/link";
import { useTranslations } from "next-intl";

export default function NotFound() {
  const t = useTranslations("shell");
  return (
    <>
      <h1>{t("notFound.title")}</h1>
      <p>{t("notFound.explanation")}</p>
      <Link href="/sites">{t("notFound.back")}</Link>
    </>
  );
}
