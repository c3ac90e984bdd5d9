import { parentPort } from "node:worker_threads";
import { runTask, type TaskName, type TaskProgress } from "./tasks";

/** What a thread is asked, one task at a time. */
export type ThreadRequest = { name: TaskName; input: unknown };

/** What a thread answers: any number of `progress`, then one of the others. */
export type ThreadAnswer =
  | { kind: "progress"; progress: TaskProgress }
  | { kind: "output"; output: unknown }
  | { kind: "error"; name: string; message: string; stack: string | undefined };

parentPort?.on("message", ({ name, input }: ThreadRequest) => {
  try {
    answer({ kind: "output", output: runTask(name, input, (progress) => answer({ kind: "progress", progress })) });
  } catch (error) {
    const { name: kind, message, stack } = error instanceof Error ? error : new Error(String(error));
    answer({ kind: "error", name: kind, message, stack });
  }
});

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}
