import { useLocale, useTranslations } from "next-intl";
import type { OperatorPage } from "@/app/_data/operators";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { formatDays } from "@/lib/format/dates";
import { formatCount, formatMegawattFigure, formatPercent } from "@/lib/format/numbers";
import {
  type LoadBasis,
  loadBases,
  type OperatorRow,
  type RevenueLag,
  securingStages,
} from "@/lib/operators/operator-comparison";
import styles from "./operators.module.css";
import { basesInUse, mostMegawatts, stageBars } from "./stage-bars";

const columns = ["operator", "phases", "lag", "slips", "ratio", "cancelled"] as const;

/** Who secures power faster: first how long and how late, then how much has reached which stage, on each basis apart. */
export function OperatorTables({ page: { rows, illustrative } }: { page: OperatorPage }) {
  const t = useTranslations("operators");
  if (rows.length === 0) return <p className={parts.card}>{t("none")}</p>;
  return (
    <>
      <section className={`${parts.card} ${styles.section}`} aria-labelledby="pace">
        <h2 id="pace">
          {t("pace.title")} <EvidenceBadge mark="D" />
          <small>{t("pace.subtitle")}</small>
        </h2>
        <ScrollRegion label={t("pace.title")}>
          <table className={`${tables.table} ${tables.full} ${styles.table}`} data-testid="pace">
            <TableHead columns={columns} title={(column) => t(`pace.column.${column}`)} />
            <tbody>
              {rows.map((row) => (
                <PaceRow
                  key={row.operator?.slug ?? ""}
                  row={row}
                  madeUp={illustrative.get(row.operator?.slug ?? null) ?? 0}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <p className={parts.dim}>{t("pace.meaning")}</p>
      </section>
      {basesInUse(rows, loadBases).map((basis) => (
        <StageTable key={basis} basis={basis} rows={rows} />
      ))}
      <p className={parts.dim}>{t("stages.meaning")}</p>
    </>
  );
}

function OperatorName({ operator }: Pick<OperatorRow, "operator">) {
  const t = useTranslations("operators");
  const locale = useLocale();
  if (operator === null) return <Unknown word={t("unknownOperator")} />;
  return locale === "ko" ? operator.nameKo : operator.nameEn;
}

function PaceRow({ row, madeUp }: { row: OperatorRow; madeUp: number }) {
  const t = useTranslations("operators.pace");
  const locale = useLocale();
  const { operator, sites, phases, withdrawnPhases, slips, slipsUnknownReason, revenueLag, cancelledProbability } = row;
  return (
    <tr data-operator={operator?.slug ?? "unknown"}>
      <th scope="row">
        <OperatorName operator={operator} />
        {madeUp > 0 && <small className={styles.madeUp}>{t("illustrative", { count: madeUp, sites })}</small>}
      </th>
      <td>
        {formatCount(phases, locale)}
        <small>
          {t("sites", { sites })}
          {withdrawnPhases > 0 && ` · ${t("withdrawn", { count: withdrawnPhases })}`}
        </small>
      </td>
      <td>
        <Lag lag={revenueLag} />
      </td>
      <td>
        {slips === null || slips.n === 0 ? (
          <Unknown reason={t(`slipsUnknown.${slipsUnknownReason ?? "unusable"}`)} />
        ) : (
          <>
            {t("promises", { n: slips.n, finished: slips.finished })}
            <small>
              {slips.moved.medianDays === null
                ? t("notMoved")
                : t("moved", {
                    n: slips.moved.n,
                    days: `${slips.moved.medianDays < 0 ? "−" : "+"}${formatDays(Math.abs(slips.moved.medianDays), locale)}`,
                  })}
            </small>
          </>
        )}
      </td>
      <td>
        {slips === null || slips.n === 0 ? (
          <Unknown reason={t(`slipsUnknown.${slipsUnknownReason ?? "unusable"}`)} />
        ) : (
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
        )}
      </td>
      <td>
        {cancelledProbability === null ? (
          <Unknown reason={t("noForecast")} />
        ) : (
          formatPercent(cancelledProbability, locale)
        )}
      </td>
    </tr>
  );
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
      <strong>{t("months", { months: months(lag.p50Months) })}</strong>
      <small>
        {t("lagRange", { p10: months(lag.p10Months), p90: months(lag.p90Months) })}
        {" · "}
        {t("lagOf", { phases: lag.phases, sites: lag.sites, inService: lag.inService })}
      </small>
    </>
  );
}

function StageTable({ basis, rows }: { basis: LoadBasis; rows: OperatorRow[] }) {
  const t = useTranslations("operators.stages");
  const words = useTranslations("words.megawattBasis");
  const most = mostMegawatts(rows, basis);
  const shown = rows.filter((row) => stageBars(row, basis, most).length > 0);
  const title = t("title", { basis: words(basis) });
  const id = `stages-${basis}`;
  return (
    <section className={`${parts.card} ${styles.section}`} aria-labelledby={id}>
      <h2 id={id}>
        {title} <EvidenceBadge mark="D" />
        <small>{t("subtitle", { shown: shown.length, of: rows.length })}</small>
      </h2>
      <ScrollRegion label={title}>
        <table className={`${tables.table} ${tables.full} ${styles.table} ${styles.stages}`} data-testid={id}>
          <thead>
            <tr>
              <th scope="col">{t("operator")}</th>
              {securingStages.map((stage) => (
                <th key={stage} scope="col">
                  {t(`stage.${stage}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.operator?.slug ?? ""}>
                <th scope="row">
                  <OperatorName operator={row.operator} />
                </th>
                {securingStages.map((stage) => (
                  <td key={stage}>
                    <StageCell row={row} stage={stage} basis={basis} most={most} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

type CellProps = { row: OperatorRow; stage: (typeof securingStages)[number]; basis: LoadBasis; most: number };

/** MW with how many of the phases at the stage they cover, and a bar against the most of all operators. */
function StageCell({ row, stage, basis, most }: CellProps) {
  const t = useTranslations("operators.stages");
  const locale = useLocale();
  const { phases, byBasis } = row.stages[stage];
  const { megawatts, covered, reason } = byBasis[basis];
  if (phases === 0) return <Unknown word="–" reason={t("unknown.no-phase-at-this-stage")} />;
  if (megawatts === null)
    return (
      <>
        <Unknown reason={t(`unknown.${reason}`)} />
        <small>{t("covered", { covered, phases })}</small>
      </>
    );
  const length = (megawatts / most) * 100;
  return (
    <>
      {formatMegawattFigure(megawatts, locale)}
      <svg viewBox="0 0 100 5" preserveAspectRatio="none" className={styles.bar} aria-hidden="true">
        <rect x={100 - length} width={length} height={5} />
      </svg>
      <small>{t("covered", { covered, phases })}</small>
    </>
  );
}
