import { connection } from "next/server";
import { database } from "@/db";
import { ping } from "@/db/queries/ping";

const noStore = { headers: { "cache-control": "no-store" } };

/** Whether this process can serve: the database answers within two seconds. Says nothing else. */
export async function GET(): Promise<Response> {
  await connection();
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("The database did not answer within 2 s")), 2_000);
    });
    await Promise.race([ping(database()), late]);
    return Response.json({ status: "ok" }, noStore);
  } catch (error) {
    console.error("health:", error);
    return Response.json({ status: "unavailable" }, { status: 503, ...noStore });
  } finally {
    clearTimeout(timer);
  }
}
