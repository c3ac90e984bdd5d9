import { useLocale, useTranslations } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { usdText } from "@/app/_ui/money-text";
import type { ModelRecords, PhaseRecord } from "@/lib/domain/records";
import { formatEpochDay } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatMegawattFigure, formatNumber, formatPercent } from "@/lib/format/numbers";
import { exchangeRateSlug, isRated } from "@/lib/money/exchange-rates";
import type { KnownPhaseMoney, MoneyFigure } from "@/lib/money/phase-money-types";
import styles from "./money.module.css";
import { Assumed, MoneyPrices } from "./money-prices";

type Props = { money: KnownPhaseMoney; phase: PhaseRecord; model: ModelRecords };

/** Capital, currency, megawatts, prices and deliveries behind the three figures, and what of them was assumed. */
export function MoneyBasis({ money, phase, model }: Props) {
  const t = useTranslations("site.money.basis");
  const locale = useLocale();
  const { capital, megawatts, delivery, otherReading, notes } = money;
  const { currency } = phase.capex;
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
          {capital.total.usd !== null && usdText(capital.total.usd, locale)}{" "}
          <CapitalSource money={money} isAnyStated={asStated.length > 0} />{" "}
          <EvidenceBadge mark={capital.source === "stated" ? phase.mark : "U"} />
          {asStated.length > 0 && (
            <small>
              {t("asStated", { amounts: asStated.join(" · "), year: String(phase.capex.priceYear ?? "none") })}
            </small>
          )}
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
        <dt>{t("currency")}</dt>
        <dd>
          <Currency money={money} stated={currency} />
        </dd>
        {isRated(currency) && (
          <Assumed slug={exchangeRateSlug(currency)} model={model}>
            {formatNumber(money.assumptions.usdPerUnit[currency] ?? Number.NaN, locale, {
              maximumSignificantDigits: 4,
            })}
          </Assumed>
        )}
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
        <MoneyPrices money={money} model={model} />
        <Assumed slug="price-correlation-between-sites" model={model}>
          {formatNumber(money.priceCorrelation, locale, { maximumFractionDigits: 2 })}
        </Assumed>
        <dt>{t("draws")}</dt>
        <dd>{formatCount(money.draws, locale)}</dd>
      </dl>
      {notes.includes("payment-without-rate") && <p className={styles.note}>{t("paymentWithoutRate")}</p>}
    </section>
  );
}

/** Figures are in US dollars; capital stated in another currency with the one dated rate, or that there is none. */
function Currency({ money, stated }: { money: KnownPhaseMoney; stated: string | null }) {
  const t = useTranslations("site.money.basis");
  const isUnrated = stated !== null && stated !== "USD" && money.assumptions.usdPerUnit[stated] === undefined;
  return (
    <>
      {t("usd")}
      {isUnrated && <small>{t("noRate", { currency: stated })}</small>}
    </>
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

function CapitalSource({ money, isAnyStated }: { money: KnownPhaseMoney; isAnyStated: boolean }) {
  const t = useTranslations("site.money.basis");
  const locale = useLocale();
  const { priceBasis, defaultCapexUsdPerMw } = money.assumptions;
  if (money.capital.source === "stated") return t("stated");
  return t(isAnyStated ? "partDefault" : "default", {
    amount: usdText(defaultCapexUsdPerMw, locale),
    basis: t(`per.${priceBasis}`),
  });
}

/** Dollars, else the share of the capital. */
function Amount({ of: { usd, shareOfCapital } }: { of: MoneyFigure }) {
  const locale = useLocale();
  return usd === null ? formatPercent(shareOfCapital, locale) : usdText(usd, locale);
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
