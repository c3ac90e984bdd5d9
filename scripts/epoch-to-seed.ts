import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { readEpochFiles } from "@/db/importing/read-epoch-files";
import { EPOCH_FOLDER, readSameSites } from "@/db/seed/seed-epoch";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { describeProblem } from "@/lib/importing/problem";
import { runCommand } from "./run-command";

const USAGE =
  "Usage: npm run epoch-to-seed -- --sites data_centers.csv --timeline timelines.csv --published 2026-04-01";

// Reads a publication with the importer and writes its dates, megawatts, places and parties as the seed's file: no prose, no amounts of money.
runCommand({ interruptedCode: 130 }, async (context) => {
  const file = { type: "string" } as const;
  const { values } = parseArgs({ options: { sites: file, timeline: file, published: file } });
  const { sites, timeline, published } = values;
  if (!sites || !timeline || !published) throw new Error(USAGE);
  const open = async (name: string) => ({ name: path.basename(name), bytes: await readFile(name) });
  const read = await readEpochFiles({
    sites: await open(sites),
    timeline: await open(timeline),
    publishedOn: published,
  });
  if (!read.ok) throw new Error(read.failure.problems.map(describeProblem).join("\n"));
  const { state, notUnderstood } = read.value;
  for (const problem of notUnderstood) context.log(describeProblem(problem));
  const { addressesLeftOut } = await readSameSites();
  const name = `${published.slice(0, 7)}.json`;
  const content = JSON.stringify(withoutProse(state, new Set(Object.keys(addressesLeftOut))), null, 1);
  await writeFile(path.join(EPOCH_FOLDER, name), `${content}\n`);
  context.log(`${name}: ${state.sites.length} sites, ${state.rows.length} rows`);
  return 0;
});

function withoutProse(state: PublishedState, withoutAddress: ReadonlySet<string>): PublishedState {
  return {
    ...state,
    sites: state.sites.map((site) => ({
      ...site,
      address: withoutAddress.has(site.name) ? null : site.address,
      raw: null,
    })),
    rows: state.rows.map((row) => ({
      ...row,
      computeCapexUsd: null,
      constructionCapexUsd: null,
      status: null,
      raw: null,
    })),
  };
}
