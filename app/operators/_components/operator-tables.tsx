import { useTranslations } from "next-intl";
import type { OperatorPage } from "@/app/_data/operators";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { loadBases } from "@/lib/operators/operator-comparison";
import { useOperatorName } from "./operator-name";
import styles from "./operators.module.css";
import { paceCells } from "./pace-cells";
import { basesInUse } from "./stage-bars";
import { StageTable } from "./stage-table";

const columns = ["operator", "phases", "lag", "slips", "ratio", "cancelled"] as const;

/** Who secures power faster: first how long and how late, then how much has reached which stage, on each basis apart. */
export function OperatorTables({ page: { rows, illustrative } }: { page: OperatorPage }) {
  const t = useTranslations("operators");
  const nameOf = useOperatorName();
  if (rows.length === 0) return <p className={parts.card}>{t("none")}</p>;
  return (
    <>
      <section className={`${parts.card} ${styles.section}`} aria-labelledby="pace">
        <h2 id="pace">
          {t("pace.title")} <EvidenceBadge mark="D" />
          <small>{t("pace.subtitle")}</small>
        </h2>
        <DataTable
          caption={t("pace.title")}
          className={`${tables.numbers} ${styles.table}`}
          testId="pace"
          columns={columns.map((id) => ({ id, name: t(`pace.column.${id}`) }))}
          rows={rows.map((row) => {
            const { operator, slips } = row;
            return {
              id: operator?.slug ?? "unknown",
              attributes: { "data-operator": operator?.slug ?? "unknown" },
              sortBy: {
                operator: nameOf(operator),
                phases: row.phases,
                lag: row.revenueLag.reason === null ? row.revenueLag.p50Months : null,
                slips: slips?.n || null,
                ratio: slips && slips.n > 0 ? slips.ratio.median : null,
                cancelled: row.cancelledProbability,
              },
              cells: paceCells(row, illustrative.get(operator?.slug ?? null) ?? 0),
            };
          })}
        />
        <p className={parts.dim}>{t("pace.meaning")}</p>
      </section>
      {basesInUse(rows, loadBases).map((basis) => (
        <StageTable key={basis} basis={basis} rows={rows} />
      ))}
      <p className={parts.dim}>{t("stages.meaning")}</p>
    </>
  );
}
