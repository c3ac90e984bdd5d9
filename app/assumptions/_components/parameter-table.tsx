import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ParameterVersion } from "@/app/_data/assumptions";
import { inWorkspaceZone } from "@/app/_data/today";
import plain from "@/app/_ui/plain-table.module.css";
import { Prose } from "@/app/_ui/prose";
import { TableHead } from "@/app/_ui/table-head";
import { parameterLimits } from "@/lib/assessment/parameter-limits";
import { formatDay } from "@/lib/format/dates";
import styles from "./assumptions.module.css";
import { Author } from "./author";
import { editability } from "./editability";
import { formatFigure, formatValue } from "./figure";
import { claimedRange, koreanWords, parameterWords } from "./parameter-words";
import { SourceText } from "./source-text";
import { TableCard } from "./table-card";

type Props = { room: string; rows: ParameterVersion[]; stored: Record<string, ParameterVersion> };

const columns = ["what", "value", "range", "limits", "source", "version", "edit"] as const;

/** One room's parameters as they are now. `stored`: all of them by slug, for the thresholds limit each other. */
export async function ParameterTable({ room, rows, stored }: Props) {
  const [t, words, locale] = await Promise.all([getTranslations("assumptions"), parameterWords(), getLocale()]);
  const edited = rows.filter(({ analystName }) => analystName !== null).length;
  const title = words.group(room);
  return (
    <TableCard id={`room-${room}`} title={title} note={t("count", { count: rows.length, edited })}>
      <table className={`${plain.table} ${styles.table}`}>
        <TableHead columns={columns} title={(column) => t(`column.${column}`)} isMarked />
        <tbody>
          {rows.map((row) => {
            const { slug, value, unit, mark, sourceText, sourceUrl, version, recordedAt } = row;
            const limits = parameterLimits(slug, stored);
            const range = claimedRange(row);
            const korean = koreanWords(row);
            const name = words.name(slug);
            const why = editability(limits, value);
            return (
              <tr key={slug} data-slug={slug}>
                <th scope="row">
                  {name}
                  <small>{words.about(slug)}</small>
                </th>
                <td data-column="value">
                  <b>{formatValue(value, locale)}</b>
                  <small>
                    <Prose text={unit} korean={korean.unit} />
                  </small>
                </td>
                <td data-column="range">
                  {range ? (
                    `${formatFigure(range.low, locale)}–\u200b${formatFigure(range.high, locale)}`
                  ) : (
                    <small>{t("noRange")}</small>
                  )}
                </td>
                <td data-column="limits">
                  <small>{limits ? words.limits(limits) : t("noLimits")}</small>
                </td>
                <td data-column="source">
                  <small>
                    <SourceText mark={mark} text={sourceText} korean={korean.source} url={sourceUrl} />
                  </small>
                </td>
                <td data-column="version">
                  {version} · {formatDay(inWorkspaceZone(recordedAt), locale)}
                  <small>
                    <Author {...row} />
                  </small>
                </td>
                <td data-column="edit">
                  <Link
                    href={`/assumptions/${slug}` as Route}
                    prefetch={false}
                    aria-label={t(why === null ? "editLabel" : "openLabel", { name })}
                  >
                    {t(why === null ? "edit" : "open")}
                  </Link>
                  {why !== null && <small>{t(`notEditable.${why}`)}</small>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableCard>
  );
}
