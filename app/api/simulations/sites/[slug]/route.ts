import type { NextRequest } from "next/server";
import { currentActor } from "@/app/_auth/actor";
import { siteEconomics } from "@/app/_data/economics";
import { answerWithResult } from "@/app/_data/results";
import { scenarioChoice, siteComparison, siteUnder } from "@/app/_data/scenario";
import { getSite } from "@/app/_data/site";
import { phaseSteps } from "@/app/_data/steps";
import { whileAvailable } from "@/app/_data/unavailable";

/** Computes a site's economics (`figures=economics`), its comparison of scenarios (`figures=comparison`), its forecasts under the scenario (`figures=forecasts`), or what moved the date of a phase (`figures=steps&phase=`), as its page's address has them. */
export const GET = whileAvailable(
  async (request: NextRequest, { params }: RouteContext<"/api/simulations/sites/[slug]">): Promise<Response> => {
    await currentActor();
    const { figures, ...asked } = Object.fromEntries(request.nextUrl.searchParams);
    const [page, choice] = await Promise.all([getSite((await params).slug), scenarioChoice(asked)]);
    const computation =
      figures === "economics"
        ? siteEconomics(page, choice.scenario.overrides)
        : figures === "comparison"
          ? siteComparison(page, choice)
          : figures === "forecasts"
            ? siteUnder(page, choice)
            : figures === "steps"
              ? (phaseSteps(page, Number(asked.phase))?.computation ?? null)
              : null;
    if (!computation) return Response.json({ error: "there is nothing of it to forecast" }, { status: 404 });
    return answerWithResult(request, computation);
  },
);
