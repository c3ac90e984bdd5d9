import { countingProxy } from "@/bench/counting-proxy";
import { quantile, rounded } from "@/bench/line";
import { runProgram } from "@/bench/run-program";
import { findFreePort } from "@/db/embedded/free-port";
import { cloneTemplate } from "@/db/testing/template-database";
import { TEST_TODAY } from "@/db/testing/test-day";
import { buildIfStale } from "./next-build";
import { type CommandContext, runCommand } from "./run-command";
import { serveApp } from "./serve-app";
import { openTestServer } from "./test-database";

// Usage: npm run bench:pages -- [SITES]... (50 and 5000 when left out): fills a scratch database with copies of the seed's sites, serves the app
// over it without a worker, and prints one JSON object per page: milliseconds alone (median of five after one), queries and kilobytes.
const PAGES = [
  "/sites",
  "/sites/export",
  "/flags",
  "/sites/amazon-ridgeland",
  "/countries",
  "/countries/USA",
  "/operators",
  "/track-record",
  "/programmes",
  "/portfolio",
  "/assumptions",
  "/log",
];
const VIEWS = 5;

runCommand({ interruptedCode: 130 }, async (context) => {
  process.env.LEADTIME_TODAY = TEST_TODAY;
  const sizes = process.argv.slice(2).map(Number);
  const server = await openTestServer(context);
  await buildIfStale(context);
  for (const sites of sizes.length > 0 ? sizes : [50, 5_000]) await measure(context, server, sites);
  return 0;
});

async function measure(context: CommandContext, server: string, sites: number): Promise<void> {
  const database = await cloneTemplate(server, "seeded", "leadtime_bench_pages");
  process.env.DATABASE_URL = database;
  print(await runProgram("fill-sites.ts", String(sites)));
  const url = new URL(database);
  const proxy = await countingProxy({ host: url.hostname, port: Number(url.port) });
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  const begun = performance.now();
  const address = { host: "127.0.0.1", port: await findFreePort() };
  const app = await serveApp(context, { mode: "start", address, env: { DATABASE_URL: url.href } });
  await view(app.url, "/sites");
  print({ sites, startToFirstPageMs: Math.round(performance.now() - begun) });
  for (const page of PAGES) {
    const first = await view(app.url, page);
    const times: number[] = [];
    const before = proxy.queries();
    for (let i = 0; i < VIEWS; i += 1) times.push((await view(app.url, page)).milliseconds);
    const queries = (proxy.queries() - before) / VIEWS;
    print({
      sites,
      page,
      milliseconds: rounded(quantile(times, 0.5)),
      first: rounded(first.milliseconds),
      queries,
      kilobytes: first.kilobytes,
    });
  }
  await app.stop();
  proxy.close();
}

async function view(origin: string, page: string): Promise<{ milliseconds: number; kilobytes: number }> {
  const begun = performance.now();
  const response = await fetch(origin + page);
  const body = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${page} answers ${response.status}`);
  return { milliseconds: performance.now() - begun, kilobytes: Math.round(body.byteLength / 1024) };
}

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
