import type { ResultLine } from "@/app/_data/results";

/** How a computation ended for the page: `unreachable` is a server that does not answer, or stops in the middle. */
export type FollowEnd = "done" | "busy" | "error" | "unreachable";

/** Asks a route for a result and follows its lines of JSON to the end. */
export async function followResult(
  route: string,
  { signal, onShare }: { signal: AbortSignal; onShare: (share: number) => void },
): Promise<FollowEnd> {
  try {
    const response = await fetch(route, { signal, cache: "no-store" });
    if (!response.ok || !response.body) return "error";
    let rest = "";
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    while (true) {
      const { done, value } = await reader.read();
      if (done) return "unreachable";
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) {
        const line: ResultLine = JSON.parse(text);
        if ("end" in line) return line.end;
        onShare(line.share);
      }
    }
  } catch {
    return "unreachable";
  }
}
