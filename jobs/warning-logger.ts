import { Logger } from "graphile-worker";

/**
 * Passes on the first line of the queue's warnings and errors; that a job ended well is the tasks' own news. A job that gave way to a lock is
 * no failure: it is reported as what it is.
 */
export function warningLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level !== "error" && level !== "warning") return;
    const gaveWay = /^Failed task \d+ \(([\w-]+),.*lock timeout/.exec(message);
    log(
      gaveWay
        ? `${gaveWay[1]} gave way to another writer and comes again shortly`
        : (message.split("\n")[0] ?? message),
    );
  });
}
