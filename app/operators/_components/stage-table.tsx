import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatMegawattFigure } from "@/lib/format/numbers";
import { type LoadBasis, type OperatorRow, securingStages } from "@/lib/operators/operator-comparison";
import { OperatorName, useOperatorName } from "./operator-name";
import styles from "./operators.module.css";
import { mostMegawatts, stageBars } from "./stage-bars";

/** How many MW of each operator have reached which stage, on one basis. */
export function StageTable({ basis, rows }: { basis: LoadBasis; rows: OperatorRow[] }) {
  const t = useTranslations("operators.stages");
  const words = useTranslations("words.megawattBasis");
  const nameOf = useOperatorName();
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
      <DataTable
        caption={title}
        className={`${tables.numbers} ${styles.table} ${styles.stages}`}
        testId={id}
        columns={[
          { id: "operator", name: t("operator") },
          ...securingStages.map((stage) => ({ id: stage, name: t(`stage.${stage}`) })),
        ]}
        rows={shown.map((row) => ({
          id: row.operator?.slug ?? "unknown",
          sortBy: {
            operator: nameOf(row.operator),
            ...Object.fromEntries(securingStages.map((stage) => [stage, row.stages[stage].byBasis[basis].megawatts])),
          },
          cells: {
            operator: <OperatorName operator={row.operator} />,
            ...Object.fromEntries(
              securingStages.map((stage) => [
                stage,
                <StageCell key={stage} row={row} stage={stage} basis={basis} most={most} />,
              ]),
            ),
          },
        }))}
      />
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
  const probably = stage === "in_service" ? (row.probablyInService ?? 0) : 0;
  const count = probably > 0 ? t("inService", { seen: phases, probably }) : null;
  if (phases === 0)
    return (
      <>
        <Unknown word="–" reason={t("unknown.no-phase-at-this-stage")} />
        {count && <small>{count}</small>}
      </>
    );
  if (megawatts === null)
    return (
      <>
        <Unknown reason={t(`unknown.${reason}`)} />
        <small>{t("covered", { covered, phases })}</small>
        {count && <small>{count}</small>}
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
      {count && <small>{count}</small>}
    </>
  );
}
