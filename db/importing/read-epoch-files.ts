import type { Result } from "@/lib/domain/result";
import { type ReadPublication, type RefusedFiles, readPublication } from "@/lib/importing/epoch/read-publication";
import { readStrictTable } from "./read-strict-table";
import type { FileSource } from "./source";

/**
 * Reads the two files of one published state of "Frontier Data Centers".
 * @param input.quarantine leave wrong rows out instead of refusing the whole
 */
export async function readEpochFiles(input: {
  sites: FileSource;
  timeline: FileSource;
  publishedOn: string;
  quarantine?: boolean;
}): Promise<Result<ReadPublication, RefusedFiles>> {
  const [sites, timeline] = [await readStrictTable(input.sites), await readStrictTable(input.timeline)];
  return readPublication({ ...input, sites, timeline });
}
