import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagGroup, FlagListRow } from "@/app/_data/flags";
import { FlagBody } from "@/app/_flags/flag-body";
import { Stake } from "@/app/_flags/stake";
import { DataTable } from "@/app/_ui/data-table/data-table";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import { SiteName } from "@/app/_ui/site-name";
import tables from "@/app/_ui/table.module.css";
import type { FlagKind } from "@/lib/flags/types";
import { isolated } from "@/lib/format/isolated";
import { formatMegawatts } from "@/lib/format/numbers";
import { FlagPhases } from "./flag-phases";
import styles from "./flags.module.css";

type Props = { groups: FlagGroup[]; kind: FlagKind /** The address of this list. */; back: string };

/** One page of flags by site in the order of the list: the most money first. The server cuts the pages, so that nothing sorts here. */
export function FlagTable({ groups, kind, back }: Props) {
  const t = useTranslations("flags");
  return (
    <section className={parts.card}>
      <DataTable
        caption={t(`caption.${kind}`)}
        className={`${tables.table} ${styles.table}`}
        rowHeader="flag"
        sorting={null}
        columns={(["severity", "phase", "flag", "stake"] as const)
          .filter((id) => id !== "severity" || kind === "risk")
          .map((id) => ({ id, name: t(`column.${id}`) }))}
        rowGroups={groups.map(({ key, rows }) => ({ id: key, heading: <GroupHeading row={rows[0]} /> }))}
        rows={groups.flatMap(({ key, rows }) =>
          rows.map((row) => ({
            id: String(row.id),
            group: key,
            attributes: { id: `flag-${row.id}` },
            cells: {
              severity: row.severity && <Severity severity={row.severity} />,
              phase: <Where row={row} />,
              flag: <FlagBody flag={row} back={back} />,
              stake: <Stake flag={row} />,
            },
          })),
        )}
      />
    </section>
  );
}

/** The site, or the rule of the place, and its economy. */
function GroupHeading({ row }: { row: FlagListRow | undefined }) {
  const locale = useLocale();
  if (!row) return null;
  const economy = locale === "ko" ? row.economyNameKo : row.economyNameEn;
  const policy = locale === "ko" ? row.policyTitleKo : row.policyTitleEn;
  return (
    <span className={styles.group}>
      {row.places === null ? (
        <Link href={`/sites/${row.siteSlug}`} prefetch={false}>
          <SiteName site={{ nameEn: row.siteNameEn, nameKo: row.siteNameKo }} />
        </Link>
      ) : (
        isolated(policy ?? row.policySlug ?? "")
      )}
      {economy && <small>{economy}</small>}
    </span>
  );
}

/** The phases of a site's flag, or the sites that a rule of a place touches. */
function Where({ row }: { row: FlagListRow }) {
  const t = useTranslations("flags");
  const locale = useLocale();
  if (row.places === null) return <FlagPhases flag={row} />;
  const more = row.placeCount - row.places.length;
  return (
    <>
      {t("places", { count: row.placeCount })}
      {row.placeMegawatts !== null && `, ${formatMegawatts(row.placeMegawatts, locale)}`}
      <ul className={styles.places}>
        {row.places.map(({ slug, nameEn, nameKo }) => (
          <li key={slug}>
            <Link href={`/sites/${slug}`} prefetch={false}>
              <SiteName site={{ nameEn, nameKo }} />
            </Link>
          </li>
        ))}
        {more > 0 && <li>{t("morePlaces", { count: more })}</li>}
      </ul>
    </>
  );
}
