import { useLocale, useTranslations } from "next-intl";
import type { SiteFlagRow } from "@/app/_data/site";
import { FlagReason, FlagTitle } from "@/app/_ui/flag-reason";
import { Severity } from "@/app/_ui/severity";
import type { PhaseRecord, PolicyRecord } from "@/lib/domain/records";
import { formatDay } from "@/lib/format/dates";
import styles from "./site.module.css";

type Props = { phase: PhaseRecord; flags: SiteFlagRow[]; policies: PolicyRecord[] };

/** The phase's open warnings with their numbers and the claims behind them. */
export function FlagsCard({ phase, flags, policies }: Props) {
  const t = useTranslations("site.flags");
  const locale = useLocale();
  const own = flags.filter(({ phaseId }) => phaseId === phase.id);
  const elsewhere = flags.length - own.length;
  return (
    <section className={styles.card} aria-labelledby="flags">
      <h2 id="flags">
        {t("title")}
        {elsewhere > 0 && <small>{t("elsewhere", { count: elsewhere })}</small>}
      </h2>
      {own.length === 0 && <p className={styles.note}>{t("none")}</p>}
      <ul className={styles.flagList}>
        {own.map((flag) => {
          const policy = policies.find(({ slug }) => slug === flag.numbers.policySlug);
          return (
            <li key={flag.id}>
              <div className={styles.flagHead}>
                <b>
                  <FlagTitle rule={flag.rule} numbers={flag.numbers} />
                </b>
                <Severity severity={flag.severity} />
              </div>
              <FlagReason
                rule={flag.rule}
                numbers={flag.numbers}
                policyTitle={policy && (locale === "ko" ? policy.titleKo : policy.titleEn)}
              />
              <small>
                {t("since", { date: formatDay(flag.since, locale) })}
                {flag.claimIds.slice(0, 4).map((id, i) => (
                  <span key={id}>
                    {" · "}
                    <a href={`#claim-${id}`}>{t("claim", { number: i + 1 })}</a>
                  </span>
                ))}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
