import type { NextRequest } from "next/server";
import { currentActor } from "@/app/_auth/actor";
import { economyComparison } from "@/app/_data/economy-scenarios";
import { answerWithResult } from "@/app/_data/results";
import { scenarioChoice } from "@/app/_data/scenario";

/** Computes what an economy's page compares: its sums and phases under the scenarios of the page's address. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/simulations/economies/[iso3]">,
): Promise<Response> {
  await currentActor();
  const choice = await scenarioChoice(Object.fromEntries(request.nextUrl.searchParams));
  return answerWithResult(request, await economyComparison((await params).iso3, choice));
}
