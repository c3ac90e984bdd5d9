import { getLocale, getTranslations } from "next-intl/server";
import type { ReferenceClassRow } from "@/app/_data/assumptions";
import plain from "@/app/_ui/plain-table.module.css";
import { Prose } from "@/app/_ui/prose";
import { TableHead } from "@/app/_ui/table-head";
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
      <table className={`${plain.table} ${styles.table}`}>
        <TableHead columns={columns} title={(column) => t(`column.${column}`)} isMarked />
        <tbody>
          {rows.map(({ slug, titleEn, titleKo, values, sampleSize, mark, sourceText, sourceUrl, note, version }) => {
            const shipped = referenceClassDefaults.find((one) => one.slug === slug);
            const korean = referenceClassDefaultsKo[slug];
            return (
              <tr key={slug} data-slug={slug}>
                <th scope="row">{locale === "ko" ? titleKo : titleEn}</th>
                <td data-column="values">
                  {valueLines(inOrder(slug, values)).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </td>
                <td data-column="sample">
                  {sampleSize === null ? <small>{t("noSample")}</small> : formatCount(sampleSize, locale)}
                </td>
                <td data-column="source">
                  <small>
                    <SourceText
                      mark={mark}
                      text={sourceText}
                      korean={shipped?.sourceText === sourceText ? korean?.source : undefined}
                      url={sourceUrl}
                    />
                  </small>
                  {note && (
                    <small>
                      <Prose text={note} korean={shipped?.note === note ? korean?.note : undefined} />
                    </small>
                  )}
                </td>
                <td data-column="version">{version}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableCard>
  );
}
