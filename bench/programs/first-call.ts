import { benchSite } from "../schedule-site";
import { coldSiteForecast } from "../site-forecast";

// A program of its own: the time of the very first forecast in a process, after its modules are loaded.
const planned = benchSite(Number(process.argv[2] ?? 0));
const begin = performance.now();
const { phases } = coldSiteForecast(planned);
process.stdout.write(`${JSON.stringify({ milliseconds: performance.now() - begin, phases: phases.length })}\n`);
