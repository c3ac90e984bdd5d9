import type { NextRequest } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "@/app/_auth/actor";
import { everyPhase } from "@/app/_data/phases";
import { today } from "@/app/_data/today";
import { whileAvailable } from "@/app/_data/unavailable";
import { parsePhaseListQuery } from "@/lib/domain/phase-list";
import { phasesCsv } from "./phases-csv";
import { streamedText } from "./streamed-text";

/** The list as it is filtered and sorted on screen, all pages. */
export const GET = whileAvailable(async (request: NextRequest): Promise<Response> => {
  await currentActor();
  const locale = await getLocale();
  const t = await getTranslations("sites.csvColumn");
  const query = parsePhaseListQuery(Object.fromEntries(request.nextUrl.searchParams));
  const { rows } = await everyPhase(query, locale);
  return new Response(streamedText(phasesCsv(rows, { label: (key) => t(key) })), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leadtime-sites-${today()}.csv"`,
      "cache-control": "no-store",
    },
  });
});
