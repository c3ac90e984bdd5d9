import { exitWithParent } from "./parent-watch";

/** What a command line may use while it runs: progress lines, and a list of things to stop at its end. */
export type CommandContext = {
  log(line: string): void;
  /** Registers what has to be stopped at the end; the last registered stops first. */
  onStop(stop: () => Promise<void>): void;
  /** Registers something that is still starting: it is stopped even when the end comes before it is ready. */
  hold<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T>;
};

const GRACE_MS = 9_500;

/**
 * Runs a command line. Ctrl-C, SIGTERM, a closed terminal and the death of npm stop everything it started, within ten
 * seconds; so does its own end. An error becomes one line.
 * @param interruptedCode the exit code after a signal: 0 for servers, which are meant to be stopped that way
 */
export function runCommand(
  options: { interruptedCode: number },
  main: (context: CommandContext) => Promise<number>,
): void {
  const begun = Date.now();
  const stops: (() => Promise<void>)[] = [];
  const log = (line: string) => console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s] ${line}`);
  let ending = false;

  async function end(code: number) {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code || 1), GRACE_MS).unref();
    for (const stop of stops.reverse()) {
      await stop().catch((error: unknown) => {
        code ||= 1;
        console.error(oneLine(error));
      });
    }
    process.exit(code);
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!ending) log("Stopping");
      void end(options.interruptedCode);
    });
  }
  exitWithParent(() => void end(1));

  const context: CommandContext = {
    log,
    onStop: (stop) => void stops.push(stop),
    hold: (starting) => {
      stops.push(async () => {
        const started = await starting.catch(() => null);
        await started?.stop();
      });
      return starting;
    },
  };
  main(context).then(end, (error: unknown) => {
    // While stopping, work in progress loses its database; its error is expected.
    if (!ending) console.error(oneLine(error));
    void end(1);
  });
}

function oneLine(error: unknown): string {
  if (process.env.LEADTIME_DEBUG) return String(error instanceof Error ? error.stack : error);
  const causes: string[] = [];
  for (let at: unknown = error; at; at = at instanceof Error ? at.cause : null) {
    // A refused connection to a name with two addresses has a code but no message.
    causes.push(at instanceof Error ? at.message || String((at as NodeJS.ErrnoException).code) : String(at));
  }
  return `Error: ${causes.join(": ").replace(/\s+/g, " ").slice(0, 500)}`;
}
