import { currentActor } from "@/app/_auth/actor";
import { whileAvailable } from "@/app/_data/unavailable";
import { whatIfInput } from "@/app/_data/what-if";

/** What the browser needs to compute what-ifs of a site on its own. */
export const GET = whileAvailable(
  async (_request: Request, { params }: RouteContext<"/sites/[slug]/what-if/records">): Promise<Response> => {
    await currentActor();
    const input = await whatIfInput((await params).slug);
    if (!input) return Response.json({ error: "there is no such site, or nothing of it to forecast" }, { status: 404 });
    return Response.json(input, { headers: { "cache-control": "no-store" } });
  },
);
