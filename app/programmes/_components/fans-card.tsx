import { useTranslations } from "next-intl";
import type { ProgrammeMoney } from "@/app/_data/programme-money";
import type { Programme } from "@/app/_data/programmes";
import chart from "@/app/_ui/chart.module.css";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { claimMarks } from "./claim-marks";
import { ClaimedFan } from "./claimed-fan";
import styles from "./money.module.css";

const series = ["energisedMegawatts", "revenueUsd", "operatingIncomeUsd", "capexUsd", "cashUsd"] as const;

/** Five series by calendar year, each of them a sum per draw. */
export function FansCard({ programme, money }: { programme: Programme; money: ProgrammeMoney }) {
  const t = useTranslations("programmes.money.fans");
  const { portfolio, pledge, answers } = money;
  const marks = claimMarks(programme, pledge, answers);
  const standings = Object.values(marks).flatMap((some) => some.map(({ standing }) => standing));
  const keys = (["claimOwn", "claim"] as const).filter((key) =>
    standings.some((standing) => (standing === "operators-own") === (key === "claimOwn")),
  );
  const { coverage } = portfolio;
  const isPartlyStated = coverage.capexStated < coverage.megawattsStated + coverage.megawattsFromCapex;
  return (
    <section className={parts.card} data-testid="fans">
      <h2>
        {t("title")} <EvidenceBadge mark="D" />
        <small>{t("subtitle")}</small>
      </h2>
      <ul className={chart.legend}>
        <li>
          <svg width={22} height={12} aria-hidden="true">
            <rect width={22} height={12} className={chart.band} />
          </svg>
          {t("key.band")}
        </li>
        <li>
          <svg width={22} height={12} aria-hidden="true">
            <line x1={0} x2={22} y1={6} y2={6} className={chart.median} />
          </svg>
          {t("key.median")}
        </li>
        {keys.map((key) => (
          <li key={key}>
            <svg width={22} height={12} aria-hidden="true" className={chart[key]}>
              <line x1={0} x2={22} y1={6} y2={6} />
            </svg>
            {t(`key.${key}`)}
          </li>
        ))}
      </ul>
      <div className={styles.fans}>
        {series.map((one) => (
          <ClaimedFan key={one} series={one} fan={portfolio.fans.atDefaultCapex[one]} marks={marks[one]} />
        ))}
      </div>
      <p className={parts.dim}>
        {t("meaning")} {isPartlyStated && t("atDefault")}
      </p>
    </section>
  );
}
