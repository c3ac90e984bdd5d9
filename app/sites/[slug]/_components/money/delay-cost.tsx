import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shareOfCapitalText, usdText } from "@/app/_ui/money-text";
import { Unknown } from "@/app/_ui/unknown";
import { formatEpochDay } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import type { DelayCost, KnownPhaseMoney, MoneySpread } from "@/lib/money/phase-money-types";
import styles from "./money.module.css";
import { FigureTable, Money, NamedFigure, useHeadlineText } from "./named-figure";

/** Delay cost against the first baseline, the latest beside it; with its sign, never coloured. */
export function DelayCostFigure({ money }: { money: KnownPhaseMoney }) {
  const t = useTranslations("site.money.delayCost");
  const locale = useLocale();
  const headline = useHeadlineText(money);
  const definition = t("definition", { day: formatEpochDay(money.asOfDay, locale) });
  const { delayCost, netPresentValue } = money;
  if (!delayCost.known)
    return (
      <NamedFigure
        id="delayCost"
        headline={<Unknown word={t(`unknown.${delayCost.reason}`)} />}
        definition={definition}
      >
        <p className={styles.note}>{t(`unknownNote.${delayCost.reason}`)}</p>
      </NamedFigure>
    );
  const { first, latest } = delayCost;
  const isBelowOnPlan = netPresentValue.known && netPresentValue.mean.onPlan.shareOfCapital < 0;
  return (
    <NamedFigure id="delayCost" headline={headline(first.mean)} definition={definition}>
      <DelayCostTable money={money} first={first} latest={latest} />
      {first.mean.shareOfCapital < 0 && (
        <p className={styles.note}>{t("negative", { isBelow: isBelowOnPlan ? "yes" : "no" })}</p>
      )}
      <p className={styles.note}>
        {t("served", { share: formatPercent(money.servesProbability, locale) })}
        {money.notes.includes("plan-by-analyst") && ` ${t("byAnalyst")}`}
      </p>
    </NamedFigure>
  );
}

function DelayCostTable({ money, first, latest }: { money: KnownPhaseMoney; first: DelayCost; latest: DelayCost }) {
  const t = useTranslations("site.money.delayCost");
  const locale = useLocale();
  const isOne = first.plan.day === latest.plan.day && first.plan.saidDay === latest.plan.saidDay;
  const costs = isOne ? [first] : [first, latest];
  const row = (name: string, label: string, cell: (cost: DelayCost) => ReactNode) => ({
    name,
    label,
    cells: costs.map(cell),
  });
  const rows = [
    row("plan", t("plan"), ({ plan }) => (
      <>
        {formatEpochDay(plan.day, locale)}
        <small>{t("said", { date: formatEpochDay(plan.saidDay, locale) })}</small>
      </>
    )),
    { ...row("mean", t("mean"), ({ mean }) => <Money of={mean} />), isMain: true },
    { ...row("lostTime", t("lostTime"), ({ parts }) => <Money of={parts.lostTime} />), isPart: true },
    ...(money.ownership === "colocation"
      ? []
      : [
          { ...row("accelerators", t("accelerators"), ({ parts }) => <Money of={parts.accelerators} />), isPart: true },
        ]),
    ...(money.ownership === "lease"
      ? []
      : [{ ...row("facility", t("facility"), ({ parts }) => <Money of={parts.facility} />), isPart: true }]),
    row("range", t("range"), (cost) => <Range of={cost} />),
    ...first.atLeast.map(({ threshold }, i) =>
      row(`atLeast-${threshold}`, t("atLeast", { share: formatPercent(threshold, locale) }), ({ atLeast }) => {
        const found = atLeast[i];
        return found ? formatPercent(found.probability, locale) : null;
      }),
    ),
  ];
  const columns = isOne ? [t("only")] : [t("first"), t("latest")];
  return <FigureTable caption={t("caption")} columns={columns} rows={rows} />;
}

function Range({ of: { p10, p90 } }: { of: MoneySpread }) {
  const locale = useLocale();
  const shares = [p10, p90].map(({ shareOfCapital }) => shareOfCapitalText(shareOfCapital, locale)).join(" – ");
  if (p10.usd === null || p90.usd === null) return shares;
  return (
    <>
      {[p10.usd, p90.usd].map((usd) => usdText(usd, locale)).join(" – ")}
      <small>{shares}</small>
    </>
  );
}
