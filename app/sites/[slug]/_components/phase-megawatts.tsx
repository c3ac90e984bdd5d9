import { useLocale, useTranslations } from "next-intl";
import { Unknown } from "@/app/_ui/unknown";
import type { PhaseRecord } from "@/lib/domain/records";
import type { StatedBasis } from "@/lib/domain/vocabulary";
import { formatMegawatts } from "@/lib/format/numbers";

/** What a phase adds, each basis separately; of an unknown basis last. */
function phaseMegawatts({ megawatts }: PhaseRecord): { basis: StatedBasis; value: number }[] {
  const all: [StatedBasis, number | null][] = [
    ["facility", megawatts.facility],
    ["critical_it", megawatts.criticalIt],
    ["grid_connection", megawatts.gridConnection],
    ["generation_nameplate", megawatts.generationNameplate],
    ["unknown", megawatts.unknownBasis ?? null],
  ];
  return all.flatMap(([basis, value]) => (value === null ? [] : [{ basis, value }]));
}

export function PhaseMegawatts({ phase }: { phase: PhaseRecord }) {
  const t = useTranslations();
  const locale = useLocale();
  const all = phaseMegawatts(phase);
  if (all.length === 0) return <Unknown word={t("site.megawattsUnknown")} reason={t("sites.noMegawattsReason")} />;
  return all
    .map(({ basis, value }) =>
      t("words.megawattsOf", {
        basis,
        megawatts: formatMegawatts(value, locale),
        name: t(`words.megawattBasis.${basis}`),
      }),
    )
    .join(" · ");
}
