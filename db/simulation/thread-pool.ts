import type { Worker } from "node:worker_threads";
import type { TaskProgress } from "./tasks";
import type { ThreadAnswer, ThreadRequest } from "./thread";

/** More tasks wait than the pool takes: nothing was computed, and the same may be asked again later. */
export class TooManyTasks extends Error {
  override readonly name = "TooManyTasks";
}

/** By name: the pool may have been made by another copy of this file. */
export const isTooManyTasks = (error: unknown): boolean => error instanceof Error && error.name === "TooManyTasks";

export type RunOptions = {
  /** Goes before all that is not, and is not refused for how many of those wait: what somebody is saving. */
  isUrgent?: boolean | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: TaskProgress) => void) | undefined;
};

export type ThreadPool = {
  /**
   * Runs a task in a thread: urgent ones first, otherwise first come first served. Its input and output are copied.
   * @throws TooManyTasks; what the task throws, by name and message; the signal's reason, whether the task waits or runs; an error that says
   * so when the thread dies
   */
  run(request: ThreadRequest, options?: RunOptions): Promise<unknown>;
  /** Ends the threads; what runs or waits fails. */
  close(): Promise<void>;
};

type Task = {
  request: ThreadRequest;
  isUrgent: boolean;
  onProgress: RunOptions["onProgress"];
  /** Ends the task one way or the other; only the first call counts. */
  settle: (outcome: { output: unknown } | { error: unknown }) => void;
};

/**
 * Keeps up to `threads` threads, each started when it is first needed and replaced when it dies. A thread keeps the process alive only while
 * it works.
 * @param options.start starts a thread that answers every `ThreadRequest` by `ThreadAnswer`s
 * @param options.mostWaiting tasks that may wait for a thread, and as many urgent ones
 */
export function createThreadPool(options: { threads: number; mostWaiting: number; start: () => Worker }): ThreadPool {
  const idle: Worker[] = [];
  const running = new Map<Worker, Task>();
  const waiting: Task[] = [];

  function startNext(): void {
    while (waiting.length > 0 && (idle.length > 0 || running.size < options.threads)) {
      const task = waiting.shift();
      if (!task) return;
      let worker: Worker | null = null;
      try {
        worker = idle.pop() ?? startThread();
        running.set(worker, task);
        worker.ref();
        worker.postMessage(task.request);
      } catch (error) {
        // The thread did not start, or what cannot be copied never reached it.
        if (worker) release(worker);
        task.settle({ error });
      }
    }
  }

  function startThread(): Worker {
    const worker = options.start();
    worker.on("message", (answer: ThreadAnswer) => {
      const task = running.get(worker);
      if (answer.kind === "progress") return task?.onProgress?.(answer.progress);
      release(worker);
      task?.settle(answer.kind === "output" ? answer : { error: errorOf(answer) });
      startNext();
    });
    worker.on("error", (cause) =>
      lose(worker, new Error(`the simulation's thread failed: ${cause.message}`, { cause })),
    );
    worker.on("exit", (code) => lose(worker, new Error(`the simulation's thread ended with code ${code}`)));
    return worker;
  }

  function release(worker: Worker): void {
    running.delete(worker);
    worker.unref();
    idle.push(worker);
  }

  function lose(worker: Worker, error: unknown): void {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    running.get(worker)?.settle({ error });
    running.delete(worker);
    startNext();
  }

  /** A task that waits leaves the queue; one that runs is ended with its thread, for nothing else stops a loop. */
  function cancel(task: Task, reason: unknown): void {
    if (waiting.includes(task)) waiting.splice(waiting.indexOf(task), 1);
    task.settle({ error: reason });
    for (const [worker, one] of running) {
      if (one !== task) continue;
      // An answer that is under way must not make the dying thread look idle.
      worker.removeAllListeners("message");
      void worker.terminate();
    }
  }

  return {
    run(request, { signal, onProgress, isUrgent = false } = {}) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const before = waiting.filter((one) => one.isUrgent === isUrgent).length;
        if (before >= options.mostWaiting)
          throw new TooManyTasks(`${before} simulations are waiting already; try again in a moment`);
        const abort = () => cancel(task, signal?.reason);
        const task: Task = {
          request,
          isUrgent,
          onProgress,
          settle: (outcome) => {
            signal?.removeEventListener("abort", abort);
            if ("error" in outcome) reject(outcome.error);
            else resolve(outcome.output);
          },
        };
        signal?.addEventListener("abort", abort, { once: true });
        waiting.splice(isUrgent ? before : waiting.length, 0, task);
        startNext();
      });
    },
    async close() {
      for (const task of [...waiting]) cancel(task, new Error("the simulation's threads were closed"));
      await Promise.all([...idle, ...running.keys()].map((worker) => worker.terminate()));
    },
  };
}

function errorOf({ name, message, stack }: Extract<ThreadAnswer, { kind: "error" }>): Error {
  return Object.assign(new Error(message), { name, ...(stack === undefined ? {} : { stack }) });
}
