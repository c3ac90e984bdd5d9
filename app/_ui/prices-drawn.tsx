import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import { formatNumber } from "@/lib/format/numbers";
import type { AssumedPrices } from "@/lib/portfolio/portfolio";
import { EvidenceBadge } from "./evidence-badge";

/** The parameter of how far the prices of two sites move together. */
export const PRICE_CORRELATION = "price-correlation-between-sites";

type Props = { assumed: Pick<AssumedPrices, "priceCorrelation" | "priceSpread">; mark?: EvidenceMark | undefined };

/** What “prices drawn” and “at fixed prices” mean, with the correlation between sites that was used and where to change it. */
export function PricesDrawn({ assumed, mark }: Props) {
  const t = useTranslations("portfolio.prices");
  const locale = useLocale();
  const write = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 2 });
  return t.rich("meaning", {
    spread: write(assumed.priceSpread),
    correlation: () => (
      <data value={assumed.priceCorrelation} data-figure="priceCorrelation">
        {write(assumed.priceCorrelation)}
        {mark && " "}
        {mark && <EvidenceBadge mark={mark} />}
      </data>
    ),
    page: (words) => (
      <Link href={`/assumptions/${PRICE_CORRELATION}`} prefetch={false}>
        {words}
      </Link>
    ),
  });
}
