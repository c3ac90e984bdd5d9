"use client";

import { useLocale, useTranslations } from "next-intl";
import fields from "@/app/_ui/field.module.css";
import { moneyText, usdText } from "@/app/_ui/money-text";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { waterfallBars } from "@/lib/assessment/delay-steps";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatDays, formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import { formatPercent, formatPoints } from "@/lib/format/numbers";
import { phaseName } from "@/lib/format/phase-name";
import type { MoneyFigure } from "@/lib/money/phase-money-types";
import { SignedDays } from "../../_components/drivers/signed-days";
import { StepBar } from "../../_components/drivers/step-bar";
import styles from "./log.module.css";
import type { LogState } from "./log-state";
import type { DateMoves, PhaseEffect, PhaseFigures } from "./milestone-effect";

type Props = { state: LogState; isBusy: boolean; isCurrent: boolean };

/** What saving the claim would do, or why it cannot be said yet. */
export function EffectView({ state, isBusy, isCurrent }: Props) {
  const t = useTranslations("log.effect");
  const { effect } = state;
  if (!effect)
    return (
      <p className={parts.unknown}>
        {isBusy ? t("working") : state.problems.length > 0 ? t("incomplete") : t("nothingYet")}
      </p>
    );
  return (
    <div className={isCurrent ? undefined : styles.old} data-testid="effect" data-current={isCurrent && !isBusy}>
      {state.isChangedSincePreview && isCurrent && <p className={fields.summary}>{t("lookAgain")}</p>}
      {!isCurrent && <p className={parts.unknown}>{isBusy ? t("working") : t("outdated")}</p>}
      {effect.isOnRecord && <p className={fields.summary}>{t("onRecord")}</p>}
      {effect.phases.length === 0 && !effect.isOnRecord && <p>{t("none")}</p>}
      {effect.phases.map((phase) => (
        <PhaseTable key={phase.phaseId} phase={phase} />
      ))}
      {effect.phases.length > 0 && <p className={styles.same}>{t("same")}</p>}
    </div>
  );
}

/** Rows that stand only where something is known of them. */
const moneyRows = ["delayCost", "capitalAtRisk", "belowZero"] as const;
const isMoney = (figure: string): figure is (typeof moneyRows)[number] => moneyRows.some((one) => one === figure);

/** In dollars where both are known, else in points of the capital. */
function moneyChange(
  from: MoneyFigure,
  to: MoneyFigure,
  locale: Locale,
  points: (from: number, to: number) => string,
): string {
  if (from.usd === null || to.usd === null) return points(from.shareOfCapital, to.shareOfCapital);
  const change = Math.round(to.usd - from.usd);
  return change === 0 ? "" : `${change > 0 ? "+" : ""}${usdText(change, locale)}`;
}

function PhaseTable({ phase }: { phase: PhaseEffect }) {
  const t = useTranslations("log.effect");
  const words = useTranslations("words");
  const locale = useLocale();
  const { before, after } = phase;
  const month = (day: number | null, figures: PhaseFigures) =>
    formatMonthOfDay(day, locale) ?? t(figures.state === "withdrawn" ? "withdrawn" : "never");
  const percent = (share: number | null) => (share === null ? "–" : formatPercent(share, locale));
  const stated = ({ announcedDay, announcedBasis }: PhaseFigures) =>
    announcedDay === null
      ? t("notStated")
      : `${formatMonthOfDay(announcedDay, locale)}${announcedBasis === "estimated" ? ` (${words("claimKind.estimated")})` : ""}`;
  const dayChange = (from: number | null, to: number | null) => {
    if (from === null || to === null || from === to) return "";
    return `${to > from ? "+" : "−"}${formatDays(Math.abs(to - from), locale)}`;
  };
  const points = (from: number | null, to: number | null) => {
    if (from === null || to === null) return "";
    const change = formatPoints(to - from, locale);
    return change === null ? "" : t("points", { points: change });
  };
  const share = (text: string) => t("shareOfCapital", { share: text });
  const money = (figure: MoneyFigure | null) => (figure === null ? "–" : moneyText(figure, locale, share));
  const moneyRow = (figure: "delayCost" | "capitalAtRisk") => {
    const [from, to] = [before[figure], after[figure]];
    return [figure, money(from), money(to), from && to ? moneyChange(from, to, locale, points) : ""] as const;
  };
  const rows = [
    ["announced", stated(before), stated(after), dayChange(before.announcedDay, after.announcedDay)],
    ["p50", month(before.p50Day, before), month(after.p50Day, after), dayChange(before.p50Day, after.p50Day)],
    ["p80", month(before.p80Day, before), month(after.p80Day, after), dayChange(before.p80Day, after.p80Day)],
    [
      "byAnnounced",
      percent(before.byAnnounced),
      percent(after.byAnnounced),
      points(before.byAnnounced, after.byAnnounced),
    ],
    ["cancelled", percent(before.cancelled), percent(after.cancelled), points(before.cancelled, after.cancelled)],
    moneyRow("delayCost"),
    moneyRow("capitalAtRisk"),
    ["belowZero", percent(before.belowZero), percent(after.belowZero), points(before.belowZero, after.belowZero)],
  ] as const;
  const known = rows.filter(([figure]) => !isMoney(figure) || before[figure] !== null || after[figure] !== null);
  return (
    <>
      <table className={`${tables.table} ${styles.figures}`}>
        <caption className={tables.caption}>{phaseName(phase, locale)}</caption>
        <thead>
          <tr>
            <th scope="col">{t("figure")}</th>
            <th scope="col">{t("now")}</th>
            <th scope="col">{t("after")}</th>
            <th scope="col">{t("change")}</th>
          </tr>
        </thead>
        <tbody>
          {known.map(([figure, from, to, change]) => (
            <tr key={figure}>
              <th scope="row">{t(`row.${figure}`)}</th>
              <td>{from}</td>
              <td data-testid={`after-${figure}`}>
                <b>{to}</b>
              </td>
              <td>{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {phase.moves && <Moves moves={phase.moves} />}
      {phase.flags.length > 0 && (
        <ul className={styles.flags}>
          {phase.flags.map(({ rule, kind, change }) => (
            <li key={`${rule} ${change}`}>
              {t(`flag.${change}`)}: {words(`flagRule.${rule}`)} ({words(`flagKind.${kind}`)})
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The change of the P50 as two bars, the look apart from what the claim says, and why. */
function Moves({ moves }: { moves: DateMoves }) {
  const t = useTranslations("log.effect");
  const locale = useLocale();
  const { lookDays, newsDays, lookedDay, why } = moves;
  const { bars, zero } = waterfallBars([lookDays, newsDays]);
  const rows = [
    ["looked", bars[0]],
    ["news", bars[1]],
  ] as const;
  const words = { date: (lookedDay !== null && formatEpochDay(lookedDay, locale)) || "" };
  return (
    <div className={styles.moves} data-testid="moves">
      <table className={tables.numbers}>
        <caption className={tables.caption}>{t("bars")}</caption>
        <tbody>
          {rows.map(
            ([what, bar]) =>
              bar && (
                <tr key={what}>
                  <th scope="row">
                    {t(what)}
                    <StepBar bar={bar} zero={zero} />
                  </th>
                  <td>
                    <SignedDays days={bar.days} />
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      {why.map((reason) => (
        <p key={reason}>{t(`why.${reason}`, words)}</p>
      ))}
    </div>
  );
}
