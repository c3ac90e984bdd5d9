import { useLocale, useTranslations } from "next-intl";
import type { ProgrammeComparison, ProgrammeFigure } from "@/app/_data/programme-money";
import type { ScenarioChoice } from "@/app/_data/scenario";
import { Chance } from "@/app/_ui/chance";
import parts from "@/app/_ui/parts.module.css";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import type { FigureDifference } from "@/lib/scenarios/scenario-difference";
import { Figure } from "./figure";
import styles from "./money.module.css";

const units: Record<ProgrammeFigure, string> = {
  energisedMegawatts: "MW",
  revenueUsd: "USD",
  revenueAtFixedPricesUsd: "USD",
  operatingIncomeUsd: "USD",
  operatingIncomeAtFixedPricesUsd: "USD",
  capexUsd: "USD",
  capexAtFixedPricesUsd: "USD",
  claimedRevenueShare: "share",
  claimedRevenueShareAtFixedPrices: "share",
};

/** A programme's sums of one year under two scenarios side by side, with what each group of overrides contributes to the difference. */
export function ScenarioSides({ choice, comparison }: { choice: ScenarioChoice; comparison: ProgrammeComparison }) {
  const t = useTranslations("programmes.money.sides");
  const group = useTranslations("scenarios.group");
  const locale = useLocale();
  const { draws } = comparison;
  const rows = Object.entries(comparison.figures) as [ProgrammeFigure, FigureDifference][];
  const groups = [...new Set(rows.flatMap(([, { causes }]) => (causes ?? []).map((one) => one.group)))];
  const title = t("title", { year: String(comparison.year) });
  return (
    <section className={parts.card} data-testid="programme-sides">
      <h2>
        {title}
        <small>{t("subtitle")}</small>
      </h2>
      <ScrollRegion label={title}>
        <table className={`${tables.numbers} ${styles.table} ${styles.sides}`}>
          <thead>
            <tr>
              <th scope="col" data-column="what">
                {t("figure")}
              </th>
              <th scope="col">{scenarioName(choice.against, locale)}</th>
              <th scope="col">{scenarioName(choice.scenario, locale)}</th>
              <th scope="col">{t("difference")}</th>
              {groups.map((one) => (
                <th key={one} scope="col">
                  {t("cause", { group: group(one) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([figure, { from, to, change, causes }]) => (
              <tr key={figure} data-figure={figure}>
                <th scope="row" data-column="what">
                  {t(`row.${figure}`)}
                </th>
                <Value name={`${figure}.from`} value={from} unit={units[figure]} draws={draws} />
                <Value name={`${figure}.to`} value={to} unit={units[figure]} draws={draws} />
                <Value name={`${figure}.change`} value={change} unit={units[figure]} />
                {groups.map((one) => (
                  <Value
                    key={one}
                    name={`${figure}.${one}`}
                    value={causes?.find((cause) => cause.group === one)?.change ?? null}
                    unit={units[figure]}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={parts.dim}>{t("note")}</p>
    </section>
  );
}

type ValueProps = {
  name: string;
  value: number | null;
  unit: string;
  /** Of a share of draws, not of a difference. */
  draws?: number;
};

function Value({ name, value, unit, draws }: ValueProps) {
  const t = useTranslations("programmes.money.sides");
  return (
    <td>
      {value === null ? (
        <Unknown reason={t("noFigure")} />
      ) : unit === "share" && draws !== undefined ? (
        <Chance share={value} draws={draws} name={`sides.${name}`} />
      ) : (
        <Figure name={`sides.${name}`} value={value} unit={unit} />
      )}
    </td>
  );
}
