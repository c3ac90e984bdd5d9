import { useLocale, useTranslations } from "next-intl";
import type { SitePhaseEconomics } from "@/app/_data/economics";
import type { PageResult } from "@/app/_data/results";
import { Calculating } from "@/app/_ui/calculating/calculating";
import { formatNumber } from "@/lib/format/numbers";
import type { TornadoRow } from "@/lib/money/money-tornado";
import styles from "./money.module.css";
import { Tornado } from "./tornado";
import type { BarRow } from "./tornado-bars";

type Props = {
  /** Of the site; null when it has no forecast. */
  found: PageResult<SitePhaseEconomics[]> | null;
  phaseId: number;
  /** The wait of the headline's capital at risk. */
  months: number | null;
};

/** What moves the mean net present value and capital at risk, each assumption alone; nothing for a phase without a plan. */
export function TornadoFigures({ found, phaseId, months }: Props) {
  const t = useTranslations("site.money.tornado");
  const ends = useEndsText();
  if (found?.pending) return <Calculating pending={found.pending} />;
  const rows = found?.value?.find((one) => one.phaseId === phaseId)?.tornado;
  if (!rows) return null;
  const moved = (figure: "netPresentValue" | "capitalAtRisk") => ({
    rows: rows.flatMap((row): BarRow[] => {
      const move = row[figure];
      if (move === "none") return [];
      const inDollars = move.low.usd !== null && move.high.usd !== null;
      const change = ({ usd, shareOfCapital }: typeof move.low) => usd ?? shareOfCapital;
      const unit = inDollars ? "usd" : "share";
      return [
        {
          ...{ name: t(`factor.${row.factor}`), ends: ends(row), unit },
          ...{ lowChange: change(move.low), highChange: change(move.high) },
        },
      ];
    }),
    still: rows.flatMap((row) => (row[figure] === "none" ? [t(`factor.${row.factor}`)] : [])),
  });
  return (
    <section aria-labelledby="money-tornado" data-money="tornado">
      <h3 id="money-tornado" className={styles.heading}>
        {t("title")}
      </h3>
      <p className={styles.note}>{t("note")}</p>
      <div className={styles.figures}>
        <Tornado figure={t("netPresentValue")} {...moved("netPresentValue")} />
        <Tornado
          figure={months === null ? t("capitalAtRisk") : t("capitalAtRiskAfter", { months })}
          {...moved("capitalAtRisk")}
        />
      </div>
    </section>
  );
}

const unitOf = {
  dates: "dates",
  price: "factor",
  utilisation: "factor",
  rent: "factor",
  "facility-capital": "factor",
  "accelerator-capital": "factor",
  "running-cost": "factor",
  "discount-rate": "points",
  "accelerator-life": "years",
  "earnings-fall": "shareAYear",
  cancellation: "shareAYear",
  "accelerators-redeployable": "share",
  "facility-redeployable": "share",
  "firm-window": "days",
  "idle-months": "months",
  "power-usage-effectiveness": "ratio",
} as const satisfies Record<TornadoRow["factor"], string>;

/** The low and the high value of a row, in its own unit. */
function useEndsText() {
  const t = useTranslations("site.money.tornado");
  const locale = useLocale();
  return ({ factor, low, high }: TornadoRow): string => {
    const unit = unitOf[factor];
    const isShare = unit === "share" || unit === "shareAYear";
    const text = (value: TornadoRow["low"]) => {
      if (typeof value === "string") return t(`value.${value}`);
      if (unit === "points") return formatNumber(100 * value, locale, { signDisplay: "exceptZero" });
      return formatNumber(value, locale, { maximumFractionDigits: 2, ...(isShare && { style: "percent" }) });
    };
    const ends = { low: text(low), high: text(high) };
    return unit === "share" || unit === "ratio" ? `${ends.low} / ${ends.high}` : t(`ends.${unit}`, ends);
  };
}
