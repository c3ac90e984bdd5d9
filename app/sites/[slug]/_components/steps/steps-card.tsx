import { useLocale, useTranslations } from "next-intl";
import type { PageResult } from "@/app/_data/results";
import type { ForecastSteps } from "@/app/_data/steps";
import { Calculating } from "@/app/_ui/calculating/calculating";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import type { SiteRecords } from "@/lib/domain/records";
import { formatDay, formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import levers from "../drivers/levers.module.css";
import { SignedDays } from "../drivers/signed-days";
import { StepBar } from "../drivers/step-bar";
import site from "../site.module.css";
import { useStepName } from "../step-name";
import { type StepRow, stepRows } from "./step-rows";

type Props = {
  records: SiteRecords;
  /** The day of the earlier forecast (ISO date), and the steps since; null where no earlier one gave another date. */
  since: { asOfOn: string; found: PageResult<ForecastSteps> } | null;
};

/** What moved the date since the forecast before: a waterfall that adds up exactly. */
export function StepsCard({ records, since }: Props) {
  const t = useTranslations("steps");
  const locale = useLocale();
  return (
    <section className={site.card} aria-labelledby="steps" data-testid="steps-card">
      <h2 id="steps">
        {t("title")}
        {since && <small>{t("subtitle", { date: formatDay(since.asOfOn, locale) })}</small>}
      </h2>
      {since === null ? (
        <p className={site.note}>{t("nothing")}</p>
      ) : since.found.pending ? (
        <Calculating pending={since.found.pending} />
      ) : (
        <Steps records={records} asOfOn={since.asOfOn} found={since.found.value} />
      )}
    </section>
  );
}

function Steps({ records, asOfOn, found }: { records: SiteRecords; asOfOn: string; found: ForecastSteps }) {
  const t = useTranslations("steps");
  const name = useRowName();
  const locale = useLocale();
  const made = stepRows(found, records);
  if (!made) return <p className={site.note}>{t("ended")}</p>;
  const { rows, zero, totalDays } = made;
  const month = (day: number | null) => formatMonthOfDay(day, locale) ?? "";
  return (
    <>
      <table className={`${tables.numbers} ${tables.compact} ${levers.causes}`}>
        <caption className={parts.hidden}>{t("caption")}</caption>
        <tbody>
          <tr>
            <th scope="row" colSpan={2}>
              {t("from", { date: formatDay(asOfOn, locale), month: month(found.beforeDay) })}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {name(row)}
                <StepBar bar={row.bar} zero={zero} />
              </th>
              <td>
                <SignedDays days={row.bar.days} />
              </td>
            </tr>
          ))}
          <tr className={levers.total}>
            <th scope="row">{t("to", { month: month(found.afterDay) })}</th>
            <td>
              <b>
                <SignedDays days={totalDays} />
              </b>
            </td>
          </tr>
        </tbody>
      </table>
      <p className={site.note}>{t("note")}</p>
    </>
  );
}

/** A row in words; a claim leads to its line among the claims. */
function useRowName() {
  const t = useTranslations("steps");
  const words = useTranslations("words");
  const stepName = useStepName();
  const locale = useLocale();
  return (row: StepRow) => {
    switch (row.kind) {
      case "model":
      case "looks":
      case "retracted":
        return t(row.kind);
      case "unmoved":
        return t("unmoved", { count: row.count });
      case "claim": {
        const { indicator, step, claim } = row;
        const title = locale === "ko" ? indicator.titleKo : indicator.titleEn;
        const date = claim.latestDay === null ? "none" : (formatEpochDay(claim.latestDay, locale) ?? "none");
        return (
          <>
            <a href={`#claim-${claim.id}`}>
              {t("claim", { title, step: stepName(step, indicator), kind: words(`claimKind.${claim.kind}`), date })}
            </a>{" "}
            <small>{t("recorded", { date: formatDay(claim.recordedAt.slice(0, 10), locale) })}</small>
          </>
        );
      }
    }
  };
}
