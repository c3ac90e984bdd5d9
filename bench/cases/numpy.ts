import { disagreements } from "../agreement";
import { ASKED } from "../asked";
import { createDigest } from "../digest";
import { type BenchLine, quantile, rounded, spread } from "../line";
import { coldForecast, warmForecasts } from "../network-forecast";
import { type Partner, type Python, pythonsWithNumpy, startPartner } from "../partner";
import { repetitions, type Settings, verdict } from "../settings";
import { siteNetwork } from "../site-network";
import { createStopwatch } from "../stopwatch";

const MODES = [
  { mode: "reuse", target: 0.5 },
  { mode: "fresh", target: 1 },
] as const;

const CHECK_DRAWS = 131_072;
const { asOfDay, seed, draws } = ASKED;

/**
 * The same networks with the same outputs, by the network engine and by numpy, one after the other in one run. The target is
 * compared with the first python found, Debian's; any other is reported beside it. `reuse`: both keep the normal scores
 * of one site whose medians, elapsed times and dates change every time. `fresh`: another site every time, nothing kept.
 */
export async function* numpy(settings: Settings, pythons: Python[] = pythonsWithNumpy()): AsyncGenerator<BenchLine> {
  if (pythons.length === 0) {
    for (const { mode } of MODES) yield notRun(mode, "not run: no python3 with numpy (apt-get install python3-numpy)");
    return;
  }
  for (const [index, { python }] of pythons.entries()) {
    const partner = await startPartner(python);
    try {
      for (const { mode, target } of MODES) yield await compare(partner, mode, index === 0 ? target : null, settings);
    } finally {
      partner.stop();
    }
  }
}

async function compare(
  partner: Partner,
  mode: "reuse" | "fresh",
  target: number | null,
  settings: Settings,
): Promise<BenchLine> {
  const runs = repetitions(settings, 100);
  const warmUp = repetitions(settings, 30);
  const digest = createDigest();
  const warm = warmForecasts(siteNetwork(0));
  const watch = createStopwatch();
  const theirs: number[] = [];
  const theirProcessorMs: number[] = [];
  const different = await differences(partner, mode);
  for (let run = 0; run < warmUp + runs; run++) {
    const network = mode === "reuse" ? siteNetwork(0, run) : siteNetwork(run);
    if (run === warmUp) watch.reset();
    const result = watch.time(() => (mode === "reuse" ? warm(network) : coldForecast(network)));
    const answer = await partner.ask({ network, asOf: asOfDay, draws, seed, mode, full: false });
    digest.add(result);
    if (run < warmUp) continue;
    theirs.push(answer.milliseconds);
    theirProcessorMs.push(answer.processorMilliseconds);
  }
  const ratios = watch.wallMs.map((time, i) => time / (theirs[i] ?? Number.NaN));
  const median = (values: number[]) => quantile(values, 0.5) ?? Number.NaN;
  const ratio = median(watch.wallMs) / median(theirs);
  const byProcessor = `ratio by processor time ${rounded(median(watch.processorMs) / median(theirProcessorMs))}`;
  const pairs = `pairs ${rounded(quantile(ratios, 0.1))}–${rounded(quantile(ratios, 0.9))}`;
  const valid = different.length === 0;
  for (const text of different) settings.log(`numpy ${mode}: ${text}`);
  return {
    name: `network engine, numpy, ${mode}`,
    ...spread(watch.wallMs),
    unit: "ms",
    ratio: rounded(ratio),
    target: target === null ? null : `≤ ${target} × numpy`,
    pass: !valid ? false : target === null ? null : verdict(settings, ratio <= target),
    note: `${valid ? "" : `INVALID: ${different.length} outputs differ; `}numpy ${partner.numpy} (Python ${partner.python}): ${rounded(quantile(theirs, 0.5))} ms (${rounded(quantile(theirs, 0.1))}–${rounded(quantile(theirs, 0.9))}); ${pairs}; ${byProcessor}; outputs ${digest.hex()}`,
  };
}

/** What the two say differently of three sites in many draws, so that chance leaves little room. */
async function differences(partner: Partner, mode: "reuse" | "fresh"): Promise<string[]> {
  const found: string[] = [];
  for (let site = 0; site < 3; site++) {
    const network = siteNetwork(site, mode === "reuse" ? 1 : 0);
    const answer = await partner.ask({ network, asOf: asOfDay, draws: CHECK_DRAWS, seed, mode, full: true });
    found.push(...disagreements(coldForecast(network, CHECK_DRAWS), answer).map((text) => `site ${site}: ${text}`));
  }
  return found;
}

function notRun(mode: string, note: string): BenchLine {
  return {
    name: `network engine, numpy, ${mode}`,
    median: null,
    p10: null,
    p90: null,
    unit: "ms",
    n: 0,
    ratio: null,
    target: null,
    pass: null,
    note,
  };
}
