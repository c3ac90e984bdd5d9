import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagListRow } from "@/app/_data/flags";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { FlagReason } from "@/app/_ui/flag-reason";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { formatDay } from "@/lib/format/dates";
import styles from "./flags.module.css";

const SHOWN_EVIDENCE = 3;

export function FlagTable({ rows }: { rows: FlagListRow[] }) {
  const t = useTranslations("flags");
  return (
    <section className={parts.card}>
      <table className={styles.table}>
        <caption className={parts.hidden}>{t("caption")}</caption>
        <TableHead
          columns={["severity", "flag", "since", "phase", "evidence"]}
          title={(column) => t(`column.${column}`)}
        />
        <tbody>
          {rows.map((row) => (
            <FlagRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FlagRow({ row }: { row: FlagListRow }) {
  const words = useTranslations("words");
  const locale = useLocale();
  const pick = (en: string | null, ko: string | null) => (locale === "ko" ? ko : en);
  return (
    <tr>
      <td className={styles.severity}>
        <Severity severity={row.severity} />
      </td>
      <td className={styles.flag}>
        <strong>{words(`flagRule.${row.rule}`)}</strong>
        <p>
          <FlagReason rule={row.rule} numbers={row.numbers} policyTitle={pick(row.policyTitleEn, row.policyTitleKo)} />
        </p>
      </td>
      <td className={styles.since}>
        <time dateTime={row.since}>{formatDay(row.since, locale)}</time>
      </td>
      <td className={styles.phase}>
        <Link href={`/sites/${row.siteSlug}?phase=${row.phaseOrdinal}` as Route} prefetch={false}>
          {pick(row.siteNameEn, row.siteNameKo)}
        </Link>
        <span>
          {[pick(row.phaseNameEn, row.phaseNameKo), pick(row.economyNameEn, row.economyNameKo)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </td>
      <td className={styles.evidence}>
        <Evidence row={row} />
      </td>
    </tr>
  );
}

function Evidence({ row }: { row: FlagListRow }) {
  const t = useTranslations("flags");
  const locale = useLocale();
  if (row.evidence.length === 0) return <EvidenceWithoutClaim row={row} />;
  const more = row.evidence.length - SHOWN_EVIDENCE;
  return (
    <ul>
      {row.evidence.slice(0, SHOWN_EVIDENCE).map((claim) => (
        <li key={claim.claimId}>
          <Link href={`/sites/${row.siteSlug}#claim-${claim.claimId}` as Route} prefetch={false}>
            {t("evidenceLink", { publisher: claim.publisher, date: formatDay(claim.knownOn, locale) })}
          </Link>{" "}
          <EvidenceBadge mark={claim.mark} sourceClass={claim.class} />
        </li>
      ))}
      {more > 0 && <li className={parts.unknown}>{t("moreEvidence", { count: more })}</li>}
    </ul>
  );
}

/** No claim to lead to: the rule of the place that asks for the gate, or else the phase's own record. */
function EvidenceWithoutClaim({ row }: { row: FlagListRow }) {
  const t = useTranslations("flags");
  if (row.policyUrl && row.policyMark) {
    return (
      <>
        <a href={row.policyUrl} rel="noreferrer">
          {t("policyEvidence", { publisher: row.policyPublisher ?? "" })}
        </a>{" "}
        <EvidenceBadge mark={row.policyMark} />
      </>
    );
  }
  return (
    <>
      <Unknown word={t("noEvidence")} reason={t("noEvidenceReason")} />{" "}
      <Link href={`/sites/${row.siteSlug}?phase=${row.phaseOrdinal}` as Route} prefetch={false}>
        {t("recordEvidence")}
      </Link>
    </>
  );
}
