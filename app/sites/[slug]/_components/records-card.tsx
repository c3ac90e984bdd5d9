import { useLocale, useTranslations } from "next-intl";
import type { SitePage } from "@/app/_data/site";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Prose } from "@/app/_ui/prose";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { formatMegawatts } from "@/lib/format/numbers";
import { publisherIn } from "@/lib/format/publisher";
import { OtherName } from "./other-name";
import { PhaseMegawatts } from "./phase-megawatts";
import styles from "./site.module.css";

/** Names, parties, megawatts by basis and how they were revised. */
export function RecordsCard({ page }: { page: SitePage }) {
  const t = useTranslations("site.records");
  const words = useTranslations("words");
  const locale = useLocale();
  const pick = (one: { nameEn: string; nameKo: string }) => (locale === "ko" ? one.nameKo : one.nameEn);
  const { site, aliases, organisations, capacityClaims } = page;
  return (
    <section className={styles.card} aria-labelledby="records">
      <h2 id="records">{t("title")}</h2>
      <dl className={styles.records}>
        <OtherName site={site} />
        {aliases.length > 0 && (
          <>
            <dt>{t("aliases")}</dt>
            <dd>
              {aliases
                .map(({ alias, publisher }) => `${isolated(alias)} (${isolated(publisherIn(locale, publisher))})`)
                .join(", ")}
            </dd>
          </>
        )}
        {(page.address ?? page.locality) && (
          <>
            <dt>{t("address")}</dt>
            <dd>{page.address ?? page.locality}</dd>
          </>
        )}
        {page.comparedOn && (
          <>
            <dt>{t("compared")}</dt>
            <dd>{formatDay(page.comparedOn, locale)}</dd>
          </>
        )}
        {organisations.length > 0 && (
          <>
            <dt>{t("organisations")}</dt>
            <dd>
              {organisations.map((one) => (
                <span key={`${one.role}-${one.nameEn}`} className={styles.line}>
                  {pick(one)} <small>{t(`role.${one.role}`)}</small>
                  {one.confidence && <small>, {words(`confidence.${one.confidence}`)}</small>}
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{t("evidence")}</dt>
        <dd>
          <EvidenceBadge mark={page.mark} />{" "}
          {page.note && page.note !== site.phases[0]?.note && <Prose text={page.note} />}
        </dd>
        {site.phases.length > 0 && (
          <>
            <dt>{t("megawatts")}</dt>
            <dd>
              {site.phases.map((phase) => (
                <span key={phase.id} className={styles.line}>
                  {phase.ordinal}. <PhaseMegawatts phase={phase} /> <EvidenceBadge mark={phase.mark} />
                  {phase.note && (
                    <small>
                      {" "}
                      <Prose text={phase.note} />
                    </small>
                  )}
                </span>
              ))}
            </dd>
          </>
        )}
        {capacityClaims.length > 0 && (
          <>
            <dt>{t("revisions")}</dt>
            <dd>
              {capacityClaims.map((claim) => (
                <span key={claim.id} className={styles.line}>
                  {site.phases.find(({ id }) => id === claim.phaseId)?.ordinal}.{" "}
                  {formatMegawatts(claim.megawatts, locale)} {words(`megawattBasis.${claim.basis}`)}
                  <small>
                    {claim.cumulativeMegawatts !== null &&
                      ` · ${t("cumulative", { megawatts: formatMegawatts(claim.cumulativeMegawatts, locale) })}`}
                    {` · ${formatDay(claim.knownOn, locale)}`}
                    {claim.publisher && ` · ${isolated(publisherIn(locale, claim.publisher))}`}
                  </small>
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
