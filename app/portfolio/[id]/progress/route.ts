import { currentActor } from "@/app/_auth/actor";
import { findPortfolioProgress, readRunId } from "@/app/_data/portfolio-runs";
import { whileAvailable } from "@/app/_data/unavailable";

/** How far a run is: state, sites done and of how many, seconds since its start. */
export const GET = whileAvailable(
  async (_request: Request, { params }: RouteContext<"/portfolio/[id]/progress">): Promise<Response> => {
    await currentActor();
    const id = readRunId((await params).id);
    const progress = id === null ? null : await findPortfolioProgress(id);
    if (!progress) return Response.json({ error: "there is no such run" }, { status: 404 });
    return Response.json(progress, { headers: { "cache-control": "no-store" } });
  },
);
