import { Logger } from "graphile-worker";

/**
 * Passes on the first line of the queue's warnings and errors; the tasks report their own success. A job that gave up waiting for
 * a lock is no failure: it is reported as what it is.
 */
export function warningLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level !== "error" && level !== "warning") return;
    const gaveWay = /^Failed task \d+ \(([\w-]+),.*lock timeout/.exec(message);
    log(
      gaveWay
        ? `${gaveWay[1]} waited too long for another writer and will be tried again`
        : (message.split("\n")[0] ?? message),
    );
  });
}
