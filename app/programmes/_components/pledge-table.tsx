import { useLocale, useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import plain from "@/app/_ui/plain-table.module.css";
import { Prose } from "@/app/_ui/prose";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import countries from "@/app/countries/_components/countries.module.css";
import { SourceLink } from "@/app/countries/_components/source-link";
import { claimStanding } from "@/lib/article/article-claims";
import { formatPeriod } from "@/lib/format/facts";
import { pledgeValue } from "./pledge-value";
import styles from "./programmes.module.css";
import { Standing } from "./standing";

/** The figures of one topic: what is claimed, by whom, in which words, and whether they are independent of the sponsor. */
export function PledgeTable({ pledges, label }: { pledges: Pledge[]; label: string }) {
  const t = useTranslations("programmes");
  return (
    <table className={`${plain.table} ${styles.pledges}`} aria-label={label}>
      <TableHead
        columns={["figure", "value", "claimant", "quote", "source"]}
        title={(column) => t(`column.${column}`)}
        isMarked
      />
      <tbody>
        {pledges.map((pledge) => (
          <PledgeRow key={pledge.slug} pledge={pledge} />
        ))}
      </tbody>
    </table>
  );
}

function PledgeRow({ pledge }: { pledge: Pledge }) {
  const t = useTranslations("programmes");
  const locale = useLocale();
  const value = pledgeValue(pledge, t, locale);
  return (
    <tr id={pledge.slug}>
      <th scope="row" data-column="figure">
        {locale === "ko" ? pledge.quantityKo : pledge.quantityEn}
        <Prose text={pledge.subject} korean={pledge.subjectKo} className={countries.second} />
      </th>
      <td data-column="value">
        {value ? <b>{value}</b> : <Unknown word={t("noValue")} reason={t("noValueReason")} />}
        {pledge.periodText && (
          <Prose text={formatPeriod(pledge.periodText)} korean={pledge.periodTextKo} className={countries.second} />
        )}
      </td>
      <td data-column="claimant">
        <Prose text={pledge.claimant} korean={pledge.claimantKo} />
        <span className={countries.second}>
          <Standing standing={claimStanding(pledge)} />
        </span>
      </td>
      <td data-column="quote">
        {pledge.quote && <q lang={/\p{Script=Hangul}/u.test(pledge.quote) ? "ko" : "en"}>{pledge.quote}</q>}
        <Prose text={pledge.note} korean={pledge.noteKo} className={countries.second} />
      </td>
      <td data-column="source">
        <SourceLink source={pledge.source} mark={pledge.mark} />
      </td>
    </tr>
  );
}
