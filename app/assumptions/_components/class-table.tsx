import { getLocale, getTranslations } from "next-intl/server";
import type { ReferenceClassRow } from "@/app/_data/assumptions";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { koreanClassSource } from "@/app/_ui/korean-sources";
import { Prose } from "@/app/_ui/prose";
import tables from "@/app/_ui/table.module.css";
import { referenceClassDefaults } from "@/lib/chain/defaults";
import { referenceClassDefaultsKo } from "@/lib/chain/defaults-ko";
import { formatDays } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/numbers";
import styles from "./assumptions.module.css";
import { formatFigure, formatValue } from "./figure";
import { SourceText } from "./source-text";
import { TableCard } from "./table-card";

const columns = ["what", "values", "sample", "source", "version"] as const;

/** Those that come with the product in their order, then others. */
const place = ({ slug }: ReferenceClassRow) => {
  const index = referenceClassDefaults.findIndex((one) => one.slug === slug);
  return index < 0 ? referenceClassDefaults.length : index;
};

/** A class's values in the order of those that come with the product: the database keeps none. */
function inOrder(slug: string, values: Record<string, unknown>): Record<string, unknown> {
  const shipped = referenceClassDefaults.find((one) => one.slug === slug)?.values ?? {};
  const known = Object.keys(shipped).filter((key) => Object.hasOwn(values, key));
  return { ...Object.fromEntries(known.map((key) => [key, values[key]])), ...values };
}

/** The reference classes as they are now, read-only. */
export async function ClassTable({ classes }: { classes: ReferenceClassRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("assumptions.classes"), getLocale()]);
  const valueName = (key: string) => (t.has(`value.${key as "sigma"}`) ? t(`value.${key as "sigma"}`) : key);
  const valueLines = (values: Record<string, unknown>): string[] => {
    const { kind, medianDays, sigma, contaminated } = values;
    if (kind !== "lognormal" || typeof medianDays !== "number" || typeof sigma !== "number")
      return Object.entries(values).map(([key, value]) => `${valueName(key)} ${formatValue(value, locale)}`);
    const lognormal = t("lognormal", { days: formatDays(medianDays, locale), sigma: formatFigure(sigma, locale) });
    return contaminated === false ? [lognormal] : [lognormal, t("late")];
  };
  const rows = [...classes].sort((a, b) => place(a) - place(b));
  return (
    <TableCard id="classes" title={t("title")} note={`${t("count", { count: classes.length })} · ${t("subtitle")}`}>
      <DataTable
        caption={t("title")}
        className={`${tables.table} ${styles.table}`}
        columns={columns.map((id) => ({
          id,
          name: t(`column.${id}`),
          ...(id === "sample" ? { align: "end" as const } : {}),
        }))}
        rows={rows.map((row) => ({
          id: row.slug,
          attributes: { "data-slug": row.slug },
          sortBy: { what: locale === "ko" ? row.titleKo : row.titleEn, sample: row.sampleSize, version: row.version },
          cells: {
            what: locale === "ko" ? row.titleKo : row.titleEn,
            values: valueLines(inOrder(row.slug, row.values)).map((line) => <div key={line}>{line}</div>),
            sample: row.sampleSize === null ? <small>{t("noSample")}</small> : formatCount(row.sampleSize, locale),
            source: <ClassSource row={row} />,
            version: row.version,
          },
        }))}
      />
    </TableCard>
  );
}

function ClassSource({ row: { slug, mark, sourceText, sourceUrl, note } }: { row: ReferenceClassRow }) {
  const shipped = referenceClassDefaults.find((one) => one.slug === slug);
  const korean = referenceClassDefaultsKo[slug];
  return (
    <>
      <small>
        <SourceText mark={mark} text={sourceText} korean={koreanClassSource(slug, sourceText)} url={sourceUrl} />
      </small>
      {note && (
        <small>
          <Prose text={note} korean={shipped?.note === note ? korean?.note : undefined} />
        </small>
      )}
    </>
  );
}
