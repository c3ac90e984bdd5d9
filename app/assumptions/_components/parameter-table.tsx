import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ParameterVersion } from "@/app/_data/assumptions";
import { inWorkspaceZone } from "@/app/_data/today";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { koreanWords } from "@/app/_ui/korean-sources";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import tables from "@/app/_ui/table.module.css";
import { anyParameterLimits } from "@/lib/flags/parameter-limits";
import { formatDay } from "@/lib/format/dates";
import styles from "./assumptions.module.css";
import { Author } from "./author";
import { editability } from "./editability";
import { formatFigure, formatValue } from "./figure";
import { claimedRange, parameterWords } from "./parameter-words";
import { SourceText } from "./source-text";
import { TableCard } from "./table-card";

type Props = { category: string; rows: ParameterVersion[]; stored: Record<string, ParameterVersion> };

const columns = ["what", "value", "range", "limits", "source", "version", "edit"] as const;

/** One category's parameters as they are now. `stored`: all of them by slug, for the thresholds limit each other. */
export async function ParameterTable({ category, rows, stored }: Props) {
  const [t, words] = await Promise.all([getTranslations("assumptions"), parameterWords()]);
  const edited = rows.filter(({ analystName }) => analystName !== null).length;
  const title = words.group(category);
  return (
    <TableCard id={`category-${category}`} title={title} note={t("count", { count: rows.length, edited })}>
      {category === "article" && (
        <p className={parts.dim}>
          {t.rich("articleNote", {
            page: (chunks) => <Link href="/programmes">{chunks}</Link>,
          })}
        </p>
      )}
      <DataTable
        caption={title}
        className={`${tables.table} ${styles.table}`}
        columns={columns.map((id) => ({ id, name: t(`column.${id}`) }))}
        rows={rows.map((row) => ({
          id: row.slug,
          attributes: { "data-slug": row.slug },
          sortBy: { what: words.name(row.slug), version: row.recordedAt },
          cells: parameterCells(row, anyParameterLimits(row.slug, stored)),
        }))}
      />
    </TableCard>
  );
}

type Limits = ReturnType<typeof anyParameterLimits>;
type Cell = { row: ParameterVersion; limits: Limits };

const parameterCells = (row: ParameterVersion, limits: Limits) => ({
  what: <Name row={row} />,
  value: <Value row={row} />,
  range: <Range row={row} />,
  limits: <EditLimits limits={limits} />,
  source: (
    <small>
      <SourceText mark={row.mark} text={row.sourceText} korean={koreanWords(row).source} url={row.sourceUrl} />
    </small>
  ),
  version: <Version row={row} />,
  edit: <EditLink row={row} limits={limits} />,
});

async function Name({ row: { slug } }: Pick<Cell, "row">) {
  const words = await parameterWords();
  return (
    <>
      {words.name(slug)}
      <small>{words.about(slug)}</small>
    </>
  );
}

async function Value({ row }: Pick<Cell, "row">) {
  return (
    <>
      <b>{formatValue(row.value, await getLocale())}</b>
      <small>
        <Prose text={row.unit} korean={koreanWords(row).unit} />
      </small>
    </>
  );
}

async function Range({ row }: Pick<Cell, "row">) {
  const [t, locale] = await Promise.all([getTranslations("assumptions"), getLocale()]);
  const range = claimedRange(row);
  if (!range) return <small>{t("noRange")}</small>;
  return `${formatFigure(range.low, locale)}–\u200b${formatFigure(range.high, locale)}`;
}

async function EditLimits({ limits }: Pick<Cell, "limits">) {
  const [t, words] = await Promise.all([getTranslations("assumptions"), parameterWords()]);
  return <small>{limits ? words.limits(limits) : t("noLimits")}</small>;
}

async function Version({ row }: Pick<Cell, "row">) {
  return (
    <>
      {row.version} · {formatDay(inWorkspaceZone(row.recordedAt), await getLocale())}
      <small>
        <Author {...row} />
      </small>
    </>
  );
}

async function EditLink({ row: { slug, value }, limits }: Cell) {
  const [t, words] = await Promise.all([getTranslations("assumptions"), parameterWords()]);
  const why = editability(limits, value);
  return (
    <>
      <Link
        href={`/assumptions/${slug}`}
        prefetch={false}
        aria-label={t(why === null ? "editLabel" : "openLabel", { name: words.name(slug) })}
      >
        {t(why === null ? "edit" : "open")}
      </Link>
      {why !== null && <small>{t(`notEditable.${why}`)}</small>}
    </>
  );
}
