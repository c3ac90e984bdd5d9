import type { Result } from "@/lib/domain/result";
import { type ReadPublication, type RefusedFiles, readPublication } from "@/lib/importing/epoch/read-publication";
import { readStrictTable } from "./read-strict-table";
import type { FileSource } from "./source";

/** Reads the two files of one published state of "Frontier Data Centers". */
export async function readEpochFiles(input: {
  sites: FileSource;
  timeline: FileSource;
  publishedOn: string;
}): Promise<Result<ReadPublication, RefusedFiles>> {
  const [sites, timeline] = [await readStrictTable(input.sites), await readStrictTable(input.timeline)];
  return readPublication({ sites, timeline, publishedOn: input.publishedOn });
}
