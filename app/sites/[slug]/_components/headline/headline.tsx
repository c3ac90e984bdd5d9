import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatDays, formatEpochDay, formatMonthOfDay, formatPartialDate } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import { claimDate } from "../claims/claim-date";
import { isByClass } from "../drivers/date-drivers";
import { useDriverName } from "../drivers/driver-name";
import styles from "../site.module.css";
import { type HeadlineParts, headlineParts } from "./headline-parts";

const b = (chunks: ReactNode) => <b>{chunks}</b>;
const bad = (chunks: ReactNode) => <b className={styles.bad}>{chunks}</b>;

/** What an analyst would tell a colleague, in a sentence or two; then what it rests on. */
export function Headline({ phase, assessment }: { phase: PhaseRecord; assessment: PhaseAssessment | null }) {
  const t = useTranslations("site.headline");
  const locale = useLocale();
  if (!assessment) return <p className={styles.headline}>{t("none")}</p>;
  const parts = headlineParts(assessment);
  if (parts.state === "withdrawn") return <p className={styles.headline}>{t.rich("withdrawn", { bad })}</p>;
  if (parts.state === "unknown")
    return (
      <p className={styles.headline} data-testid="headline">
        {t("unknown")}
      </p>
    );
  if (parts.state === "forecast") return <ForecastHeadline phase={phase} parts={parts} />;
  const { daysLate } = parts;
  const day = (value: number | null) => (value === null ? t("unknownDay") : formatEpochDay(value, locale));
  const against = daysLate === null ? "none" : daysLate > 0 ? "late" : daysLate < 0 ? "early" : "same";
  return (
    <p className={styles.headline}>
      {t.rich("inService", { b, date: day(parts.day) })}{" "}
      {t.rich("inServiceAgainst", {
        b,
        against,
        announced: day(parts.announcedDay),
        days: formatDays(Math.abs(daysLate ?? 0), locale),
      })}
    </p>
  );
}

type OpenParts = Extract<HeadlineParts, { state: "forecast" }>;

function ForecastHeadline({ phase, parts }: { phase: PhaseRecord; parts: OpenParts }) {
  const t = useTranslations("site.headline");
  const locale = useLocale();
  const driverName = useDriverName(phase);
  const percent = (share: number) => formatPercent(share, locale);
  const month = (value: number | null) => formatMonthOfDay(value, locale) ?? t("never");
  const { announced, driver, serves } = parts;
  const look = formatEpochDay(parts.lookDay, locale);
  const serving = t.rich(serves === "likely" ? "servesLikely" : "servesPossible", {
    b,
    chance: percent(parts.inServiceByAsOf),
    look,
  });
  const date = announced && (announcedText(phase, announced.claimId, locale) ?? month(announced.day));
  return (
    <>
      <p className={styles.headline} data-testid="headline">
        {serves === "likely" && <>{serving} </>}
        {t.rich(serves === "likely" ? "forecastServing" : "forecast", {
          ...{ b, bad },
          p50: month(parts.p50),
          p80: month(parts.p80),
          cancelled: percent(parts.cancelled),
        })}{" "}
        {serves === "possible" && <>{serving} </>}
        {!announced
          ? t("notAnnounced")
          : announced.isPast
            ? t.rich(pastWord(announced.isSeenLate, serves), {
                b,
                basis: announced.basis,
                date: date ?? "",
                days: formatDays(announced.daysSince, locale),
                // Said once: beside the probability of serving already, where that stands.
                saysLook: serves === "unlikely" ? "yes" : "no",
                look,
              })
            : t.rich("announced", {
                b,
                basis: announced.basis,
                date: date ?? "",
                chance: percent(announced.chance ?? 0),
              })}{" "}
        {driver &&
          serves !== "likely" &&
          t.rich("holds", {
            b,
            isByClass: isByClass(driver) ? "yes" : "no",
            what: driverName(driver),
            percent: driver.percent,
          })}
      </p>
      <p className={styles.rests}>
        {t("rests", {
          hasAnnounced: announced ? "yes" : "no",
          basis: announced?.basis ?? "promised",
          date: date ?? "",
          announced: percent(parts.views.announced),
          outside: percent(parts.views.outside),
          gates: parts.gatesWithOwnEvidence,
        })}
      </p>
    </>
  );
}

/** A date that has passed is known to be missed only by a later look, and is overdue only while the phase hardly serves already. */
function pastWord(isSeenLate: boolean, serves: OpenParts["serves"]) {
  if (!isSeenLate) return "announcedPast";
  return serves === "unlikely" ? "announcedOverdue" : "announcedMissed";
}

/** The announced date as precise as its source gave it. */
function announcedText(phase: PhaseRecord, claimId: number, locale: Locale): string | null {
  const claims = phase.indicators.flatMap(({ milestones }) => milestones.flatMap((milestone) => milestone.claims));
  const claim = claims.find(({ id }) => id === claimId);
  return claim ? formatPartialDate(claimDate(claim), locale) : null;
}
