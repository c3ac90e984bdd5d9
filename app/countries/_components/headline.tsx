import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { EconomyPage } from "@/app/_data/readiness";
import { formatMegawattFigure } from "@/lib/format/numbers";
import type { Figure } from "@/lib/readiness/types";
import { notRankedReason } from "./readiness-cells";

/** What an analyst would tell a colleague about an economy: what is there, what is secured, what to expect. */
export function Headline({ page }: { page: EconomyPage }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const { economy, row, place, ranked } = page;
  const basis = t(`basis.${row.basis}`);
  const b = (chunks: ReactNode) => <b>{chunks}</b>;
  if (row.sites === 0)
    return <p>{t("economy.noSites", { name: locale === "ko" ? economy.nameKo : economy.nameEn })}</p>;
  const said = (key: "announced" | "power" | "grid", { value, covered, of }: Figure) =>
    value === null
      ? t.rich(`economy.sentence.${key}Unknown`, { b, basis })
      : t.rich(`economy.sentence.${key}`, {
          b,
          basis,
          megawatts: formatMegawattFigure(value, locale),
          covered,
          of,
          partial: covered < of ? "yes" : "no",
        });
  const expected = row.expectedInServiceMegawatts[2030].value;
  const inService = row.phasesInService;
  return (
    <p>
      {t.rich("economy.sentence.counts", { b, sites: row.sites, phases: row.phases })}
      {said("announced", row.announcedMegawatts[row.basis])} {said("power", row.firmPpaMegawatts)}{" "}
      {said("grid", row.gridAgreementMegawatts)}{" "}
      {inService && inService.seen + inService.probably > 0 && (
        <>{t.rich("economy.sentence.inService", { b, ...inService })} </>
      )}
      {expected !== null &&
        t.rich("economy.sentence.expected", { b, megawatts: formatMegawattFigure(expected, locale) })}{" "}
      {place === null
        ? t("economy.sentence.notRanked", { reason: notRankedReason(t, row, locale) })
        : t.rich("economy.sentence.place", { b, place, ranked })}
    </p>
  );
}
