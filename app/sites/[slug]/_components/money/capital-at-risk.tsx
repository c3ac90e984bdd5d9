import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usdText } from "@/app/_ui/money-text";
import { Unknown } from "@/app/_ui/unknown";
import { formatPercent } from "@/lib/format/numbers";
import type { CapitalAtRisk, KnownPhaseMoney } from "@/lib/money/phase-money-types";
import styles from "./money.module.css";
import { FigureTable, Money, NamedFigure, useHeadlineText } from "./named-figure";

/** Capital at risk by asset, after the headline's wait and, beside it, after the others. */
export function CapitalAtRiskFigure({ money }: { money: KnownPhaseMoney }) {
  const t = useTranslations("site.money.capitalAtRisk");
  const locale = useLocale();
  const headline = useHeadlineText(money);
  const { capitalAtRisk: risks, ownership, notes } = money;
  const [first] = risks;
  const row = (name: string, label: string, cell: (risk: CapitalAtRisk) => ReactNode) => ({
    name,
    label,
    cells: risks.map(cell),
  });
  const without = <Unknown word="–" />;
  const rows = [
    { ...row("mean", t("mean"), ({ mean }) => <Money of={mean.total} />), isMain: true },
    ...(ownership === "lease"
      ? []
      : [{ ...row("facility", t("facility"), ({ mean }) => <Money of={mean.facility} />), isPart: true }]),
    ...(ownership === "colocation"
      ? []
      : [{ ...row("accelerators", t("accelerators"), ({ mean }) => <Money of={mean.accelerators} />), isPart: true }]),
    row("probability", t("probability"), ({ probability }) => formatPercent(probability, locale)),
    row("onPlan", t("onPlan"), ({ onPlan }) => (onPlan ? <Money of={onPlan.mean.total} /> : without)),
    row("expectedLoss", t("expectedLoss"), ({ expectedLoss }) => <Money of={expectedLoss.total} />),
    row("lossOnPlan", t("lossOnPlan"), ({ onPlan }) => (onPlan ? <Money of={onPlan.expectedLoss.total} /> : without)),
  ];
  const said = [
    notes.includes("nothing-seen-of-works") && t("worksUnseen"),
    notes.includes("energised-day-unknown") && t("energisedUnknown"),
    notes.includes("take-or-pay-without-direction") && t("takeOrPay"),
  ].filter(Boolean);
  return (
    <NamedFigure
      id="capitalAtRisk"
      headline={first ? headline(first.mean.total) : <Unknown />}
      definition={t("definition")}
    >
      <FigureTable caption={t("caption")} columns={risks.map(({ months }) => t("months", { months }))} rows={rows} />
      {said.length > 0 && <p className={styles.note}>{said.join(" ")}</p>}
      <Liabilities money={money} />
    </NamedFigure>
  );
}

/** What is owed beside the capital, on a line of its own. */
function Liabilities({ money: { liabilities } }: { money: KnownPhaseMoney }) {
  const t = useTranslations("site.money.capitalAtRisk");
  const locale = useLocale();
  if (liabilities === null) return null;
  return (
    <p className={styles.note} data-testid="liabilities">
      {liabilities.known
        ? t("liabilities", {
            total: usdText(liabilities.meanUsd, locale),
            demand: usdText(liabilities.minimumDemandUsd, locale),
            exit: usdText(liabilities.exitFeeUsd, locale),
          })
        : t("liabilitiesUnknown")}
    </p>
  );
}
