import { useTranslations } from "next-intl";
import type { ProgrammeMoney } from "@/app/_data/programme-money";
import type { Programme } from "@/app/_data/programmes";
import chart from "@/app/_ui/chart.module.css";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Legend } from "@/app/_ui/legend";
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
  const claimLine = (className: string | undefined) => (
    <g className={className}>
      <line x1={0} x2={22} y1={7} y2={7} />
    </g>
  );
  const legend = {
    band: <rect y={1} width={22} height={12} className={chart.band} />,
    median: <line x1={0} x2={22} y1={7} y2={7} className={chart.median} />,
    fixed: <path d="M0 2H22M0 12H22" className={chart.fixed} />,
    ...(standings.includes("operators-own") && { claimOwn: claimLine(chart.claimOwn) }),
    ...(standings.some((standing) => standing !== "operators-own") && { claim: claimLine(chart.claim) }),
  };
  const { coverage } = portfolio;
  const isPartlyStated = coverage.capexStated < coverage.megawattsStated + coverage.megawattsFromCapex;
  return (
    <section className={parts.card} data-testid="fans">
      <h2>
        {t("title")} <EvidenceBadge mark="D" />
        <small>{t("subtitle")}</small>
      </h2>
      <Legend marks={legend} textOf={(key) => t(`key.${key}`)} />
      <div className={styles.fans}>
        {series.map((one) => (
          <ClaimedFan
            key={one}
            series={one}
            fan={portfolio.fans.drawn.atDefaultCapex[one]}
            fixed={one === "energisedMegawatts" ? undefined : portfolio.fans.fixed.atDefaultCapex[one]}
            marks={marks[one]}
          />
        ))}
      </div>
      <p className={parts.dim}>
        {t("meaning")} {isPartlyStated && t("atDefault")}
      </p>
    </section>
  );
}
