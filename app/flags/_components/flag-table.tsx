import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagListRow } from "@/app/_data/flags";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { FlagReason, FlagTitle } from "@/app/_ui/flag-reason";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import { SiteName } from "@/app/_ui/site-name";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { publisherIn } from "@/lib/format/publisher";
import styles from "./flags.module.css";

const SHOWN_EVIDENCE = 3;

/** One page of flags in the order of the list: the worst first. The pages are cut by the server, so that nothing sorts here. */
export function FlagTable({ rows }: { rows: FlagListRow[] }) {
  const t = useTranslations("flags");
  const locale = useLocale();
  return (
    <section className={parts.card}>
      <DataTable
        caption={t("caption")}
        className={`${tables.table} ${styles.table}`}
        rowHeader="flag"
        sorting={null}
        columns={(["severity", "flag", "since", "phase", "evidence"] as const).map((id) => ({
          id,
          name: t(`column.${id}`),
        }))}
        rows={rows.map((row) => ({
          id: String(row.id),
          cells: {
            severity: <Severity severity={row.severity} />,
            flag: <Rule row={row} />,
            since: <time dateTime={row.since}>{formatDay(row.since, locale)}</time>,
            phase: <Phase row={row} />,
            evidence: <Evidence row={row} />,
          },
        }))}
      />
    </section>
  );
}

function Rule({ row }: { row: FlagListRow }) {
  const locale = useLocale();
  const policyTitle = locale === "ko" ? row.policyTitleKo : row.policyTitleEn;
  return (
    <>
      <strong>
        <FlagTitle rule={row.rule} numbers={row.numbers} />
      </strong>
      <p>
        <FlagReason rule={row.rule} numbers={row.numbers} policyTitle={policyTitle} />
      </p>
    </>
  );
}

function Phase({ row }: { row: FlagListRow }) {
  const locale = useLocale();
  const pick = (en: string | null, ko: string | null) => (locale === "ko" ? ko : en);
  const under = [pick(row.phaseNameEn, row.phaseNameKo), pick(row.economyNameEn, row.economyNameKo)];
  return (
    <>
      <Link href={`/sites/${row.siteSlug}?phase=${row.phaseOrdinal}`} prefetch={false}>
        <SiteName site={{ nameEn: row.siteNameEn, nameKo: row.siteNameKo }} />
      </Link>
      <span>{under.filter(Boolean).join(" · ")}</span>
    </>
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
          <Link href={`/sites/${row.siteSlug}#claim-${claim.claimId}`} prefetch={false}>
            {t("evidenceLink", {
              publisher: isolated(publisherIn(locale, claim.publisher)),
              date: formatDay(claim.knownOn, locale),
            })}
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
  const locale = useLocale();
  if (row.policyUrl && row.policyMark) {
    return (
      <>
        <WebLink href={row.policyUrl}>
          {t("policyEvidence", { publisher: isolated(publisherIn(locale, row.policyPublisher ?? "")) })}
        </WebLink>{" "}
        <EvidenceBadge mark={row.policyMark} />
      </>
    );
  }
  return (
    <>
      <Unknown word={t("noEvidence")} reason={t("noEvidenceReason")} />{" "}
      <Link href={`/sites/${row.siteSlug}?phase=${row.phaseOrdinal}`} prefetch={false}>
        {t("recordEvidence")}
      </Link>
    </>
  );
}
