import type { NextRequest } from "next/server";
import { currentActor } from "@/app/_auth/actor";
import { whileAvailable } from "@/app/_data/unavailable";
import { whatIfInput } from "@/app/_data/what-if";
import { simulate } from "@/db/simulation/simulate";
import { isTooManyTasks } from "@/db/simulation/thread-pool";
import { ENGINE_VERSION } from "@/lib/forecast";
import { readWhatIfLink } from "@/lib/what-if/link";

/** The figures of a what-if, computed here by the function that the browser runs: `?whatif=` as the page's address holds it. */
export const GET = whileAvailable(
  async (request: NextRequest, { params }: RouteContext<"/sites/[slug]/what-if">): Promise<Response> => {
    await currentActor();
    const read = readWhatIfLink(request.nextUrl.searchParams.get("whatif") ?? "");
    if (!read.ok) return Response.json({ error: `whatif: ${read.reason}` }, { status: 400 });
    const input = await whatIfInput((await params).slug);
    if (!input) return Response.json({ error: "there is no such site, or nothing of it to forecast" }, { status: 404 });
    const { asOfDay, seed, draws } = input;
    const { changes } = read.link;
    try {
      const { base, answer } = await simulate("what-if", { input, changes }, { signal: request.signal });
      return Response.json(
        { engineVersion: ENGINE_VERSION, asOfDay, madeForDay: read.link.asOfDay, seed, draws, base, answer },
        { headers: { "cache-control": "no-store" } },
      );
    } catch (error) {
      if (!isTooManyTasks(error)) throw error;
      return Response.json({ error: "too many calculations are waiting; try again in a moment" }, { status: 503 });
    }
  },
);
