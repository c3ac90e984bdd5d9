import type { Forecast, Network } from "@/lib/forecast";
import { createDigest } from "../digest";
import { coldForecast, warmForecasts } from "../engine";
import { type BenchLine, spread } from "../line";
import { runProgram } from "../run-program";
import { repetitions, type Settings, verdict } from "../settings";
import { siteNetwork } from "../site-network";
import { createStopwatch, processorNote } from "../stopwatch";

const WARM_TARGET_MS = 15;
const COLD_TARGET_MS = 60;

/** One site of 30 nodes × 16,384 draws with all standard outputs, normal scores kept, other medians, elapsed times and dates every time. */
export function siteWarm(settings: Settings): BenchLine {
  const warm = warmForecasts(siteNetwork(0));
  const note = "30 nodes, 16,384 draws, all outputs, normal scores kept, other numbers each time";
  return time("site, warm", WARM_TARGET_MS, note, (run) => siteNetwork(0, run), warm, settings);
}

/** As `siteWarm`, but another site every time: nothing is kept but the tables of the classes. */
export function siteCold(settings: Settings): BenchLine {
  const note = "as warm, but another site each time: no normal score kept, only the tables of the classes";
  return time("site, cold", COLD_TARGET_MS, note, (run) => siteNetwork(run), coldForecast, settings);
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
  networkOf: (run: number) => Network,
  forecastOf: (network: Network) => Forecast,
  settings: Settings,
): BenchLine {
  const runs = repetitions(settings, 100);
  const warmUp = repetitions(settings, 30);
  const digest = createDigest();
  const watch = createStopwatch();
  for (let run = 0; run < warmUp + runs; run++) {
    if (run === warmUp) watch.reset();
    const network = networkOf(run);
    digest.add(watch.time(() => forecastOf(network)));
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
