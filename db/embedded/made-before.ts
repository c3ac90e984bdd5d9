import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Cluster } from "./cluster";
import { exists } from "./files";

/**
 * What to do when there is no data folder. `create-first`: make one, unless there was one before: records that are lost must not be
 * replaced by an empty database in silence. `create`: make one in any case, to restore into it. `refuse`: make none.
 */
export type WhenMissing = "create-first" | "create" | "refuse";

/**
 * The note that a database was made. It lies beside the state folder, so that it outlives that folder and shows that a disk is not mounted
 * there; where nobody may write beside it, inside.
 */
const notesOf = (stateDir: string) => [`${stateDir}.database-made`, path.join(stateDir, "database-made")];

/** Whether a note says that the database of this state folder was made. */
export async function isNoted(stateDir: string): Promise<boolean> {
  return (await present(notesOf(stateDir))).length > 0;
}

/** Notes that the database of this state folder is made, unless it is noted already. */
export async function noteMade(stateDir: string, cluster: Cluster): Promise<void> {
  if (await isNoted(stateDir)) return;
  const text = `Leadtime made its database in ${cluster.data}.
While this file is here, a start that does not find the database there ends with a message and makes no empty one in its place.
Delete this file only to start with an empty database, without those records.
`;
  const [beside = "", inside = ""] = notesOf(stateDir);
  await writeFile(beside, text).catch((error: NodeJS.ErrnoException) => {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code ?? "")) throw error;
    return writeFile(inside, text);
  });
}

/**
 * Looks whether a data folder that is not there may be made.
 * @throws with the ways out when it may not
 */
export async function refuseLoss(stateDir: string, cluster: Cluster, whenMissing: WhenMissing): Promise<void> {
  // In this order: a note found now was written after the folder was made, even when another process makes both at this moment.
  // A server that answered wrote `port`; versions before the note left nothing else.
  const traces = await present([...notesOf(stateDir), cluster.port]);
  if (whenMissing === "create" || (await exists(cluster.data))) return;
  if (whenMissing === "refuse") throw new Error(`There is no database in ${cluster.folder}.`);
  if (traces.length === 0) return;
  throw new Error(
    `The database is missing: it was made in ${cluster.data}, and nothing is there now. Bring the folder back (is its disk mounted?), or restore a backup (npm run restore -- FILE). To start with an empty database instead, delete ${traces.join(" and ")}.`,
  );
}

async function present(files: string[]): Promise<string[]> {
  const found = await Promise.all(files.map(exists));
  return files.filter((_, index) => found[index]);
}
