import { useLocale, useTranslations } from "next-intl";
import type { PhaseListRow } from "@/app/_data/phases";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { DateLegend } from "@/app/_ui/date-legend";
import { DateStrip, StripYears } from "@/app/_ui/date-strip";
import { stripWindow } from "@/app/_ui/date-strip-geometry";
import tables from "@/app/_ui/table.module.css";
import { phaseCells } from "@/app/sites/_components/phase-cells";
import { toPhaseView } from "@/app/sites/_components/phase-view";
import sites from "@/app/sites/_components/sites.module.css";

const STRIP = 200;
const columns = ["site", "megawatts", "announced", "strip", "p50", "cancelled", "flags"] as const;

/** An economy's phases with their dates, in the cells of the sites table. */
export function EconomyPhases({ rows, todayDay }: { rows: PhaseListRow[]; todayDay: number }) {
  const t = useTranslations("countries.economy");
  const locale = useLocale();
  const views = rows.map((row) => toPhaseView(row, locale));
  const window = stripWindow(
    views.map((view) => view.strip),
    todayDay,
  );
  return (
    <>
      <DataTable
        caption={t("phases")}
        className={`${tables.list} ${sites.table}`}
        isPinned
        columns={columns.map((id) => ({
          id,
          name: t(`phasesColumn.${id}`),
          ...(id === "megawatts" || id === "cancelled" ? { align: "end" as const } : {}),
          ...(id === "strip"
            ? {
                heading: (
                  <>
                    {t("phasesColumn.strip")}
                    <StripYears window={window} width={STRIP} />
                  </>
                ),
              }
            : {}),
        }))}
        rows={views.map((phase) => ({
          id: String(phase.id),
          cells: {
            ...phaseCells(phase),
            strip: <DateStrip dates={phase.strip} window={window} todayDay={todayDay} width={STRIP} />,
          },
          sortBy: {
            site: phase.siteName,
            megawatts: phase.megawatts[0]?.value ?? null,
            announced: phase.announced?.date.latestOn ?? null,
            p50: phase.p50On,
            cancelled: phase.cancelled,
            flags: phase.flags?.count ?? null,
          },
        }))}
      />
      <DateLegend />
    </>
  );
}
