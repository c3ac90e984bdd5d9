import type { NextRequest } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "@/app/_auth/actor";
import { readinessTable } from "@/app/_data/readiness";
import { whileAvailable } from "@/app/_data/unavailable";
import { parseReadinessListQuery } from "@/lib/domain/readiness-list";
import { notRankedReason } from "../_components/readiness-cells";
import { arrangeRows } from "../_components/readiness-columns";
import { readinessCsv } from "./readiness-csv";

/** The table as it is filtered, sorted and based on screen. */
export const GET = whileAvailable(async (request: NextRequest): Promise<Response> => {
  await currentActor();
  const [locale, t, shell] = await Promise.all([
    getLocale(),
    getTranslations("countries"),
    getTranslations("shell.results"),
  ]);
  const query = parseReadinessListQuery(Object.fromEntries(request.nextUrl.searchParams));
  const table = await readinessTable(query.basis);
  if (!table)
    return new Response(shell("beingCalculated"), {
      status: 503,
      headers: { "retry-after": "5", "cache-control": "no-store" },
    });
  const csv = readinessCsv(arrangeRows(table.rows, query, locale), {
    asOfOn: table.day.asOfOn,
    label: (key, values = { name: "" }) => t(`csvColumn.${key}`, values),
    reason: ({ row }, figure) =>
      figure === null ? notRankedReason(t, row, locale) : figure.reason === null ? "" : t(`reason.${figure.reason}`),
  });
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leadtime-countries-${table.day.asOfOn}.csv"`,
      "cache-control": "no-store",
    },
  });
});
