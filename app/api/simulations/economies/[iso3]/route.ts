import type { NextRequest } from "next/server";
import { currentActor } from "@/app/_auth/actor";
import { economyComparison } from "@/app/_data/economy-scenarios";
import { answerWithResult } from "@/app/_data/results";
import { scenarioChoice } from "@/app/_data/scenario";
import { whileAvailable } from "@/app/_data/unavailable";
import { iso3 } from "@/lib/domain/fields";

/** Computes what an economy's page compares: its sums and phases under the scenarios of the page's address. */
export const GET = whileAvailable(
  async (request: NextRequest, { params }: RouteContext<"/api/simulations/economies/[iso3]">): Promise<Response> => {
    await currentActor();
    const choice = await scenarioChoice(Object.fromEntries(request.nextUrl.searchParams));
    const read = iso3("iso3").safeParse((await params).iso3);
    if (!read.success) return Response.json({ error: "there is no such economy" }, { status: 404 });
    return answerWithResult(request, await economyComparison(read.data, choice));
  },
);
