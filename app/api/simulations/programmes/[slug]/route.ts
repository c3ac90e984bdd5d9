import type { NextRequest } from "next/server";
import { currentActor } from "@/app/_auth/actor";
import { programmeComparison, programmeMoney } from "@/app/_data/programme-money";
import { answerWithResult } from "@/app/_data/results";
import { scenarioChoice } from "@/app/_data/scenario";
import { whileAvailable } from "@/app/_data/unavailable";

/** Computes a programme's money (`figures=money`) or its comparison of scenarios (`figures=comparison`), as its page's address has them. */
export const GET = whileAvailable(
  async (request: NextRequest, { params }: RouteContext<"/api/simulations/programmes/[slug]">): Promise<Response> => {
    await currentActor();
    const { figures, ...asked } = Object.fromEntries(request.nextUrl.searchParams);
    const [{ slug }, choice] = await Promise.all([params, scenarioChoice(asked)]);
    const computation =
      figures === "money"
        ? await programmeMoney(slug, choice.scenario.overrides)
        : figures === "comparison"
          ? await programmeComparison(slug, choice)
          : null;
    if (!computation) return Response.json({ error: "there is no such programme" }, { status: 404 });
    return answerWithResult(request, computation);
  },
);
