"use client";

import { useLocale, useTranslations } from "next-intl";
import fields from "@/app/_ui/field.module.css";
import { moneyText } from "@/app/_ui/money-text";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { useMedianMonth } from "@/app/_ui/use-median-month";
import type { Band } from "@/lib/article/base-band";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/numbers";
import { phaseName } from "@/lib/format/phase-name";
import type { MoneyFigure } from "@/lib/money/phase-money-types";
import styles from "./edit.module.css";
import type { EditFormState } from "./edit-form-state";
import { formatFigure } from "./figure";

type Props = { state: EditFormState; name: string; newestValue: number };

/** What saving the value would do, or why it cannot be said. */
export function EffectView({ state: { asked, problems, effect }, name, newestValue }: Props) {
  const t = useTranslations("assumptions.effect");
  const locale = useLocale();
  const medianMonth = useMedianMonth(effect?.preview?.asOfDay ?? Number.NEGATIVE_INFINITY);
  if (!effect) return <p className={parts.unknown}>{t(problems.length > 0 ? "refused" : "nothing")}</p>;
  const { value, preview } = effect;
  if (!preview) return <p className={parts.unknown}>{t("same")}</p>;
  const changed = (from: string, to: string) =>
    from === to ? (
      <span className={parts.unknown}>{t("unchanged", { value: from })}</span>
    ) : (
      <>
        {from} → <b>{to}</b>
      </>
    );
  const share = (text: string) => t("shareOfCapital", { share: text });
  const money = (figure: MoneyFigure | null) => (figure === null ? null : moneyText(figure, locale, share));
  const percent = (probability: number | null) => (probability === null ? null : formatPercent(probability, locale));
  const known = (from: string | null, to: string | null) =>
    from === null || to === null ? <Unknown reason={t("unknownMoney")} /> : changed(from, to);
  const month = (day: number | null) => medianMonth(day) ?? t("never");
  return (
    <div data-testid="effect">
      {asked === "save" && problems.length === 0 && <p className={fields.summary}>{t("lookAgain")}</p>}
      <p>
        {name}: {formatFigure(newestValue, locale)} → <b>{formatFigure(value, locale)}</b>
      </p>
      <p>{t("sites", { sites: preview.sites, open: preview.openSites })}</p>
      {preview.articleBand ? (
        <BandView {...preview.articleBand} />
      ) : preview.phases.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <p className={fields.help}>
            {preview.shownSites < preview.stakedSites
              ? t("shown", { shown: preview.shownSites, of: preview.stakedSites })
              : t("shownAll", { of: preview.stakedSites })}
          </p>
          <ScrollRegion label={t("caption")}>
            <table className={`${tables.table} ${styles.figures}`}>
              <caption className={parts.hidden}>{t("caption")}</caption>
              <thead>
                <tr>
                  {(["phase", "delayCost", "capitalAtRisk", "belowZero", "p50"] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.phases.map(({ site, phase, before, after }) => (
                  <tr key={phase.id} data-phase={`${site.slug}/${phase.ordinal}`}>
                    <th scope="row">
                      {locale === "ko" ? site.nameKo : site.nameEn}
                      <small>{phaseName(phase, locale)}</small>
                    </th>
                    <td data-figure="delayCost">{known(money(before.delayCost), money(after.delayCost))}</td>
                    <td data-figure="capitalAtRisk">
                      {known(money(before.capitalAtRisk), money(after.capitalAtRisk))}
                    </td>
                    <td data-figure="belowZero">{known(percent(before.belowZero), percent(after.belowZero))}</td>
                    <td data-figure="p50">{changed(month(before.p50Day), month(after.p50Day))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className={fields.help}>{t("saved")}</p>
        </>
      )}
    </div>
  );
}

/** The base band of the founding article's arithmetic, now and after the edit. */
function BandView({ before, after }: { before: Band; after: Band }) {
  const t = useTranslations("assumptions.effect");
  const locale = useLocale();
  const range = ({ low, high }: Band, figure: "revenueUsd" | "operatingIncomeUsd") =>
    `${formatMoney(low[figure], "USD", locale)} – ${formatMoney(high[figure], "USD", locale)}`;
  return (
    <>
      <p>{t("article")}</p>
      {(["revenueUsd", "operatingIncomeUsd"] as const).map((figure) => {
        const [from, to] = [range(before, figure), range(after, figure)];
        return (
          <p key={figure} data-figure={figure}>
            {t(figure)}: {from === to ? t("unchanged", { value: from }) : `${from} → `}
            {from !== to && <b>{to}</b>}
          </p>
        );
      })}
    </>
  );
}
