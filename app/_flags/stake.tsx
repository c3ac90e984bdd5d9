import { useLocale, useTranslations } from "next-intl";
import type { FlagRow } from "@/app/_data/flags";
import parts from "@/app/_ui/parts.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatMegawattFigure } from "@/lib/format/numbers";

type Props = { flag: Pick<FlagRow, "dollarsUsd" | "sizeMegawattMonths" | "assumedMegawatts"> };

/** What is at stake: money where it is known, and MW × months; MW that no record gives are named. */
export function Stake({ flag: { dollarsUsd, sizeMegawattMonths, assumedMegawatts } }: Props) {
  const t = useTranslations("flags.stake");
  const locale = useLocale();
  return (
    <>
      {dollarsUsd === null ? (
        <Unknown word={t("noMoney")} reason={t("noMoneyReason")} />
      ) : (
        <b>{formatMoney(dollarsUsd, "USD", locale)}</b>
      )}
      <span className={parts.second}>
        {sizeMegawattMonths === null ? (
          <Unknown word={t("noSize")} reason={t("noSizeReason")} />
        ) : (
          t("size", { size: formatCount(Math.round(sizeMegawattMonths), locale) })
        )}
        {assumedMegawatts > 0 && sizeMegawattMonths !== null && (
          <> {t("assumed", { megawatts: formatMegawattFigure(assumedMegawatts, locale) })}</>
        )}
      </span>
    </>
  );
}
