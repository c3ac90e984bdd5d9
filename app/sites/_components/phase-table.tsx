"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "@/app/_ui/data-table/columns-and-rows";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { DateStrip, StripYears } from "@/app/_ui/date-strip";
import type { StripWindow } from "@/app/_ui/date-strip-geometry";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { type PhaseListQuery, sortDirection } from "@/lib/domain/phase-list";
import { NarrowMonths, phaseCells, StripHeading } from "./phase-cells";
import type { PhaseView } from "./phase-view";
import styles from "./sites.module.css";
import { SortLink } from "./sort-link";

/** All but `strip` are sort keys of `lib/domain/phase-list`; P80 stands under P50. */
const columnIds = [
  "site",
  "economy",
  "operator",
  "megawatts",
  "announced",
  "strip",
  "p50",
  "on_time",
  "cancelled",
  "delay_cost",
  "at_risk",
  "flags",
  "last_evidence",
] as const;
const numbers: readonly string[] = ["megawatts", "on_time", "cancelled", "delay_cost", "at_risk"];

type Props = { rows: PhaseView[]; query: PhaseListQuery; window: StripWindow; todayDay: number; caption: string };

/** One page of phases as the server sorted and cut it; the address holds the state, so headings are links. */
export function PhaseTable({ rows, query, window, todayDay, caption }: Props) {
  const t = useTranslations("sites");
  const columns = useMemo(
    (): DataColumn[] =>
      columnIds.map((id) => ({
        id,
        name: t(`column.${id}`),
        heading: headingOf(id, query, window),
        ...(numbers.includes(id) ? { align: "end" } : {}),
      })),
    [t, query, window],
  );
  const data = useMemo(
    () =>
      rows.map((phase) => ({
        id: String(phase.id),
        cells: {
          ...phaseCells(phase),
          strip: (
            <>
              <DateStrip dates={phase.strip} window={window} todayDay={todayDay} />
              <NarrowMonths phase={phase} />
            </>
          ),
        },
      })),
    [rows, window, todayDay],
  );
  return (
    <div className={`${parts.card} ${tables.card}`}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={data}
        sorting={sortingOf(query)}
        isPinned
        className={`${tables.list} ${styles.table}`}
        empty={t("empty.filtered")}
      />
    </div>
  );
}

function headingOf(column: (typeof columnIds)[number], query: PhaseListQuery, window: StripWindow) {
  if (column === "strip")
    return (
      <StripHeading>
        <StripYears window={window} />
      </StripHeading>
    );
  return (
    <>
      <SortLink column={column} query={query} />
      {column === "p50" && <SortLink column="p80" query={query} />}
    </>
  );
}

/** P80 shares the column of P50; the default order is no column's. */
function sortingOf(query: PhaseListQuery) {
  if (query.sort === "risk") return null;
  return { column: query.sort === "p80" ? "p50" : query.sort, direction: sortDirection(query) };
}
