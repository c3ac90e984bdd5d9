import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { moneyText } from "@/app/_ui/money-text";
import { PartialDateText } from "@/app/_ui/partial-date";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import { SiteName } from "@/app/_ui/site-name";
import { Unknown } from "@/app/_ui/unknown";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDay, formatMonth } from "@/lib/format/dates";
import { formatMegawattFigure, formatMegawatts, formatPercent } from "@/lib/format/numbers";
import { publisherIn } from "@/lib/format/publisher";
import type { MoneyFigure } from "@/lib/money/phase-money-types";
import type { PhaseView } from "./phase-view";
import styles from "./sites.module.css";

type Cell = { phase: PhaseView };

/** A phase's cells by column, but for its strip, which needs the table's window. */
export const phaseCells = (phase: PhaseView) => ({
  site: <SiteCell phase={phase} />,
  economy: <NameCell name={phase.economy} missing="noEconomyReason" />,
  operator: <NameCell name={phase.operator} missing="noOperatorReason" />,
  megawatts: <MegawattsCell phase={phase} />,
  announced: <AnnouncedCell phase={phase} />,
  p50: <MonthsCell phase={phase} />,
  on_time: <OnTimeCell phase={phase} />,
  cancelled: <CancelledCell phase={phase} />,
  delay_cost: <DelayCostCell phase={phase} />,
  at_risk: <AtRiskCell phase={phase} />,
  flags: <FlagsCell phase={phase} />,
  last_evidence: <EvidenceCell phase={phase} />,
});

function SiteCell({ phase }: Cell) {
  const t = useTranslations("sites");
  return (
    <>
      <Link href={`/sites/${phase.slug}?phase=${phase.ordinal}`} className={styles.site} prefetch={false}>
        <SiteName site={phase.siteNames} />
      </Link>
      <span className={styles.second}>
        {phase.phaseName || t("phaseOf", { ordinal: phase.ordinal })}
        {phase.isIllustrative && <span className={parts.mark}>{t("illustrative")}</span>}
      </span>
      <span className={`${styles.second} ${styles.narrowOnly}`}>
        {[phase.operator, phase.economy].filter(Boolean).join(" · ")}
      </span>
      <NarrowFacts phase={phase} />
    </>
  );
}

/** What a narrow screen has no columns for: size and announced date, under the name. */
function NarrowFacts({ phase }: Cell) {
  const t = useTranslations();
  const locale = useLocale();
  const [size] = phase.megawatts;
  return (
    <span className={`${styles.second} ${styles.narrowOnly}`}>
      {size
        ? t("words.megawattsOf", {
            basis: size.basis,
            megawatts: formatMegawatts(size.value, locale),
            name: t(`words.megawattBasis.${size.basis}`),
          })
        : `MW ${t("shell.unknown")}`}
      <br />
      {phase.announced ? (
        <>
          {t(`sites.basis.${phase.announced.basis}`)} <PartialDateText date={phase.announced.date} />
        </>
      ) : (
        t("sites.notStated")
      )}
    </span>
  );
}

function NameCell({ name, missing }: { name: string | null; missing: "noEconomyReason" | "noOperatorReason" }) {
  const t = useTranslations("sites");
  return name ?? <Unknown reason={t(missing)} />;
}

function MegawattsCell({ phase }: Cell) {
  const t = useTranslations();
  const locale = useLocale();
  if (phase.megawatts.length === 0) return <Unknown reason={t("sites.noMegawattsReason")} />;
  return phase.megawatts.map(({ basis, value }, index) => (
    <span key={basis} className={styles.line}>
      {formatMegawattFigure(value, locale)}
      <span className={styles.second}>
        {t(`words.megawattBasis.${basis}`)} {index === 0 && <EvidenceBadge mark={phase.mark} />}
      </span>
    </span>
  ));
}

function AnnouncedCell({ phase: { announced, state } }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  if (state === null) return <Unknown word={t("noForecast")} reason={t("noForecastReason")} />;
  if (!announced) return <Unknown word={t("notStated")} reason={t("notStatedReason")} />;
  return (
    <>
      <PartialDateText date={announced.date} />
      <span className={styles.second}>
        {t(`basis.${announced.basis}`)}{" "}
        {announced.mark && (
          <EvidenceBadge
            mark={announced.mark}
            sourceClass={announced.sourceClass}
            detail={announced.publisher === null ? undefined : publisherIn(locale, announced.publisher)}
          />
        )}
      </span>
    </>
  );
}

export function StripHeading({ children }: { children: ReactNode }) {
  const t = useTranslations("sites");
  return (
    <span title={t("columnHelp.strip")}>
      {t("column.strip")}
      {children}
    </span>
  );
}

/** Why a forecast's figure is missing: null when it should be there. */
function useAbsence(phase: PhaseView): ReactNode {
  const t = useTranslations("sites");
  if (phase.state === null) return <Unknown word={t("noForecast")} reason={t("noForecastReason")} />;
  if (phase.isNothingKnown) return <Unknown reason={t("nothingKnownReason")} />;
  return phase.state === "forecast" ? null : <Unknown word="–" reason={t("noneReason")} />;
}

/** That a phase may be in service already, in place of a median that has passed; under it the last look. */
function StandingText({ phase: { standing, inService, lookedOn } }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  const looked = lookedOn === null ? null : formatDay(lookedOn, locale);
  return (
    <span className={styles.standing} title={looked === null ? undefined : t("standingHelp", { date: looked })}>
      {t(`standing.${standing === "probably" ? "probably" : "possibly"}`, {
        probability: formatPercent(inService ?? 0, locale),
      })}
      {looked !== null && <span className={styles.second}>{t("lastLooked", { date: looked })}</span>}
    </span>
  );
}

/** P50 with P80 under it; of a phase in service, the month that it has been. */
function MonthsCell({ phase }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  const absence = useAbsence(phase);
  const month = (on: string | null) => (on === null ? t("never") : formatMonth(on, locale));
  if (phase.state === "in_service") {
    const on = phase.strip.actual === null ? null : toIsoDate(phase.strip.actual);
    return (
      <span className={styles.actual} title={on ? t("inServiceSince", { date: formatDay(on, locale) }) : undefined}>
        {on ? formatMonth(on, locale) : t("inService")}
        {on && <span className={styles.second}>{t("inService")}</span>}
      </span>
    );
  }
  if (phase.state === "withdrawn") return <span className={parts.unknown}>{t("withdrawn")}</span>;
  if (absence) return absence;
  if (phase.standing !== null && phase.standing !== "ahead") return <StandingText phase={phase} />;
  return (
    <>
      {month(phase.p50On)}
      <span className={styles.second}>
        <span className={parts.hidden}>{t("column.p80")} </span>
        {month(phase.p80On)}
      </span>
    </>
  );
}

/** P50 and P80 in words under the strip, where their own column lies out of sight. */
export function NarrowMonths({ phase }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  if (phase.state !== "forecast" || phase.isNothingKnown) return null;
  const month = (on: string | null) => (on === null ? t("never") : formatMonth(on, locale));
  if (phase.standing !== "ahead")
    return (
      <span className={`${styles.second} ${styles.narrowOnly}`} aria-hidden="true">
        <StandingText phase={phase} />
      </span>
    );
  return (
    <span className={`${styles.second} ${styles.narrowOnly}`} aria-hidden="true">
      P50 {month(phase.p50On)}
      <br />
      P80 {month(phase.p80On)}
    </span>
  );
}

/** A date that has passed has no probability of being met; it is overdue only while the phase probably does not serve yet. */
function OnTimeCell({ phase }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  const absence = useAbsence(phase);
  if (absence) return absence;
  if (phase.overdueDays !== null) {
    const looked = phase.lookedOn === null ? null : formatDay(phase.lookedOn, locale);
    return (
      <span title={looked === null ? undefined : t("overdueHelp", { date: looked })}>
        {t("overdue", { days: phase.overdueDays, standing: phase.standing ?? "ahead" })}
      </span>
    );
  }
  if (phase.onTime === null) return <Unknown word="–" reason={t("noAnnouncedReason")} />;
  return formatPercent(phase.onTime, locale);
}

function CancelledCell({ phase }: Cell) {
  const locale = useLocale();
  const absence = useAbsence(phase);
  if (absence) return absence;
  return phase.cancelled === null ? <Unknown /> : formatPercent(phase.cancelled, locale);
}

/** The amount with its sign, else the share of the capital; under it P(NPV < 0). */
function DelayCostCell({ phase }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  const absence = useAbsence(phase);
  const { delayCost, capitalAtRisk, belowZero, belowZeroOnPlan } = phase;
  if (absence) return absence;
  if (delayCost === null && belowZero === null)
    return <Unknown reason={t(capitalAtRisk === null ? "noMoneyReason" : "noDelayCostReason")} />;
  const share = belowZero === null ? null : formatPercent(belowZero, locale);
  const onPlan = belowZeroOnPlan === null ? "–" : formatPercent(belowZeroOnPlan, locale);
  return (
    <>
      {delayCost === null ? <Unknown reason={t("noDelayCostReason")} /> : <Money figure={delayCost} />}
      {share !== null && (
        <span className={styles.second} title={t("belowZeroHelp", { share, onPlan })}>
          {t("belowZero", { share })}
        </span>
      )}
    </>
  );
}

function AtRiskCell({ phase }: Cell) {
  const t = useTranslations("sites");
  const absence = useAbsence(phase);
  if (absence) return absence;
  if (phase.capitalAtRisk === null) return <Unknown reason={t("noMoneyReason")} />;
  return <Money figure={phase.capitalAtRisk} />;
}

function Money({ figure }: { figure: MoneyFigure }) {
  const t = useTranslations("sites");
  const locale = useLocale();
  const text = moneyText(figure, locale, (share) => t("shareOfCapital", { share }));
  return figure.usd === null ? <span title={t("shareHelp")}>{text}</span> : text;
}

function FlagsCell({ phase: { flags, slug } }: Cell) {
  const t = useTranslations("sites");
  if (!flags) return <span className={parts.unknown}>{t("noFlags")}</span>;
  return (
    <Link href={`/sites/${slug}#flags`} className={styles.plain} prefetch={false}>
      <Severity severity={flags.worst} count={flags.count} />
    </Link>
  );
}

function EvidenceCell({ phase }: Cell) {
  const t = useTranslations("sites");
  const locale = useLocale();
  if (phase.state === null) return <Unknown word={t("noForecast")} reason={t("noForecastReason")} />;
  if (phase.lastEvidenceOn === null) return <Unknown word={t("noEvidence")} reason={t("noEvidenceReason")} />;
  return (
    <time dateTime={phase.lastEvidenceOn} className={parts.unknown}>
      {formatDay(phase.lastEvidenceOn, locale)}
    </time>
  );
}
