import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagRow } from "@/app/_data/flags";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { publisherIn } from "@/lib/format/publisher";
import styles from "./flags.module.css";

const SHOWN = 3;

/** What a flag rests on, in one line: the newest claims, or the rule of the place, or that there is no claim at all. */
export function EvidenceLine({ flag, isOnSite }: { flag: FlagRow; isOnSite: boolean }) {
  const t = useTranslations("flags");
  const locale = useLocale();
  const { evidence, siteSlug, policyUrl, policyMark, policyPublisher } = flag;
  const more = evidence.length - SHOWN;
  return (
    <p className={styles.evidence}>
      {t("evidence")}{" "}
      {evidence.slice(0, SHOWN).map(({ claimId, publisher, knownOn, mark, class: sourceClass }, place) => (
        <span key={claimId}>
          {place > 0 && " · "}
          <Link
            href={(isOnSite ? `#claim-${claimId}` : `/sites/${siteSlug}#claim-${claimId}`) as Route}
            prefetch={false}
          >
            {t("evidenceLink", {
              publisher: isolated(publisherIn(locale, publisher)),
              date: formatDay(knownOn, locale),
            })}
          </Link>{" "}
          <EvidenceBadge mark={mark} sourceClass={sourceClass} />
        </span>
      ))}
      {more > 0 && ` ${t("moreEvidence", { count: more })}`}
      {policyUrl && policyMark && (
        <span>
          {evidence.length > 0 && " · "}
          <WebLink href={policyUrl}>
            {t("policyEvidence", { publisher: isolated(publisherIn(locale, policyPublisher ?? "")) })}
          </WebLink>{" "}
          <EvidenceBadge mark={policyMark} />
        </span>
      )}
      {evidence.length === 0 && !policyUrl && <Unknown word={t("noEvidence")} reason={t("noEvidenceReason")} />}
    </p>
  );
}
