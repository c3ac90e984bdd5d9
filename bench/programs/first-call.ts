import { coldForecast } from "../engine";
import { siteNetwork } from "../site-network";

// A program of its own: the time of the very first forecast in a process, after its modules are loaded.
const network = siteNetwork(Number(process.argv[2] ?? 0));
const begin = performance.now();
const { targets } = coldForecast(network);
process.stdout.write(`${JSON.stringify({ milliseconds: performance.now() - begin, targets: targets.length })}\n`);
