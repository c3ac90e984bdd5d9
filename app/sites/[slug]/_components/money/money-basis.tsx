import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { usdText } from "@/app/_ui/money-text";
import { Unknown } from "@/app/_ui/unknown";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatEpochDay } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatMegawattFigure, formatNumber, formatPercent } from "@/lib/format/numbers";
import type { KnownPhaseMoney, MoneyFigure } from "@/lib/money/phase-money-types";
import styles from "./money.module.css";

type Props = { money: KnownPhaseMoney; phase: PhaseRecord };

/** Capital, megawatts, deliveries and correlation behind the three figures, and what of it was assumed. */
export function MoneyBasis({ money, phase }: Props) {
  const t = useTranslations("site.money.basis");
  const locale = useLocale();
  const { capital, megawatts, delivery, otherReading, notes } = money;
  const day = formatEpochDay(money.asOfDay, locale);
  const asStated = statedAmounts(phase).map(
    ({ what, amount, currency }) => `${t(what)} ${formatMoney(amount, currency, locale)}`,
  );
  return (
    <section className={styles.figure} aria-labelledby="money-basis" data-money="basis">
      <h3 id="money-basis">{t("title")}</h3>
      <dl className={styles.facts}>
        <dt>{t("capital")}</dt>
        <dd>
          <Amount of={capital.total} /> {t(capital.source)}{" "}
          <EvidenceBadge mark={capital.source === "stated" ? phase.mark : "U"} />
          {asStated.length > 0 && <small>{t("asStated", { amounts: asStated.join(" · ") })}</small>}
        </dd>
        {(["facility", "accelerators", "contribution", "deposit"] as const).map((part) =>
          capital[part].shareOfCapital > 0 && capital[part].shareOfCapital < 1 ? (
            <Part key={part} label={t(part)} of={capital[part]} />
          ) : null,
        )}
        <dt>{t("committed", { day })}</dt>
        <dd>
          <Amount of={capital.committed} />
        </dd>
        <dt>{t("spent", { day })}</dt>
        <dd>
          <Amount of={capital.spent} />
        </dd>
        {capital.spent.shareOfCapital > 0 && <Part label={t("recorded")} of={capital.recorded} />}
        <dt>{t("megawatts")}</dt>
        <dd>
          {t("size", {
            facility: formatMegawattFigure(megawatts.facility, locale),
            criticalIt: formatMegawattFigure(megawatts.criticalIt, locale),
          })}
          {megawatts.source === "from-capital" && <small>{t("fromCapital")}</small>}
          {notes.includes("megawatt-basis-unknown") && <small>{t("basisUnknown")}</small>}
          {otherReading && (
            <small>
              {t("otherReading", {
                belowZero: formatPercent(otherReading.belowZero, locale),
                onPlan: formatPercent(otherReading.belowZeroOnPlan, locale),
              })}
            </small>
          )}
        </dd>
        {delivery && (
          <>
            <dt>{t("delivery")}</dt>
            <dd>
              {formatEpochDay(Math.round(delivery.day), locale)}
              {delivery.isRetimed && (
                <small>{t("moved", { date: formatEpochDay(Math.round(delivery.plannedDay), locale) })}</small>
              )}
            </dd>
          </>
        )}
        <dt>
          <Link href="/assumptions/price-correlation-between-sites" prefetch={false}>
            {t("correlation")}
          </Link>
        </dt>
        <dd>{formatNumber(money.priceCorrelation, locale, { maximumFractionDigits: 2 })}</dd>
        <dt>{t("draws")}</dt>
        <dd>{formatCount(money.draws, locale)}</dd>
      </dl>
      {notes.includes("payment-without-rate") && <p className={styles.note}>{t("paymentWithoutRate")}</p>}
    </section>
  );
}

function Part({ label, of }: { label: string; of: MoneyFigure }) {
  return (
    <>
      <dt className={styles.part}>{label}</dt>
      <dd>
        <Amount of={of} />
      </dd>
    </>
  );
}

/** Dollars, else the share of the capital; all of a capital without dollars is unknown. */
function Amount({ of: { usd, shareOfCapital } }: { of: MoneyFigure }) {
  const locale = useLocale();
  if (usd !== null) return usdText(usd, locale);
  return shareOfCapital === 1 ? <Unknown /> : formatPercent(shareOfCapital, locale);
}

/** Each amount in the currency in which it is stated; it is never shown converted. */
function statedAmounts({ capex }: PhaseRecord) {
  const { currency } = capex;
  if (currency === null) return [];
  return (["facility", "accelerators", "undivided"] as const).flatMap((what) => {
    const amount = capex[what];
    return amount === null ? [] : [{ what, amount, currency }];
  });
}
