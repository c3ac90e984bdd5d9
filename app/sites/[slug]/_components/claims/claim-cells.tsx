import { useLocale, useTranslations } from "next-intl";
import { inWorkspaceZone } from "@/app/_data/today";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { PartialDateText } from "@/app/_ui/partial-date";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { formatMegawatts } from "@/lib/format/numbers";
import { publisherIn } from "@/lib/format/publisher";
import { useStepName } from "../step-name";
import { claimDate, knownDate } from "./claim-date";
import type { ClaimRow } from "./claim-rows";

/** A claim's cells by column; `ownTitle` is what its source calls the indicator. */
export const claimCells = (row: ClaimRow, ownTitle: string | null) => ({
  milestone: <Milestone row={row} ownTitle={ownTitle} />,
  date: <ClaimedDate row={row} />,
  kind: <Kind row={row} />,
  knownOn: <KnownOn row={row} />,
  source: <Source row={row} />,
  evidence: <Evidence row={row} />,
});

type Cell = { row: ClaimRow };

function Milestone({ row: { indicator, step, claim }, ownTitle }: Cell & { ownTitle: string | null }) {
  const t = useTranslations("site.claims");
  const stepName = useStepName();
  const locale = useLocale();
  return (
    <>
      {locale === "ko" ? indicator.titleKo : indicator.titleEn}
      <small>
        {stepName(step, indicator)}
        {claim.megawatts !== undefined && ` · ${formatMegawatts(claim.megawatts, locale)}`}
        {claim.appellant && ` · ${t(`appellant.${claim.appellant}`)}`}
        {claim.outcome && ` · ${t(`outcome.${claim.outcome}`)}`}
      </small>
      {ownTitle && (
        <small>
          <Prose text={ownTitle} />
        </small>
      )}
    </>
  );
}

function ClaimedDate({ row: { claim, isReplaced } }: Cell) {
  const t = useTranslations("site.claims");
  if (claim.latestDay === null && claim.earliestDay === null)
    return ["withdrawn", "not_required", "seen_open"].includes(claim.kind) ? "–" : <Unknown reason={t("noDate")} />;
  const date = <PartialDateText date={claimDate(claim)} />;
  if (!isReplaced) return date;
  return (
    <s title={t("replaced")}>
      {date}
      <span className={parts.hidden}> ({t("replaced")})</span>
    </s>
  );
}

function Kind({ row: { claim } }: Cell) {
  return useTranslations("words")(`claimKind.${claim.kind}`);
}

function KnownOn({ row: { claim } }: Cell) {
  const t = useTranslations("site.claims");
  const locale = useLocale();
  return (
    <>
      <PartialDateText date={knownDate(claim)} />
      <small>
        {t("recorded")} <time dateTime={claim.recordedAt}>{formatDay(inWorkspaceZone(claim.recordedAt), locale)}</time>
      </small>
    </>
  );
}

function Source({ row: { claim } }: Cell) {
  const t = useTranslations("site.claims");
  const words = useTranslations("words");
  const locale = useLocale();
  const { claimant, source } = claim;
  const wordOf = claimant && t("wordOf", { name: isolated(locale === "ko" ? claimant.nameKo : claimant.nameEn) });
  return (
    <>
      <WebLink href={source.url}>{source.title}</WebLink>
      <small>
        <bdi>{publisherIn(locale, source.publisher)}</bdi> · {words(`sourceClass.${source.class}`)}
        {wordOf && ` · ${wordOf}`}
        {claim.comparedOn && ` · ${t("compared", { date: formatDay(claim.comparedOn, locale) })}`}
      </small>
      {claim.note && (
        <small>
          <Prose text={claim.note} korean={claim.noteKo} />
        </small>
      )}
      {claim.quote && (
        <details>
          <summary>{t("quote")}</summary>
          <q>
            <bdi>{claim.quote}</bdi>
          </q>
        </details>
      )}
    </>
  );
}

function Evidence({ row: { claim } }: Cell) {
  const words = useTranslations("words");
  const locale = useLocale();
  return (
    <>
      <EvidenceBadge
        mark={claim.mark}
        sourceClass={claim.source.class}
        detail={publisherIn(locale, claim.source.publisher)}
      />
      {claim.confidence && <small>{words(`confidence.${claim.confidence}`)}</small>}
    </>
  );
}
