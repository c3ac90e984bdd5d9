import { useLocale, useTranslations } from "next-intl";
import { inWorkspaceZone } from "@/app/_data/today";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { PartialDateText } from "@/app/_ui/partial-date";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { toIsoDate } from "@/lib/domain/dates";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatDay } from "@/lib/format/dates";
import site from "../site.module.css";
import { claimDate } from "./claim-date";
import { type ClaimRow, claimCounts, claimRows } from "./claim-rows";
import styles from "./claims.module.css";

type Props = { phases: PhaseRecord[]; selected: PhaseRecord; highlighted: number | null };

/** Every claim of the site, the selected phase's first: nothing that was said is ever dropped. */
export function ClaimsCard({ phases, selected, highlighted }: Props) {
  const t = useTranslations("site.claims");
  const locale = useLocale();
  const ordered = [selected, ...phases.filter(({ id }) => id !== selected.id)];
  const rows = claimRows(ordered);
  const attributions = [...new Set(rows.flatMap(({ claim }) => claim.source.attribution ?? []))];
  return (
    <section className={site.card} aria-labelledby="claims">
      <h2 id="claims">
        {t("title")}
        <small>{t("counts", claimCounts(rows))}</small>
      </h2>
      {rows.length === 0 ? (
        <p className={site.note}>{t("none")}</p>
      ) : (
        <ScrollRegion label={t("title")}>
          <table className={styles.claims}>
            <TableHead
              columns={["milestone", "date", "kind", "knownOn", "source", "evidence"]}
              title={(column) => t(`column.${column}`)}
            />
            {ordered.map((phase) => {
              const own = rows.filter((row) => row.phase.id === phase.id);
              if (own.length === 0) return null;
              return (
                <tbody key={phase.id}>
                  {phases.length > 1 && (
                    <tr className={styles.group}>
                      <th colSpan={6} scope="rowgroup">
                        {phase.ordinal}. {locale === "ko" ? phase.nameKo : phase.nameEn}
                      </th>
                    </tr>
                  )}
                  {own.map((row) => (
                    <Claim key={row.claim.id} row={row} isHighlighted={row.claim.id === highlighted} />
                  ))}
                </tbody>
              );
            })}
          </table>
        </ScrollRegion>
      )}
      {attributions.map((attribution) => (
        <p key={attribution} className={site.note}>
          {attribution}
        </p>
      ))}
    </section>
  );
}

function Claim({
  row: { indicator, step, claim, isReplaced },
  isHighlighted,
}: {
  row: ClaimRow;
  isHighlighted: boolean;
}) {
  const t = useTranslations("site.claims");
  const words = useTranslations("words");
  const locale = useLocale();
  const pick = (one: { nameEn: string; nameKo: string }) => (locale === "ko" ? one.nameKo : one.nameEn);
  const knownOn = toIsoDate(claim.knownDay) ?? "";
  const date =
    claim.latestDay === null ? (
      claim.kind === "withdrawn" || claim.kind === "not_required" ? (
        "–"
      ) : (
        <Unknown reason={t("noDate")} />
      )
    ) : (
      <PartialDateText date={claimDate(claim)} />
    );
  return (
    <tr
      id={`claim-${claim.id}`}
      className={isHighlighted ? styles.highlighted : undefined}
      data-testid={isHighlighted ? "logged-claim" : undefined}
    >
      <th scope="row">
        {locale === "ko" ? indicator.titleKo : indicator.titleEn}
        <small>{words(`step.${step}`)}</small>
      </th>
      <td className={styles.date} data-label={t("column.date")}>
        {isReplaced ? (
          <s title={t("replaced")}>
            {date}
            <span className={parts.hidden}> ({t("replaced")})</span>
          </s>
        ) : (
          date
        )}
      </td>
      <td data-label={t("column.kind")}>{words(`claimKind.${claim.kind}`)}</td>
      <td className={styles.date} data-label={t("column.knownOn")}>
        <time dateTime={knownOn}>{formatDay(knownOn, locale)}</time>
        <small>
          {t("recorded")}{" "}
          <time dateTime={claim.recordedAt}>{formatDay(inWorkspaceZone(claim.recordedAt), locale)}</time>
        </small>
      </td>
      <td className={styles.source}>
        {claim.source.url ? <a href={claim.source.url}>{claim.source.title}</a> : claim.source.title}
        <small>
          {claim.source.publisher} · {words(`sourceClass.${claim.source.class}`)}
          {claim.claimant && ` · ${t("wordOf", { name: pick(claim.claimant) })}`}
        </small>
        {(claim.quote || claim.note) && (
          <details>
            <summary>{t(claim.quote ? "quote" : "note")}</summary>
            {claim.quote && <q>{claim.quote}</q>}
            {claim.note && (
              <small>
                <Prose text={claim.note} korean={claim.noteKo} />
              </small>
            )}
          </details>
        )}
      </td>
      <td className={styles.evidence} data-label={t("column.evidence")}>
        <EvidenceBadge mark={claim.mark} sourceClass={claim.source.class} detail={claim.source.publisher} />
        {claim.confidence && <small>{words(`confidence.${claim.confidence}`)}</small>}
      </td>
    </tr>
  );
}
