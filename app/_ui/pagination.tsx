import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatCount } from "@/lib/format/numbers";
import parts from "./parts.module.css";

type Props = {
  page: number;
  pageSize: number;
  total: number;
  /** The address of a page, counted from 1. */
  hrefOf: (page: number) => Route;
};

/** Pages of a list as links; nothing when the whole list is on screen. */
export function Pagination({ page, pageSize, total, hrefOf }: Props) {
  const t = useTranslations("shell.pagination");
  const locale = useLocale();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const count = (n: number) => formatCount(n, locale);
  const step = (to: number, text: string) =>
    to < 1 || to > pages ? (
      <span className={parts.chip} aria-disabled="true">
        {text}
      </span>
    ) : (
      <Link href={hrefOf(to)} className={parts.chip}>
        {text}
      </Link>
    );
  return (
    <nav className={parts.pagination} aria-label={t("label")}>
      {step(page - 1, t("previous"))}
      <span>{t("page", { page: count(page), pages: count(pages) })}</span>
      {step(page + 1, t("next"))}
      <span>
        {t("range", {
          from: count((page - 1) * pageSize + 1),
          to: count(Math.min(total, page * pageSize)),
          total: count(total),
        })}
      </span>
    </nav>
  );
}
