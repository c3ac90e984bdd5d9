import { useLocale, useTranslations } from "next-intl";
import type { OutsideForecast } from "@/app/_data/track-record";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import { formatDay } from "@/lib/format/dates";
import { formatMegawatts, formatPercent } from "@/lib/format/numbers";
import styles from "./track-record.module.css";

/** What others have forecast of many sites at once, with our own answer of the day to the same question; neither is ever edited. */
export function OutsideForecasts({ forecasts }: { forecasts: readonly OutsideForecast[] }) {
  const t = useTranslations("track-record.outside");
  if (forecasts.length === 0) return null;
  return (
    <section className={`${parts.card} ${styles.section}`} aria-labelledby="outside">
      <h2 id="outside">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {forecasts.map((forecast) => (
        <Forecast key={forecast.slug} forecast={forecast} />
      ))}
    </section>
  );
}

function Forecast({ forecast }: { forecast: OutsideForecast }) {
  const t = useTranslations("track-record.outside");
  const locale = useLocale();
  const pick = (en: string | null, ko: string | null) => (locale === "ko" ? (ko ?? en) : en);
  const { source, answers, mark } = forecast;
  const notScorable = pick(forecast.notScorableEn, forecast.notScorableKo);
  const note = pick(forecast.note, forecast.noteKo);
  return (
    <article data-testid={`outside-${forecast.slug}`}>
      <h3>
        {forecast.forecaster}: {pick(forecast.claimEn, forecast.claimKo)} <EvidenceBadge mark={mark} />
      </h3>
      <p className={parts.dim}>
        {pick(forecast.populationEn, forecast.populationKo)}
        {" · "}
        {t("days", { said: formatDay(forecast.saidOn, locale), matures: formatDay(forecast.maturesOn, locale) })}
        {source && (
          <>
            {" · "}
            <WebLink href={source.url}>{source.publisher}</WebLink>
          </>
        )}
      </p>
      {notScorable !== null && <p>{t("notScorable", { reason: notScorable })}</p>}
      {answers.length > 0 && (
        <ul>
          {answers.map((answer) => (
            <li key={`${answer.reading} ${answer.asOfOn} ${answer.inputHash}`}>
              {t("answer", { date: formatDay(answer.asOfOn, locale) })}{" "}
              {answer.share === null ? (
                <Unknown reason={t("nothingDue")} />
              ) : (
                <b>{formatPercent(answer.share, locale)}</b>
              )}{" "}
              {t(`reading.${answer.reading as "after-the-stated-date" | "over-three-months"}`)}{" "}
              <small>
                {t("basis", {
                  phases: answer.phases,
                  megawatts: formatMegawatts(answer.megawatts, locale),
                  engine: answer.engineVersion,
                  hash: answer.inputHash.slice(0, 12),
                })}
              </small>
            </li>
          ))}
        </ul>
      )}
      {note && <p className={parts.dim}>{note}</p>}
    </article>
  );
}
