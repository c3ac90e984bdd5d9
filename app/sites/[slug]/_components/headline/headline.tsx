import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { toIsoDate } from "@/lib/domain/dates";
import type { PhaseRecord } from "@/lib/domain/records";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatDay, formatDays, formatMonth, formatPartialDate } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import { claimDate } from "../claims/claim-date";
import type { DateDriver } from "../drivers/date-drivers";
import { gateTitle } from "../gate-title";
import styles from "../site.module.css";
import { headlineParts } from "./headline-parts";

const b = (chunks: ReactNode) => <b>{chunks}</b>;
const bad = (chunks: ReactNode) => <b className={styles.bad}>{chunks}</b>;

/** What an analyst would tell a colleague, in a sentence or two; then what it rests on. */
export function Headline({ phase, assessment }: { phase: PhaseRecord; assessment: PhaseAssessment | null }) {
  const t = useTranslations("site.headline");
  const locale = useLocale();
  const driverName = useDriverName(phase);
  if (!assessment) return <p className={styles.headline}>{t("none")}</p>;
  const parts = headlineParts(assessment);
  const day = (value: number | null) => {
    const iso = value === null ? null : toIsoDate(value);
    return iso ? formatDay(iso, locale) : t("unknownDay");
  };
  const month = (value: number | null) => {
    const iso = value === null ? null : toIsoDate(value);
    return iso ? formatMonth(iso, locale) : t("never");
  };
  if (parts.state === "withdrawn") return <p className={styles.headline}>{t.rich("withdrawn", { bad })}</p>;
  if (parts.state === "in_service") {
    const { daysLate } = parts;
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
  const percent = (share: number) => formatPercent(share, locale);
  const { announced, driver } = parts;
  return (
    <>
      <p className={styles.headline} data-testid="headline">
        {t.rich("forecast", {
          b,
          bad,
          p50: month(parts.p50),
          p80: month(parts.p80),
          cancelled: percent(parts.cancelled),
        })}{" "}
        {announced
          ? t.rich(announced.isPast ? "announcedPast" : "announced", {
              b,
              basis: announced.basis,
              date: announcedText(phase, announced.claimId, locale) ?? month(announced.day),
              chance: percent(announced.chance ?? 0),
            })
          : t("notAnnounced")}{" "}
        {driver && t.rich("holds", { b, kind: driver.kind, what: driverName(driver), percent: driver.percent })}
      </p>
      <p className={styles.rests}>
        {t("rests", {
          on: parts.restsOn,
          gates: parts.gatesWithOwnEvidence,
          chain: percent(parts.views.chain),
          hasChain: parts.views.chain > 0 ? "yes" : "no",
          announced: percent(parts.views.announced),
          hasAnnounced: parts.views.announced > 0 ? "yes" : "no",
          basis: announced?.basis ?? "promised",
          outside: percent(parts.views.outside),
        })}
      </p>
    </>
  );
}

/** The announced date as precise as its source gave it. */
function announcedText(phase: PhaseRecord, claimId: number, locale: Locale): string | null {
  const claims = phase.indicators.flatMap(({ milestones }) => milestones.flatMap((milestone) => milestone.claims));
  const claim = claims.find(({ id }) => id === claimId);
  return claim ? formatPartialDate(claimDate(claim), locale) : null;
}

/** A driver of the date by its name: a gate's own, or a word for the rest. */
export function useDriverName(phase: PhaseRecord): (driver: DateDriver) => string {
  const t = useTranslations("site.driver");
  const words = useTranslations("words.step");
  const locale = useLocale();
  return (driver) =>
    driver.kind === "gate"
      ? t("gate", { title: gateTitle(driver.gate, phase, locale), step: words(driver.gate.step) })
      : t(driver.kind);
}
