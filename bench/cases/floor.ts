import { createStreams, type Streams } from "@/lib/forecast";
import { positionsOf } from "@/lib/forecast/grid";
import type { Column } from "@/lib/forecast/memory";
import { ASKED } from "../asked";
import { type BenchLine, quantile, rounded, spread } from "../line";
import { coldForecast, forecastWith } from "../network-forecast";
import { repetitions, type Settings } from "../settings";
import { siteNetwork } from "../site-network";
import { createStopwatch, processorNote } from "../stopwatch";

/** One request for a random column. */
type Request = (streams: Streams) => Column;

/**
 * The floor under a cold forecast of a network: making the random columns that it asks for and turning them into normal scores, and nothing else. The
 * requests are recorded from a forecast of the same network, so they are always those of the engine as it stands.
 */
export function floor(settings: Settings): BenchLine {
  const runs = repetitions(settings, 100);
  const warmUp = repetitions(settings, 30);
  const floors = createStopwatch();
  const colds = createStopwatch();
  let columns = 0;
  for (let run = 0; run < warmUp + runs; run++) {
    const requests = requestsOf(run);
    columns = requests.length;
    const network = siteNetwork(run);
    if (run === warmUp) for (const watch of [floors, colds]) watch.reset();
    floors.time(() => {
      const streams = createStreams(ASKED.seed, ASKED.draws);
      for (const request of requests) request(streams);
      streams.end();
    });
    colds.time(() => coldForecast(network));
  }
  const median = (values: number[]) => quantile(values, 0.5) ?? Number.NaN;
  const ratio = median(colds.wallMs) / median(floors.wallMs);
  return {
    name: "network engine, floor: random numbers alone",
    ...spread(floors.wallMs),
    unit: "ms",
    ratio: rounded(ratio),
    target: null,
    pass: null,
    note: `${columns} columns of 16,384 numbers made and turned into normal scores; ratio: a cold network (${rounded(median(colds.wallMs))} ms) to it; ${processorNote(floors)}, ratio by processor time ${rounded(median(colds.processorMs) / median(floors.processorMs))}`,
  };
}

function requestsOf(site: number): Request[] {
  const found = new Map<string, Request>();
  const inner = createStreams(ASKED.seed, ASKED.draws);
  const note = (name: string, request: Request): Column => {
    found.set(name, request);
    return request(inner);
  };
  forecastWith(siteNetwork(site), {
    ...inner,
    uniform: (...key) => note(`uniform ${key.join("\n")}`, (streams) => streams.uniform(...key)),
    normal: (...key) => note(`normal ${key.join("\n")}`, (streams) => streams.normal(...key)),
    even: (slot, order, ...key) =>
      note(`even ${slot} ${JSON.stringify(order)} ${key.join("\n")}`, (streams) => streams.even(slot, order, ...key)),
    evenUniform: (slot, order, ...key) =>
      note(`even uniform ${slot} ${JSON.stringify(order)} ${key.join("\n")}`, (streams) =>
        streams.evenUniform(slot, order, ...key),
      ),
    exponential: (...key) => note(`exponential ${key.join("\n")}`, (streams) => streams.exponential(...key)),
    evenExponential: (slot, order, ...key) =>
      note(`even exponential ${slot} ${JSON.stringify(order)} ${key.join("\n")}`, (streams) =>
        streams.evenExponential(slot, order, ...key),
      ),
    // Without keeping: the columns asked for on the way are noted above.
    positions: (_key, make) => positionsOf(make(), inner.memory),
  });
  inner.end();
  return [...found.values()];
}
