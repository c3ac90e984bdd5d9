import type { NextRequest } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "@/app/_auth/actor";
import { readinessTable } from "@/app/_data/readiness";
import { today } from "@/app/_data/today";
import { parseReadinessListQuery } from "@/lib/domain/readiness-list";
import { notRankedReason } from "../_components/readiness-cells";
import { arrangeRows } from "../_components/readiness-columns";
import { readinessCsv } from "./readiness-csv";

/** The table as it is filtered, sorted and based on screen. */
export async function GET(request: NextRequest): Promise<Response> {
  await currentActor();
  const [locale, t] = await Promise.all([getLocale(), getTranslations("countries")]);
  const query = parseReadinessListQuery(Object.fromEntries(request.nextUrl.searchParams));
  const { rows } = await readinessTable(query.basis);
  const csv = readinessCsv(arrangeRows(rows, query, locale), {
    asOfOn: today(),
    label: (key, values = { name: "" }) => t(`csvColumn.${key}`, values),
    reason: ({ row }, figure) =>
      figure === null ? notRankedReason(t, row, locale) : figure.reason === null ? "" : t(`reason.${figure.reason}`),
  });
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leadtime-countries-${today()}.csv"`,
      "cache-control": "no-store",
    },
  });
}
