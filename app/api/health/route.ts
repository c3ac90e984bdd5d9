import { connection } from "next/server";
import { database } from "@/db";
import { acceptsWrites } from "@/db/queries/accepts-writes";
import { findLastJobRun } from "@/db/queries/find-last-job-run";

const noStore = { headers: { "cache-control": "no-store" } };

/**
 * Whether this process can read and save: within two seconds the database answers a query, and a transaction like those of saves, which
 * may write; and when the worker last finished a job (null: never), which is for people to judge and changes no status. Says nothing else.
 */
export async function GET(): Promise<Response> {
  await connection();
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("The database did not answer within 2 s")), 2_000);
    });
    const answers = Promise.all([findLastJobRun(database()), database().transaction(acceptsWrites)]);
    const [workerFinishedAt, canSave] = await Promise.race([answers, late]);
    if (!canSave) throw new Error("The database takes no changes: it is read-only");
    return Response.json({ status: "ok", workerFinishedAt }, noStore);
  } catch (error) {
    console.error("health:", error);
    return Response.json({ status: "unavailable" }, { status: 503, ...noStore });
  } finally {
    clearTimeout(timer);
  }
}
