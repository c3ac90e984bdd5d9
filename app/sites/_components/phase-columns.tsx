import { createColumnHelper } from "@tanstack/react-table";
import { DateStrip, StripYears } from "@/app/_ui/date-strip";
import type { StripWindow } from "@/app/_ui/date-strip-geometry";
import {
  AnnouncedCell,
  ChanceCell,
  EvidenceCell,
  FlagsCell,
  MegawattsCell,
  MonthsCell,
  NameCell,
  NarrowMonths,
  SiteCell,
  StrandedCell,
  StripHeading,
} from "./phase-cells";
import type { features } from "./phase-table";
import type { PhaseView } from "./phase-view";

const helper = createColumnHelper<typeof features, PhaseView>();

/** The ids are the sort keys of `lib/domain/phase-list`; P80 stands under P50. */
export function phaseColumns({ window, todayDay }: { window: StripWindow; todayDay: number }) {
  return helper.columns([
    helper.accessor("siteName", { id: "site", cell: ({ row }) => <SiteCell phase={row.original} /> }),
    helper.accessor("economy", {
      id: "economy",
      cell: ({ row }) => <NameCell name={row.original.economy} missing="noEconomyReason" />,
    }),
    helper.accessor("operator", {
      id: "operator",
      cell: ({ row }) => <NameCell name={row.original.operator} missing="noOperatorReason" />,
    }),
    helper.accessor((phase) => phase.megawatts[0]?.value, {
      id: "megawatts",
      cell: ({ row }) => <MegawattsCell phase={row.original} />,
    }),
    helper.accessor((phase) => phase.announced?.date.latestOn, {
      id: "announced",
      cell: ({ row }) => <AnnouncedCell phase={row.original} />,
    }),
    helper.display({
      id: "strip",
      header: () => (
        <StripHeading>
          <StripYears window={window} />
        </StripHeading>
      ),
      cell: ({ row }) => (
        <>
          <DateStrip dates={row.original.strip} window={window} todayDay={todayDay} />
          <NarrowMonths phase={row.original} />
        </>
      ),
    }),
    helper.accessor("p50On", { id: "p50", cell: ({ row }) => <MonthsCell phase={row.original} /> }),
    helper.accessor("onTime", { id: "on_time", cell: ({ row }) => <ChanceCell phase={row.original} of="onTime" /> }),
    helper.accessor("cancelled", {
      id: "cancelled",
      cell: ({ row }) => <ChanceCell phase={row.original} of="cancelled" />,
    }),
    helper.accessor("stranded", { id: "stranded", cell: ({ row }) => <StrandedCell phase={row.original} /> }),
    helper.accessor((phase) => phase.flags?.count, {
      id: "flags",
      cell: ({ row }) => <FlagsCell phase={row.original} />,
    }),
    helper.accessor("lastEvidenceOn", {
      id: "last_evidence",
      cell: ({ row }) => <EvidenceCell phase={row.original} />,
    }),
  ]);
}
