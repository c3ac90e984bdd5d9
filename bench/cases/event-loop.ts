import type { BenchLine } from "../line";
import { rounded } from "../line";
import type { EventLoopFigures } from "../programs/event-loop";
import { runProgram } from "../run-program";
import { type Settings, verdict } from "../settings";

const MOST_P99_MS = 50;

/** How late the event loop of the web server is while ten comparisons of scenarios are asked for at once, and without any request. */
export async function eventLoop(settings: Settings): Promise<BenchLine> {
  const { links, seconds, loaded, idle } = await runProgram<EventLoopFigures>("event-loop.ts");
  return {
    name: "event-loop delay, p99",
    median: rounded(loaded.p99),
    p10: null,
    p90: null,
    unit: "ms",
    n: loaded.n,
    ratio: rounded(loaded.p99 / idle.p99),
    target: `≤ ${MOST_P99_MS} ms`,
    pass: verdict(settings, loaded.p99 <= MOST_P99_MS),
    note: `${links} links of 32 mixtures each in ${rounded(seconds)} s; p50 ${rounded(loaded.p50)}, max ${rounded(loaded.max)} ms; without requests p50 ${rounded(idle.p50)}, p99 ${rounded(idle.p99)}, max ${rounded(idle.max)} ms; ratio of the p99s`,
  };
}
