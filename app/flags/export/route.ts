import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/_auth/actor";
import { everyFlag } from "@/app/_data/flags";
import { today } from "@/app/_data/today";
import { whileAvailable } from "@/app/_data/unavailable";
import { parseFlagListQuery } from "@/lib/flags/flag-list";
import { flagsCsv } from "./flags-csv";

/** The list as it is filtered and ordered on screen, all pages. */
export const GET = whileAvailable(async (request: NextRequest): Promise<Response> => {
  await currentActor();
  const t = await getTranslations("flags.csvColumn");
  const rows = await everyFlag(parseFlagListQuery(Object.fromEntries(request.nextUrl.searchParams)));
  return new Response(flagsCsv(rows, { asOfOn: today(), label: (key) => t(key) }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leadtime-flags-${today()}.csv"`,
      "cache-control": "no-store",
    },
  });
});
