import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Unknown } from "@/app/_ui/unknown";
import { formatEpochDay } from "@/lib/format/dates";
import { formatNumber, formatPercent, formatPoints } from "@/lib/format/numbers";
import type { KnownPhaseMoney, MoneyFigure } from "@/lib/money/phase-money-types";
import styles from "./money.module.css";
import { FigureTable, Money, NamedFigure } from "./named-figure";
import { onPlanDifference } from "./on-plan-difference";

type Props = { money: KnownPhaseMoney; children: ReactNode };

/** P(NPV < 0) and value at risk beside the same with every date on plan: the difference is what power and permits do. */
export function NetPresentValueFigure({ money, children }: Props) {
  const t = useTranslations("site.money.netPresentValue");
  const noPlan = useTranslations("site.money.delayCost");
  const of = useTranslations("site.money.of");
  const locale = useLocale();
  const { netPresentValue: worth } = money;
  const rate = money.assumptions.discountRatePerYear[money.ownership];
  const definition = t("definition", {
    day: formatEpochDay(money.asOfDay, locale),
    rate: formatNumber(rate, locale, { style: "percent", maximumFractionDigits: 1 }),
  });
  if (!worth.known)
    return (
      <NamedFigure
        id="netPresentValue"
        headline={<Unknown word={noPlan(`unknown.${worth.reason}`)} />}
        definition={definition}
      >
        <p className={styles.note}>{noPlan(`unknownNote.${worth.reason}`)}</p>
      </NamedFigure>
    );
  const { belowZero, belowZeroOnPlan, mean, valueAtRisk } = worth;
  const difference = onPlanDifference(worth);
  const percent = (share: number) => formatPercent(share, locale);
  const probability = percent(belowZero.probability);
  const headline = money.capital.source === "default" ? `${probability} · ${of("onDefault")}` : probability;
  const points = formatPoints(difference.belowZero, locale);
  const part = (name: "served" | "cancelled" | "unspent", share: number) => ({
    ...{ name, label: t(name), cells: [percent(share), "", ""], isPart: true },
  });
  const amounts = (name: "mean" | "valueAtRisk", draws: MoneyFigure, onPlan: MoneyFigure, change: MoneyFigure) => ({
    name,
    label: t(name),
    cells: [<Money key="draws" of={draws} />, <Money key="onPlan" of={onPlan} />, <Money key="change" of={change} />],
  });
  const rows = [
    {
      name: "probability",
      label: t("probability"),
      cells: [probability, percent(belowZeroOnPlan), points === null ? t("noChange") : t("points", { points })],
      isMain: true,
    },
    part("served", belowZero.served),
    part("cancelled", belowZero.cancelled),
    part("unspent", belowZero.cancelledUnspent),
    amounts("valueAtRisk", valueAtRisk.draws, valueAtRisk.onPlan, difference.valueAtRisk),
    amounts("mean", mean.draws, mean.onPlan, difference.mean),
  ];
  return (
    <NamedFigure id="netPresentValue" headline={headline} definition={definition}>
      <FigureTable caption={t("caption")} columns={[t("forecast"), t("onPlan"), t("difference")]} rows={rows} />
      {children}
    </NamedFigure>
  );
}
