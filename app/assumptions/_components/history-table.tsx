import { getLocale, getTranslations } from "next-intl/server";
import type { ParameterVersion } from "@/app/_data/assumptions";
import { inWorkspaceZone, workspaceZone } from "@/app/_data/today";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { koreanWords } from "@/app/_ui/korean-sources";
import { formatInstant } from "@/lib/format/dates";
import styles from "./assumptions.module.css";
import { Author } from "./author";
import { formatValue } from "./figure";
import { SourceText } from "./source-text";
import { TableCard } from "./table-card";

/** Every version of a parameter, the newest first. */
export async function HistoryTable({ versions }: { versions: ParameterVersion[] }) {
  const [t, locale] = await Promise.all([getTranslations("assumptions.history"), getLocale()]);
  return (
    <TableCard id="history" title={t("title")} note={t("subtitle")}>
      <DataTable
        caption={t("title")}
        className={styles.history}
        testId="history"
        columns={(["version", "value", "source", "who", "when"] as const).map((id) => ({
          id,
          name: t(id, { zone: workspaceZone() }),
        }))}
        rows={versions.map((row) => ({
          id: String(row.version),
          sortBy: {
            version: row.version,
            value: typeof row.value === "number" ? row.value : null,
            when: row.recordedAt,
          },
          cells: {
            version: row.version,
            value: <b>{formatValue(row.value, locale)}</b>,
            source: (
              <SourceText mark={row.mark} text={row.sourceText} korean={koreanWords(row).source} url={row.sourceUrl} />
            ),
            who: (
              <span className={styles.short}>
                <Author {...row} />
              </span>
            ),
            when: <span className={styles.short}>{formatInstant(inWorkspaceZone(row.recordedAt), locale)}</span>,
          },
        }))}
      />
    </TableCard>
  );
}
