import { availableParallelism } from "node:os";
import { type BenchLine, rounded, spread } from "../line";
import type { PortfolioResult } from "../programs/portfolio";
import { runProgram } from "../run-program";
import { repetitions, type Settings, verdict } from "../settings";
import { siteDigest } from "../site-digest";
import { createStopwatch, processorNote } from "../stopwatch";
import { combined, startWorkerPool } from "../worker-pool";

const ONE_CORE_SITES = 200;
const ALL_CORES_SITES = 10_000;
const TARGETS = { oneCoreMs: 4000, allCoresSeconds: 100, megabytes: 600, scaling: 1.7 };

/** 200 distinct sites one after the other on one core, nothing kept. */
export function sitesOnOneCore(settings: Settings): BenchLine {
  const count = settings.quick ? ONE_CORE_SITES / 10 : ONE_CORE_SITES;
  for (let site = 0; site < repetitions(settings, 30); site++) siteDigest(1_000_000 + site);
  const watch = createStopwatch();
  const digests = new Set<string>();
  for (let run = 0; run < (settings.quick ? 1 : 5); run++) {
    const sites = range(run * count, count);
    for (const digest of watch.time(() => sites.map(siteDigest))) digests.add(digest);
  }
  const figures = spread(watch.wallMs);
  return {
    name: "200 sites, one core",
    ...figures,
    unit: "ms",
    ratio: null,
    target: `≤ ${TARGETS.oneCoreMs} ms`,
    pass: verdict(settings, (figures.median ?? Number.POSITIVE_INFINITY) <= TARGETS.oneCoreMs),
    note: `${count} sites of two phases; making the sites and hashing all outputs included; ${processorNote(watch)}; ${digests.size} distinct outputs, ${combined([...digests])}`,
  };
}

/** 10,000 distinct sites on all cores, in a process of its own: its time from start to end, and its peak memory. */
export async function sitesOnAllCores(settings: Settings): Promise<BenchLine[]> {
  const sites = settings.quick ? 40 : ALL_CORES_SITES;
  const { threads, milliseconds, peakMegabytes, digest } = await runProgram<PortfolioResult>(
    "portfolio.ts",
    `${sites}`,
  );
  const seconds = milliseconds / 1000;
  const one = (value: number) => ({ median: rounded(value), p10: null, p90: null, n: 1, ratio: null });
  const what = `${sites} distinct sites on ${threads} threads`;
  return [
    {
      name: "10,000 sites, all cores",
      ...one(seconds),
      unit: "s",
      target: `≤ ${TARGETS.allCoresSeconds} s`,
      pass: verdict(settings, seconds <= TARGETS.allCoresSeconds),
      note: `${what}; starting threads, making the sites and hashing all outputs included; outputs ${digest}`,
    },
    {
      name: "10,000 sites, peak memory",
      ...one(peakMegabytes),
      unit: "MB",
      target: `≤ ${TARGETS.megabytes} MB`,
      pass: verdict(settings, peakMegabytes <= TARGETS.megabytes),
      note: `resident memory of the whole process, ${what}`,
    },
  ];
}

/** The same sites on one thread and on two, taken alternately: how many times faster two are. */
export async function twoWorkers(settings: Settings): Promise<BenchLine> {
  const name = "two workers against one";
  if (availableParallelism() < 2) {
    const note = "not run: one core only";
    return { name, median: null, p10: null, p90: null, unit: "×", n: 0, ratio: null, target: null, pass: null, note };
  }
  const sitesPerRound = settings.quick ? 10 : 60;
  const pool = startWorkerPool(2);
  const gains: number[] = [];
  try {
    // Each thread compiles the engine for itself, and does so on the other's core: it goes on for some hundred sites.
    await pool.run(range(1_000_000, settings.quick ? 20 : 400), 2);
    for (let round = 0; round < 11; round++) {
      const sites = range(round * sitesPerRound, sitesPerRound);
      const time: number[] = [];
      const digests = new Set<string>();
      // The order changes from round to round, so that neither always runs on the warmer machine.
      for (const threads of round % 2 === 0 ? [1, 2] : [2, 1]) {
        const begin = performance.now();
        digests.add(await pool.run(sites, threads));
        time[threads] = performance.now() - begin;
      }
      if (digests.size !== 1) throw new Error("expected one thread and two to give the same outputs");
      gains.push((time[1] ?? Number.NaN) / (time[2] ?? Number.NaN));
    }
  } finally {
    await pool.stop();
  }
  const figures = spread(gains);
  return {
    name,
    ...figures,
    unit: "×",
    ratio: figures.median,
    target: `≥ ${TARGETS.scaling} ×`,
    pass: verdict(settings, (figures.median ?? 0) >= TARGETS.scaling),
    note: `rounds of ${sitesPerRound} distinct sites, the same sites on one thread and on two; outputs equal`,
  };
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}
