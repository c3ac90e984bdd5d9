import { useLocale, useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import type { PhaseRecord } from "@/lib/domain/records";
import type { MegawattBasis } from "@/lib/domain/vocabulary";
import { formatMegawatts } from "@/lib/format/numbers";

/** What a phase adds, each basis separately. */
function phaseMegawatts({ megawatts }: PhaseRecord): { basis: MegawattBasis; value: number }[] {
  const all: [MegawattBasis, number | null][] = [
    ["facility", megawatts.facility],
    ["critical_it", megawatts.criticalIt],
    ["grid_connection", megawatts.gridConnection],
    ["generation_nameplate", megawatts.generationNameplate],
  ];
  return all.flatMap(([basis, value]) => (value === null ? [] : [{ basis, value }]));
}

export function PhaseMegawatts({ phase }: { phase: PhaseRecord }) {
  const t = useTranslations();
  const locale = useLocale();
  const all = phaseMegawatts(phase);
  const { unknownBasis } = phase.megawatts;
  if (all.length === 0 && unknownBasis !== undefined)
    return `${formatMegawatts(unknownBasis, locale)} ${t("site.basisNotStated")}`;
  if (all.length === 0) return <Unknown word={t("site.megawattsUnknown")} reason={t("sites.noMegawattsReason")} />;
  return all
    .map(({ basis, value }) => `${formatMegawatts(value, locale)} ${t(`words.megawattBasis.${basis}`)}`)
    .join(" · ");
}
