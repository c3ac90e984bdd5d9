import "server-only";
import { type Computation, Results } from "@/db/simulation/results";
import { isTooManyTasks } from "@/db/simulation/thread-pool";

export type { Computation };

const MOST_BYTES = 128 * 2 ** 20;
const holder = globalThis as { leadtimeResults?: Results };

/** The results of simulations that this process keeps; across hot reloads too. */
export function results(): Results {
  holder.leadtimeResults ??= new Results(MOST_BYTES);
  return holder.leadtimeResults;
}

/** A result that is still to be computed: the route that computes it, and the page to go back to then. */
export type Pending = { key: string; route: string; page: string };

/** A result as a page has it: there already, or pending. A page itself computes nothing. */
export type PageResult<Value> = { value: Value; pending?: never } | { value?: never; pending: Pending };

/** @param from the route below `/api/simulations` that computes it, and the page that shows it, both with their parameters */
export function pageResult<Value>(
  computation: Computation<Value>,
  from: { route: string; page: string },
): PageResult<Value> {
  return results().peek(computation) ?? { pending: { key: computation.key, ...from } };
}

/** One line of a route's answer: how far it is, then the end. */
export type ResultLine = { share: number } | { end: "done" | "busy" | "error" };

/** The path and query of an address as a browser reads it; null when that leads out of the app, as `//host` does. */
function pageOfApp(address: string, base: string): string | null {
  if (!URL.canParse(address, base)) return null;
  const { origin, pathname, search } = new URL(address, base);
  return origin === new URL(base).origin && !pathname.startsWith("//") ? pathname + search : null;
}

/**
 * Computes a result, or joins its computation, and says how far it is in lines of JSON; the page reads the result itself. Leaving ends the
 * computation unless others wait. With `back` in the address (a browser without scripts): answers with that page once the result is there.
 */
export async function answerWithResult(request: Request, computation: Computation<unknown>): Promise<Response> {
  const leaving = new AbortController();
  // The reader may have left before anybody could listen.
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  const compute = async (onProgress?: (share: number) => void) => {
    try {
      await results().join(computation, { signal, ...(onProgress && { onProgress }) });
      return "done";
    } catch (error) {
      if (isTooManyTasks(error)) return "busy";
      if (!signal.aborted) console.error("simulation:", error);
      return "error";
    }
  };

  const back = new URL(request.url).searchParams.get("back");
  if (back !== null) {
    const location = pageOfApp(back, request.url);
    if (location === null) return Response.json({ error: "back: expected a page of this app" }, { status: 400 });
    const end = await compute();
    return end === "done"
      ? new Response(null, { status: 303, headers: { location } })
      : Response.json({ end }, { status: end === "busy" ? 503 : 500 });
  }

  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      const write = (line: ResultLine) => {
        if (!leaving.signal.aborted) stream.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      write({ end: await compute((share) => write({ share })) });
      if (!leaving.signal.aborted) stream.close();
    },
    cancel: () => leaving.abort(),
  });
  // Compressed, the lines would wait for each other.
  return new Response(lines, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" },
  });
}
