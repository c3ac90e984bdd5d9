import { useLocale, useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import { formatDays } from "@/lib/format/dates";
import { formatCount, formatPercent } from "@/lib/format/numbers";
import type { OperatorRow, RevenueLag } from "@/lib/operators/operator-comparison";
import { OperatorName } from "./operator-name";
import styles from "./operators.module.css";

/** An operator's cells by column: how long, how late, how often cancelled. */
export const paceCells = (row: OperatorRow, madeUp: number) => ({
  operator: <Operator row={row} madeUp={madeUp} />,
  phases: <Phases row={row} />,
  lag: <Lag lag={row.revenueLag} />,
  slips: <Promises row={row} />,
  ratio: <Ratio row={row} />,
  cancelled: <Cancelled row={row} />,
});

type Cell = { row: OperatorRow };

function Operator({ row: { operator, sites }, madeUp }: Cell & { madeUp: number }) {
  const t = useTranslations("operators.pace");
  return (
    <>
      <OperatorName operator={operator} />
      {madeUp > 0 && <small className={styles.madeUp}>{t("illustrative", { count: madeUp, sites })}</small>}
    </>
  );
}

function Phases({ row: { phases, sites, withdrawnPhases } }: Cell) {
  const t = useTranslations("operators.pace");
  const locale = useLocale();
  return (
    <>
      {formatCount(phases, locale)}
      <small>
        {t("sites", { sites })}
        {withdrawnPhases > 0 && ` · ${t("withdrawn", { count: withdrawnPhases })}`}
      </small>
    </>
  );
}

function Promises({ row: { slips, slipsUnknownReason } }: Cell) {
  const t = useTranslations("operators.pace");
  const locale = useLocale();
  if (slips === null || slips.n === 0)
    return <Unknown reason={t(`slipsUnknown.${slipsUnknownReason ?? "unusable"}`)} />;
  const { n, medianDays } = slips.moved;
  const days = (value: number) => `${value < 0 ? "−" : "+"}${formatDays(Math.abs(value), locale)}`;
  return (
    <>
      {t("promises", { n: slips.n, finished: slips.finished })}
      <small>{medianDays === null ? t("notMoved") : t("moved", { n, days: days(medianDays) })}</small>
    </>
  );
}

function Ratio({ row: { slips, slipsUnknownReason } }: Cell) {
  const t = useTranslations("operators.pace");
  const locale = useLocale();
  if (slips === null || slips.n === 0)
    return <Unknown reason={t(`slipsUnknown.${slipsUnknownReason ?? "unusable"}`)} />;
  return (
    <>
      <strong>{slips.ratio.median.toFixed(2)}</strong>
      <small>
        {t("interval", {
          low: slips.ratio.low.toFixed(2),
          high: slips.ratio.high.toFixed(2),
          own: formatPercent(1 - slips.classWeight, locale),
        })}
      </small>
    </>
  );
}

function Cancelled({ row: { cancelledProbability } }: Cell) {
  const t = useTranslations("operators.pace");
  const locale = useLocale();
  if (cancelledProbability === null) return <Unknown reason={t("noForecast")} />;
  return formatPercent(cancelledProbability, locale);
}

function Lag({ lag }: { lag: RevenueLag }) {
  const t = useTranslations("operators.pace");
  const locale = useLocale();
  if (lag.reason !== null)
    return (
      <>
        <Unknown />
        <small>{t(`lagUnknown.${lag.reason}`)}</small>
      </>
    );
  const months = (value: number) => formatCount(Math.round(value), locale);
  return (
    <>
      <strong>{t("months", { count: Math.round(lag.p50Months) })}</strong>
      <small>
        {t("lagRange", { p10: months(lag.p10Months), p90: months(lag.p90Months) })}
        {" · "}
        {t("lagOf", {
          phases: lag.phases,
          sites: lag.sites,
          inService: lag.inService,
          probably: lag.probablyInService ?? 0,
        })}
      </small>
    </>
  );
}
