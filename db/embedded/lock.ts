import { randomUUID } from "node:crypto";
import { link, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { readIfThere } from "./files";
import { isStillRunning, processName } from "./live-process";

/**
 * Runs `work` while no other process holds the lock file. A lock whose holder was killed is taken over.
 * @throws when the lock is not free within `patienceMs`
 */
export async function withLock<T>(file: string, work: () => Promise<T>, patienceMs = 90_000): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!(await tryTake(file))) {
    if (Date.now() > deadline) throw new Error(`Another process holds ${file} since more than ${patienceMs / 1000} s.`);
    await removeIfAbandoned(file);
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Linking a finished file makes the lock appear together with its holder's name, or not at all. */
async function tryTake(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, processName(process.pid), { mode: 0o644 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two processes that both see an abandoned lock must not remove each other's new one: a second lock decides. */
async function removeIfAbandoned(file: string): Promise<void> {
  const holder = await readIfThere(file);
  if (holder === null || isStillRunning(holder)) return;
  const breaker = `${file}.breaking`;
  if (!(await tryTake(breaker))) {
    const age = await stat(breaker).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > 5_000) await rm(breaker, { force: true });
    return;
  }
  try {
    if ((await readIfThere(file)) === holder) await rm(file, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}
