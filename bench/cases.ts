import { eventLoop } from "./cases/event-loop";
import { floor } from "./cases/floor";
import { importRegister } from "./cases/import-register";
import { money } from "./cases/money";
import { numpy } from "./cases/numpy";
import { sitesOnAllCores, sitesOnOneCore, twoWorkers } from "./cases/portfolio";
import { precision } from "./cases/precision";
import { siteCold, siteFirst, siteWarm } from "./cases/site";
import { tornado, whatIf } from "./cases/what-if";
import type { BenchLine } from "./line";
import type { Settings } from "./settings";

type Lines = BenchLine | BenchLine[] | Promise<BenchLine | BenchLine[]> | AsyncIterable<BenchLine>;

/** Every case in the order in which a whole run takes them; `name` is what `--case` takes. */
export const CASES: { name: string; parts: ((settings: Settings) => Lines)[] }[] = [
  { name: "site", parts: [siteWarm, siteCold, siteFirst] },
  { name: "what-if", parts: [whatIf, tornado] },
  { name: "floor", parts: [floor] },
  { name: "numpy", parts: [(settings) => numpy(settings)] },
  { name: "precision", parts: [precision] },
  { name: "portfolio", parts: [sitesOnOneCore, twoWorkers, sitesOnAllCores] },
  { name: "money", parts: [money] },
  { name: "event-loop", parts: [eventLoop] },
  { name: "import", parts: [importRegister] },
];

/** The lines of one part of a case, as they come. */
export async function* linesOf(lines: Lines): AsyncGenerator<BenchLine> {
  const made = await lines;
  if (Array.isArray(made)) yield* made;
  else if (Symbol.asyncIterator in made) yield* made;
  else yield made;
}
