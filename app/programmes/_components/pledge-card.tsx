import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Programme } from "@/app/_data/programmes";
import parts from "@/app/_ui/parts.module.css";
import { headlinePledge } from "@/lib/portfolio/headline-pledge";
import { pledgeValue } from "./pledge-value";
import styles from "./programmes.module.css";

/** A programme in two lines: its amount and window, and what it names. */
export function PledgeCard({ programme, children }: { programme: Programme; children?: ReactNode }) {
  const t = useTranslations("programmes");
  const locale = useLocale();
  const pick = (of: { nameEn: string; nameKo: string }) => (locale === "ko" ? of.nameKo : of.nameEn);
  const pledge = headlinePledge(programme.pledges);
  const amount = pledge && pledgeValue(pledge, t, locale);
  return (
    <article className={styles.card}>
      <Link href={`/programmes/${programme.slug}`} className={styles.name} prefetch={false}>
        {pick(programme)}
      </Link>
      <p className={parts.facts}>
        {amount && <b>{amount}</b>}
        <span>{programmeWindow(programme, t)}</span>
        <span>
          {programme.regions.length > 0
            ? t("regions", { regions: programme.regions.map(pick).join(", ") })
            : t("noRegions")}
        </span>
      </p>
      {children}
    </article>
  );
}

/** The window in which the money is to be spent, in years. */
export function programmeWindow(
  programme: Pick<Programme, "windowFrom" | "windowTo">,
  t: ReturnType<typeof useTranslations<"programmes">>,
): string {
  const years = windowYears(programme);
  return years ? t("window", { years }) : t("windowUnknown");
}

/** `2025–2031`, or null when a side of the window is not stated. */
export function windowYears({ windowFrom, windowTo }: Pick<Programme, "windowFrom" | "windowTo">): string | null {
  return windowFrom && windowTo ? `${windowFrom.slice(0, 4)}–${windowTo.slice(0, 4)}` : null;
}
