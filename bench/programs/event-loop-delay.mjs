// Loaded into the web server by `node --import`: on SIGUSR2 it writes how late the event loop's timers were since the last time, and starts over.
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const folder = process.env.LEADTIME_EVENT_LOOP_DELAYS;
if (isMainThread && folder) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const inMs = (nanoseconds) => nanoseconds / 1e6;
  process.on("SIGUSR2", () => {
    const n = delays.count;
    const figures = { n, p50: inMs(delays.percentile(50)), p99: inMs(delays.percentile(99)), max: inMs(delays.max) };
    delays.reset();
    writeFileSync(`${folder}/new.json`, JSON.stringify(figures));
    renameSync(`${folder}/new.json`, `${folder}/delays.json`);
  });
  writeFileSync(`${folder}/pid`, String(process.pid));
}
