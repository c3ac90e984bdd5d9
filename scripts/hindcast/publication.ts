import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/db/client";
import { applyPublishedState } from "@/db/commands/apply-epoch-import";
import { readEpochFiles } from "@/db/importing/read-epoch-files";
import { inRetriedTransaction } from "@/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { describeProblem } from "@/lib/importing/problem";
import type { Pair } from "./arguments";

export const actor: Actor = { kind: "system", name: "hindcast" };

/** One publication of Epoch AI, read from its two files. */
export type PublicationFiles = { state: PublishedState; fileNames: [sites: string, timeline: string] };

/**
 * Reads a publication. The day of publication is in the name of the file of sites; of a month alone it is the first, as in the seed.
 * @throws when a file cannot be read, or its name has no month
 */
export async function readPublicationFiles([sites, timeline]: Pair): Promise<PublicationFiles> {
  const [, month, day = "01"] = /(\d{4}-\d{2})(?:-(\d{2}))?/.exec(path.basename(sites)) ?? [];
  if (month === undefined) throw new Error(`${path.basename(sites)}: its name has no month, such as 2025-12`);
  const open = async (file: string) => ({ name: path.basename(file), bytes: await readFile(file) });
  const read = await readEpochFiles({
    ...{ sites: await open(sites), timeline: await open(timeline) },
    publishedOn: `${month}-${day}`,
  });
  if (!read.ok) throw new Error(read.failure.problems.map(describeProblem).join("\n"));
  return { state: read.value.state, fileNames: [path.basename(sites), path.basename(timeline)] };
}

/** Imports a publication. @returns the slug on record of each of its sites, by the name that its rows use */
export async function importPublication(db: Db, { state, fileNames }: PublicationFiles): Promise<Map<string, string>> {
  const contentSha256 = `hindcast ${state.publishedOn}`;
  const report = await inRetriedTransaction(db, actor, async (tx) =>
    unwrap(await applyPublishedState(tx, actor, state, { contentSha256, fileNames })),
  );
  const slugs = new Map(report.sites.map(({ name, slug }) => [name, slug]));
  return new Map(
    state.sites.flatMap(({ name, title }) => {
      const slug = slugs.get(title);
      return slug === undefined ? [] : [[name, slug] as const];
    }),
  );
}
