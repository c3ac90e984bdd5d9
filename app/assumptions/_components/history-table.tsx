import { getLocale, getTranslations } from "next-intl/server";
import type { ParameterVersion } from "@/app/_data/assumptions";
import plain from "@/app/_ui/plain-table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { formatDay } from "@/lib/format/dates";
import styles from "./assumptions.module.css";
import { Author } from "./author";
import { formatValue } from "./figure";
import { koreanWords } from "./parameter-words";
import { SourceText } from "./source-text";
import { TableCard } from "./table-card";

/** Every version of a parameter, the newest first. */
export async function HistoryTable({ versions }: { versions: ParameterVersion[] }) {
  const [t, locale] = await Promise.all([getTranslations("assumptions.history"), getLocale()]);
  return (
    <TableCard id="history" title={t("title")} note={t("subtitle")} isNarrow>
      <table className={`${plain.table} ${styles.table}`} data-testid="history">
        <TableHead columns={["version", "value", "source", "who", "when"] as const} title={(column) => t(column)} />
        <tbody>
          {versions.map((row) => (
            <tr key={row.version}>
              <td>{row.version}</td>
              <td>
                <b>{formatValue(row.value, locale)}</b>
              </td>
              <td>
                <SourceText
                  mark={row.mark}
                  text={row.sourceText}
                  korean={koreanWords(row).source}
                  url={row.sourceUrl}
                />
              </td>
              <td className={styles.short}>
                <Author {...row} />
              </td>
              <td className={styles.short}>
                {formatDay(row.recordedAt, locale)} {row.recordedAt.slice(11, 16)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableCard>
  );
}
