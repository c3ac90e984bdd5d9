import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { findFreePort } from "@/db/embedded/free-port";
import { cloneTemplate } from "@/db/testing/template-database";
import { TEST_TODAY } from "@/db/testing/test-day";
import { toEpochDay } from "@/lib/domain/dates";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { writeScenarioLink } from "@/lib/scenarios/scenario-link";
import { buildIfStale } from "@/scripts/next-build";
import { runCommand } from "@/scripts/run-command";
import { serveApp } from "@/scripts/serve-app";
import { openTestServer } from "@/scripts/test-database";

// Usage: event-loop.ts: serves the built app on the seed, asks for ten comparisons of scenarios at once, and prints how late the event loop of
// the web server was meanwhile, and in as long a time without any request. Its last line is JSON.

/** Milliseconds that the event loop's timers came late. */
export type Delays = { n: number; p50: number; p99: number; max: number };
export type EventLoopFigures = { links: number; seconds: number; loaded: Delays; idle: Delays };

const LINKS = 10;
const SITE = "anthropic-amazon-new-carlisle";
const PRELOAD = pathToFileURL(path.join(import.meta.dirname, "event-loop-delay.mjs")).href;

/** Every group of overrides but export control: 32 mixtures of the base and this. */
const scenario = (place: number): ScenarioOverrides => ({
  durationFactors: { grid_interconnect: 1.2 + place / 100 },
  hazardFactor: 1.3,
  factorShift: 0.2,
  ownSiliconAttach: 0.2,
  utilisation: 0.5,
});

runCommand({ interruptedCode: 130 }, async (house) => {
  process.env.LEADTIME_TODAY = TEST_TODAY;
  await buildIfStale(house);
  const DATABASE_URL = await cloneTemplate(await openTestServer(house), "seeded", "leadtime_event_loop");
  const folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-event-loop-"));
  house.onStop(() => rm(folder, { recursive: true, force: true }));
  const app = await serveApp(house, {
    mode: "start",
    address: { host: "127.0.0.1", port: await findFreePort() },
    env: { DATABASE_URL, NODE_OPTIONS: `--import ${PRELOAD}`, LEADTIME_EVENT_LOOP_DELAYS: folder },
  });
  const linkOf = (place: number) =>
    writeScenarioLink({ asOfDay: toEpochDay(TEST_TODAY), scenario: { kind: "own", overrides: scenario(place) } });
  const compare = async (place: number) => {
    const address = `${app.url}/api/simulations/sites/${SITE}?figures=comparison&scenario=${linkOf(place)}`;
    const lines = (await (await fetch(address)).text()).trim().split("\n");
    if (lines.at(-1) !== '{"end":"done"}') throw new Error(`${address}: ${lines.at(-1)}`);
  };
  // The threads and the routes are started, and what they run is compiled.
  await Promise.all([compare(LINKS), compare(LINKS + 1)]);
  await delaysOf(folder);
  const begun = performance.now();
  await Promise.all(Array.from({ length: LINKS }, (_, place) => compare(place)));
  const milliseconds = performance.now() - begun;
  const loaded = await delaysOf(folder);
  await sleep(milliseconds);
  const idle = await delaysOf(folder);
  const figures: EventLoopFigures = { links: LINKS, seconds: milliseconds / 1000, loaded, idle };
  console.log(JSON.stringify(figures));
  return 0;
});

/** What the web server measured since it was last asked. */
async function delaysOf(folder: string): Promise<Delays> {
  const file = path.join(folder, "delays.json");
  process.kill(Number(await readFile(path.join(folder, "pid"), "utf8")), "SIGUSR2");
  for (;;) {
    const text = await readFile(file, "utf8").catch(() => null);
    if (text !== null) {
      await rm(file);
      return JSON.parse(text);
    }
    await sleep(20);
  }
}
