import { useLocale, useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import { formatMegawattFigure } from "@/lib/format/numbers";
import type { Figure } from "@/lib/readiness/types";
import styles from "./countries.module.css";

/** A sum with how many of its records are known; unknown is the word, with its reason. */
export function FigureText({ figure, format }: { figure: Figure; format?: (value: number) => string }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  if (figure.value === null) {
    return figure.reason === "not_required" ? (
      <Unknown word={t("notRequired")} />
    ) : (
      <Unknown reason={t(`reason.${figure.reason}`)} />
    );
  }
  const { value, covered, of } = figure;
  return (
    <>
      {format ? format(value) : formatMegawattFigure(value, locale)}
      {covered < of && (
        <span className={styles.second} title={t("coverageHelp", { covered, of })}>
          {t("coverage", { covered, of })}
        </span>
      )}
    </>
  );
}
