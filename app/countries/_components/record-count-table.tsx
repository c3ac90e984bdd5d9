import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { RecordCount } from "@/app/_data/records";
import { DataTable } from "@/app/_ui/data-table/data-table";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { recordKinds } from "@/lib/domain/record-kinds";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import { formatCount } from "@/lib/format/numbers";
import styles from "./countries.module.css";
import { useStepCounts } from "./step-counts";

type Props = { economies: readonly { iso3: string; nameEn: string; nameKo: string }[]; counts: readonly RecordCount[] };

/** How many records of each kind every economy has; one without any says so, and is never a 0. */
export function RecordCountTable({ economies, counts }: Props) {
  const t = useTranslations("countries.records");
  const words = useTranslations("words.indicatorKind");
  const locale = useLocale();
  const rows = economies.map(({ iso3, nameEn, nameKo }) => ({ iso3, name: locale === "ko" ? nameKo : nameEn }));
  const known = [
    ...rows.sort((a, b) => a.name.localeCompare(b.name, locale)),
    ...(counts.some(({ iso3 }) => iso3 === null) ? [{ iso3: null, name: t("noEconomy") }] : []),
  ];
  const countOf = (iso3: string | null, kind: IndicatorKind) =>
    counts.find((one) => one.iso3 === iso3 && one.kind === kind) ?? null;
  return (
    <div className={`${parts.card} ${tables.card}`}>
      <DataTable
        caption={t("title")}
        className={`${tables.list} ${styles.table}`}
        isPinned
        testId="record-counts"
        columns={[
          { id: "economy", name: t("economy") },
          ...recordKinds.map((kind) => ({ id: kind, name: words(kind), align: "end" as const })),
        ]}
        rows={known.map(({ iso3, name }) => ({
          id: iso3 ?? "unknown",
          attributes: { "data-economy": iso3 ?? "unknown" },
          sortBy: {
            economy: name,
            ...Object.fromEntries(recordKinds.map((kind) => [kind, countOf(iso3, kind)?.records ?? null])),
          },
          cells: {
            economy: iso3 ? (
              <Link href={`/countries/${iso3}#records`} className={styles.name} prefetch={false}>
                {name}
              </Link>
            ) : (
              name
            ),
            ...Object.fromEntries(
              recordKinds.map((kind) => [kind, <CountCell key={kind} count={countOf(iso3, kind)} />]),
            ),
          },
        }))}
      />
    </div>
  );
}

function CountCell({ count }: { count: RecordCount | null }) {
  const t = useTranslations("countries.records");
  const locale = useLocale();
  const steps = useStepCounts();
  if (!count) return <Unknown word={t("none")} />;
  return (
    <span title={steps(count.steps)}>
      {formatCount(count.records, locale)}
      <span className={styles.second}>{t("claims", { count: count.claims })}</span>
    </span>
  );
}
