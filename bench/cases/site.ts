import type { PlannedSite } from "@/lib/assessment/simulate-site";
import { streamsOf } from "@/lib/assessment/site-streams";
import { ASKED } from "../asked";
import { createDigest } from "../digest";
import { type BenchLine, spread } from "../line";
import { runProgram } from "../run-program";
import { benchSite } from "../schedule-site";
import { repetitions, type Settings, verdict } from "../settings";
import { coldSiteForecast, type SiteForecast, siteForecast } from "../site-forecast";
import { createStopwatch, processorNote } from "../stopwatch";

const WARM_TARGET_MS = 15;
const COLD_TARGET_MS = 60;

/** One site of 30 gates × 16,384 draws with all figures, on the random columns of the forecast before; other days every time. */
export function siteWarm(settings: Settings): BenchLine {
  const streams = streamsOf(benchSite(0).scheduleUnder, ASKED);
  const note = "30 gates in two phases, 16,384 draws, all figures, random columns kept, other days each time";
  const forecastOf = (planned: PlannedSite) => siteForecast(planned, streams);
  const line = time("site, warm", WARM_TARGET_MS, note, (run) => benchSite(0, run), forecastOf, settings);
  streams.end();
  return line;
}

/** As `siteWarm`, but another site every time: nothing is kept. */
export function siteCold(settings: Settings): BenchLine {
  const note = "as warm, but another site each time: nothing kept";
  return time("site, cold", COLD_TARGET_MS, note, (run) => benchSite(run), coldSiteForecast, settings);
}

/** The very first forecast of a process, after its modules are loaded: code not yet compiled, tables not yet made. */
export async function siteFirst(settings: Settings): Promise<BenchLine> {
  const times: number[] = [];
  for (let run = 0; run < repetitions(settings, 20); run++) {
    const { milliseconds } = await runProgram<{ milliseconds: number }>("first-call.ts", `${run}`);
    times.push(milliseconds);
  }
  const note = "the very first forecast of a new process: code not compiled, tables not made; another site each time";
  return { name: "site, first call", ...spread(times), unit: "ms", ratio: null, target: null, pass: null, note };
}

function time(
  name: string,
  targetMs: number,
  note: string,
  siteOf: (run: number) => PlannedSite,
  forecastOf: (planned: PlannedSite) => SiteForecast,
  settings: Settings,
): BenchLine {
  const runs = repetitions(settings, 100);
  const warmUp = repetitions(settings, 30);
  const digest = createDigest();
  const watch = createStopwatch();
  for (let run = 0; run < warmUp + runs; run++) {
    if (run === warmUp) watch.reset();
    const planned = siteOf(run);
    digest.add(watch.time(() => forecastOf(planned)));
  }
  const figures = spread(watch.wallMs);
  return {
    name,
    ...figures,
    unit: "ms",
    ratio: null,
    target: `≤ ${targetMs} ms`,
    pass: verdict(settings, (figures.median ?? Number.POSITIVE_INFINITY) <= targetMs),
    note: `${note}; ${processorNote(watch)}; outputs ${digest.hex()}`,
  };
}
