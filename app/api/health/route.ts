import { connection } from "next/server";
import { database } from "@/db";
import { findLastJobRun } from "@/db/queries/find-last-job-run";

const noStore = { headers: { "cache-control": "no-store" } };

/**
 * Whether this process can serve: the database answers within two seconds; and when the worker last finished a job (null: never),
 * which is for people to judge and changes no status. Says nothing else.
 */
export async function GET(): Promise<Response> {
  await connection();
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("The database did not answer within 2 s")), 2_000);
    });
    const workerFinishedAt = await Promise.race([findLastJobRun(database()), late]);
    return Response.json({ status: "ok", workerFinishedAt }, noStore);
  } catch (error) {
    console.error("health:", error);
    return Response.json({ status: "unavailable" }, { status: 503, ...noStore });
  } finally {
    clearTimeout(timer);
  }
}
