import { isStillRunning, parentOf, processName } from "@/db/embedded/live-process";

/**
 * Calls `end` when npm, which runs this script, was killed without a word (`kill -9`): nobody could stop us otherwise.
 * Only under npm: a script started by hand may outlive its shell.
 */
export function exitWithParent(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const npm = findNpm();
  const watch = setInterval(() => {
    if (isStillRunning(npm)) return;
    clearInterval(watch);
    end();
  }, 300);
  watch.unref();
}

/** npm runs scripts through `sh -c`, and some shells stay in between. */
function findNpm(): string {
  const parent = parentOf(process.ppid);
  return processName(parent && /^\S*sh -c /.test(parent.command) ? parent.parent : process.ppid);
}
