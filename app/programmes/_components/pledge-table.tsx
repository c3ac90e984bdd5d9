import { useLocale, useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { Prose } from "@/app/_ui/prose";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import countries from "@/app/countries/_components/countries.module.css";
import { SourceLink } from "@/app/countries/_components/source-link";
import { claimStanding, isArticleFigure } from "@/lib/article/article-claims";
import { formatPeriod } from "@/lib/format/facts";
import { pledgeValue } from "./pledge-value";
import styles from "./programmes.module.css";
import { Standing } from "./standing";

/**
 * The figures of one topic: what is claimed, by whom, where its source states it, and whether they are independent of
 * the sponsor.
 */
export function PledgeTable({ pledges, label }: { pledges: Pledge[]; label: string }) {
  const t = useTranslations("programmes");
  const locale = useLocale();
  return (
    <DataTable
      caption={label}
      className={`${tables.table} ${styles.pledges}`}
      columns={(["figure", "value", "claimant", "paragraph", "source"] as const).map((id) => ({
        id,
        name: t(`column.${id}`),
      }))}
      rows={pledges.map((pledge) => ({
        id: pledge.slug,
        attributes: { id: pledge.slug },
        cells: pledgeCells(pledge),
        sortBy: {
          figure: locale === "ko" ? pledge.quantityKo : pledge.quantityEn,
          claimant: locale === "ko" ? (pledge.claimantKo ?? pledge.claimant) : pledge.claimant,
          source: pledge.source?.publisher ?? null,
        },
      }))}
    />
  );
}

const pledgeCells = (pledge: Pledge) => ({
  figure: <Quantity pledge={pledge} />,
  value: <Value pledge={pledge} />,
  claimant: (
    <>
      <Prose text={pledge.claimant} korean={pledge.claimantKo} />
      <small>
        <Standing standing={claimStanding(pledge)} />
      </small>
    </>
  ),
  paragraph: <Paragraph pledge={pledge} />,
  source: <SourceLink source={pledge.source} mark={pledge.mark} />,
});

function Quantity({ pledge }: { pledge: Pledge }) {
  const locale = useLocale();
  return (
    <>
      {locale === "ko" ? pledge.quantityKo : pledge.quantityEn}
      <Prose text={pledge.subject} korean={pledge.subjectKo} className={countries.second} />
    </>
  );
}

function Value({ pledge }: { pledge: Pledge }) {
  const t = useTranslations("programmes");
  const locale = useLocale();
  const value = pledgeValue(pledge, t, locale);
  return (
    <>
      {value ? <b>{value}</b> : <Unknown word={t("noValue")} reason={t("noValueReason")} />}
      {pledge.periodText && (
        <Prose
          text={formatPeriod(pledge.periodText, locale)}
          korean={pledge.periodTextKo}
          className={countries.second}
        />
      )}
    </>
  );
}

function Paragraph({ pledge }: { pledge: Pledge }) {
  const t = useTranslations("programmes");
  return (
    <>
      {isArticleFigure(pledge.slug) && <b>{pledge.slug.toUpperCase()} </b>}
      {pledge.paragraph !== null && t("paragraph", { number: pledge.paragraph })}
      <Prose text={pledge.note} korean={pledge.noteKo} className={countries.second} />
    </>
  );
}
