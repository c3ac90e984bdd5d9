import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { usdText } from "@/app/_ui/money-text";
import type { ModelRecords } from "@/lib/domain/records";
import { formatNumber, formatPercent } from "@/lib/format/numbers";
import type { exchangeRateSlug } from "@/lib/money/exchange-rates";
import type { KnownPhaseMoney } from "@/lib/money/phase-money-types";

type Props = { money: KnownPhaseMoney; model: ModelRecords };

/** The prices that the party earns and pays, on which basis of megawatts, each with its mark and its page. */
export function MoneyPrices({ money: { assumptions, ownership }, model }: Props) {
  const t = useTranslations("site.money.basis");
  const locale = useLocale();
  const basis = t(`per.${assumptions.priceBasis}`);
  const assumed = (slug: Slug, value: ReactNode) => (
    <Assumed slug={slug} model={model}>
      {value}
    </Assumed>
  );
  return (
    <>
      {ownership !== "colocation" && (
        <>
          {assumed(
            "revenue-usd-per-mw-year",
            t("aYear", { amount: usdText(assumptions.revenueUsdPerMwYear, locale), basis }),
          )}
          {assumed("utilisation", formatPercent(assumptions.utilisation, locale))}
          {assumed(
            "opex-usd-per-mw-year",
            t("aYear", { amount: usdText(assumptions.opexUsdPerMwYear, locale), basis }),
          )}
        </>
      )}
      {ownership !== "own" &&
        assumed("rent-usd-per-kw-month", t("aMonth", { amount: usdText(assumptions.rentUsdPerKwMonth, locale) }))}
      {ownership === "colocation" &&
        assumed(
          "landlord-cost-share-of-rent",
          t("ofRent", { share: formatPercent(assumptions.landlordCostShareOfRent, locale) }),
        )}
      {assumed(
        "power-usage-effectiveness",
        formatNumber(assumptions.powerUsageEffectiveness, locale, { maximumFractionDigits: 3 }),
      )}
    </>
  );
}

type Slug =
  | "revenue-usd-per-mw-year"
  | "utilisation"
  | "opex-usd-per-mw-year"
  | "rent-usd-per-kw-month"
  | "landlord-cost-share-of-rent"
  | "power-usage-effectiveness"
  | "price-correlation-between-sites"
  | ReturnType<typeof exchangeRateSlug>;
type AssumedProps = { slug: Slug; model: ModelRecords; children: ReactNode };

/** A number of the model with its mark; its name leads to where it comes from and who may change it. */
export function Assumed({ slug, model, children }: AssumedProps) {
  const names = useTranslations("site.assumption.name");
  const stored = model.parameters[slug];
  return (
    <>
      <dt>
        <Link href={`/assumptions/${slug}`} prefetch={false}>
          {names(slug)}
        </Link>
      </dt>
      <dd>
        {children} {stored && <EvidenceBadge mark={stored.mark} />}
      </dd>
    </>
  );
}
