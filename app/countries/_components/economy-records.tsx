import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { economyRecords } from "@/app/_data/records";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { SiteName } from "@/app/_ui/site-name";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { recordKinds } from "@/lib/domain/record-kinds";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import { formatCount } from "@/lib/format/numbers";
import styles from "./countries.module.css";
import { RecordList } from "./record-list";
import { StepCounts } from "./step-counts";

type Props = { iso3: string; asked: unknown; hrefOf: (kind: IndicatorKind) => Route };

/** What an economy has on record: how much of each kind and how far it has come, the records of one kind, and its places without phases. */
export async function EconomyRecords({ iso3, asked, hrefOf }: Props) {
  const [{ counts, kind, records, places }, locale, t, words] = await Promise.all([
    economyRecords(iso3, asked),
    getLocale(),
    getTranslations("countries.records"),
    getTranslations("words"),
  ]);
  return (
    <section className={parts.card} id="records">
      <h2>
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      <ScrollRegion label={t("title")}>
        <table className={`${tables.table} ${tables.wide}`} data-testid="economy-records">
          <TableHead
            columns={["kind", "records", "sites", "claims", "steps"]}
            title={(column) => t(`column.${column}`)}
          />
          <tbody>
            {recordKinds.map((one) => {
              const count = counts.find((found) => found.kind === one);
              const name = words(`indicatorKind.${one}`);
              return (
                <tr key={one} data-kind={one}>
                  <th scope="row">
                    {count ? (
                      <Link href={hrefOf(one)} aria-current={one === kind ? "true" : undefined} prefetch={false}>
                        {name}
                      </Link>
                    ) : (
                      name
                    )}
                  </th>
                  {count ? (
                    <>
                      <td>{formatCount(count.records, locale)}</td>
                      <td>{formatCount(count.sites, locale)}</td>
                      <td>{formatCount(count.claims, locale)}</td>
                      <td>
                        <StepCounts steps={count.steps} />
                      </td>
                    </>
                  ) : (
                    <td colSpan={4}>
                      <Unknown word={t("none")} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {kind && (
        <RecordList
          title={t("list", {
            kind: words(`indicatorKind.${kind}`),
            shown: records.length,
            of: counts.find((one) => one.kind === kind)?.records ?? 0,
          })}
          records={records}
        />
      )}
      {places.length > 0 && (
        <>
          <h3 className={styles.subheading}>
            {t("places")} <span className={styles.unit}>{t("placesNote")}</span>
          </h3>
          <ul className={styles.list}>
            {places.map((place) => (
              <li key={place.slug}>
                <Link href={`/sites/${place.slug}`} prefetch={false}>
                  <SiteName site={place} />
                </Link>{" "}
                <span className={styles.unit}>
                  {words(`siteType.${place.type}`)} · {t("count", { count: place.records })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
