import { Logger } from "graphile-worker";

/** Passes on the first line of the queue's warnings and errors; that a job ended well is the tasks' own news. */
export function troubleLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log(message.split("\n")[0] ?? message);
  });
}
