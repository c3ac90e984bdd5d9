import { useLocale, useTranslations } from "next-intl";
import type { PhaseListRow } from "@/app/_data/phases";
import { DateLegend } from "@/app/_ui/date-legend";
import { DateStrip, StripYears } from "@/app/_ui/date-strip";
import { stripWindow } from "@/app/_ui/date-strip-geometry";
import {
  AnnouncedCell,
  ChanceCell,
  FlagsCell,
  MegawattsCell,
  MonthsCell,
  SiteCell,
} from "@/app/sites/_components/phase-cells";
import { toPhaseView } from "@/app/sites/_components/phase-view";
import sites from "@/app/sites/_components/sites.module.css";

const STRIP = 200;

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
      <table className={sites.table}>
        <thead>
          <tr>
            {(["site", "megawatts", "announced", "strip", "p50", "cancelled", "flags"] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`phasesColumn.${column}`)}
                {column === "strip" && <StripYears window={window} width={STRIP} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {views.map((phase) => (
            <tr key={phase.id}>
              <th scope="row" data-column="site">
                <SiteCell phase={phase} />
              </th>
              <td data-column="megawatts">
                <MegawattsCell phase={phase} />
              </td>
              <td data-column="announced">
                <AnnouncedCell phase={phase} />
              </td>
              <td data-column="strip">
                <DateStrip dates={phase.strip} window={window} todayDay={todayDay} width={STRIP} />
              </td>
              <td data-column="p50">
                <MonthsCell phase={phase} />
              </td>
              <td data-column="cancelled">
                <ChanceCell phase={phase} of="cancelled" />
              </td>
              <td data-column="flags">
                <FlagsCell phase={phase} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <DateLegend />
    </>
  );
}
