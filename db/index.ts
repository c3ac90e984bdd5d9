import "server-only";
import { connect, type Db } from "./client";

const holder = globalThis as { leadtimeDb?: Db };

/** The app's one handle; kept across hot reloads so that a reload does not open a second pool. */
export function database(): Db {
  if (holder.leadtimeDb) return holder.leadtimeDb;
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with `npm start` or `npm run dev`.");
  holder.leadtimeDb = connect(url).db;
  return holder.leadtimeDb;
}
