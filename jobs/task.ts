import type { Task } from "graphile-worker";
import { z } from "zod";
import type { Db } from "@/db/client";
import { today } from "@/db/clock";
import { recordJobRun } from "@/db/commands/record-job-run";
import { findLastWorkedDay } from "@/db/queries/find-last-worked-day";
import type { Actor } from "@/lib/domain/actor";

/** What a task works with. */
export type JobContext = {
  db: Db;
  actor: Actor;
  log: (line: string) => void;
  /** Aborted a few seconds after the worker was asked to stop: a long job throws then, and comes again. */
  signal?: AbortSignal;
};

/** One kind of job: `run` calls one command of `db/commands` and does no harm when run twice. */
export type JobTask = { name: string; run: (context: JobContext, payload: unknown) => Promise<void> };

/** In the payload of a job that is put into the queue every hour and has work once a day. */
const NewDayOnly = z.object({ onNewDayOnly: z.literal(true) });

/**
 * A task whose payload is checked before it runs. The schedule adds fields of its own to a payload, so unknown ones are left out. With
 * `onNewDayOnly: true` in its payload it runs only when it has not yet ended well for this day.
 * @param run gets the workspace's day, read once when the job begins: the day that it works for
 * @throws (when run) with the task's name and every field that is wrong; the queue keeps the message and tries again later
 */
export function defineTask<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  run: (context: JobContext & { asOfOn: string }, payload: Payload) => Promise<void>,
): JobTask {
  return {
    name,
    run: async (context, given) => {
      const parsed = payload.safeParse(given);
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "payload"}: ${message}`);
        throw new Error(`${name}: the payload is refused: ${problems.join("; ")}`);
      }
      const asOfOn = today();
      const isNewDayOnly = NewDayOnly.safeParse(given).success;
      if (isNewDayOnly && (await findLastWorkedDay(context.db, name)) === asOfOn) return;
      await run({ ...context, asOfOn }, parsed.data);
      await recordJobRun(context.db, context.actor, { task: name, asOfOn });
    },
  };
}

/** The tasks as the queue wants them. What they throw says its causes too, since the queue keeps the message alone. */
export function bindTasks(tasks: JobTask[], context: JobContext): Record<string, Task> {
  const bind =
    (task: JobTask): Task =>
    async (payload, { abortSignal }) => {
      await task.run({ ...context, signal: abortSignal }, payload).catch((error: unknown) => {
        throw new Error(messageWithCauses(error), { cause: error });
      });
    };
  return Object.fromEntries(tasks.map((task) => [task.name, bind(task)]));
}

/** The last first: a failed query says why at its end, after a text that may be long. */
function messageWithCauses(error: unknown): string {
  const messages: string[] = [];
  for (let at: unknown = error; at; at = at instanceof Error ? at.cause : null)
    messages.unshift(at instanceof Error ? at.message : String(at));
  return messages.join(", in: ").replace(/\s+/g, " ").slice(0, 1_000);
}
