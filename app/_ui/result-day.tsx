import { useLocale, useTranslations } from "next-intl";
import type { ResultDay as Day } from "@/app/_data/result-day";
import { formatDay } from "@/lib/format/dates";
import parts from "./parts.module.css";
import { ReadAgain } from "./read-again";

/** The day of stored figures, and that the worker is about to replace them. */
export function ResultDay({ day: { asOfOn, isBeingRecomputed } }: { day: Day }) {
  const t = useTranslations("shell.results");
  const locale = useLocale();
  return (
    <p className={parts.dim} data-testid="result-day">
      {t("asOf", { date: formatDay(asOfOn, locale) })} {isBeingRecomputed && t("beingRecomputed")}
    </p>
  );
}

/**
 * In place of figures that the worker has not stored yet, or cannot take on now; the page is read again until they are there. Not after a
 * failure: the same records fail again.
 */
export function BeingCalculated({ state = "calculating" }: { state?: "calculating" | "busy" | "failed" }) {
  const t = useTranslations("shell.results");
  if (state === "failed")
    return (
      <p className={parts.card} role="status" data-testid="calculation-failed">
        {t("failed")}
      </p>
    );
  return (
    <p className={parts.card} role="status" data-testid="being-calculated">
      {t(state === "busy" ? "busy" : "beingCalculated")}
      <ReadAgain overdue={t("overdue")} />
    </p>
  );
}
