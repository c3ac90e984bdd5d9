import { randomUUID } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Cluster } from "./cluster";
import { readIfThere } from "./files";
import { isStillRunning, processName } from "./live-process";

/** Notes that this process uses the server; returns the note's file, to be removed when done. */
export async function addServerUser(cluster: Cluster): Promise<string> {
  const note = path.join(cluster.serverUsers, randomUUID());
  await writeFile(note, processName(process.pid));
  return note;
}

/** Whether a live process still uses the server; notes of killed processes are cleared. */
export async function hasServerUsers(cluster: Cluster): Promise<boolean> {
  let found = false;
  for (const name of await readdir(cluster.serverUsers)) {
    const note = path.join(cluster.serverUsers, name);
    if (isStillRunning((await readIfThere(note)) ?? "")) found = true;
    else await rm(note, { force: true });
  }
  return found;
}
