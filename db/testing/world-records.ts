import { sql } from "drizzle-orm";
import { vi } from "vitest";
import type { SiteRecords } from "@/lib/domain/records";
import { getModelRecords } from "../queries/get-model-records";
import { listSiteRecords } from "../queries/list-site-records";
import { seedEpoch } from "../seed/seed-epoch";
import { seedRecords } from "../seed/seed-records";
import { testDatabase } from "./test-database";

/** The day on which the records of the world were read. */
export const RECORDS_READ_ON = "2026-11-30";

let reading: Promise<SiteRecords[]> | null = null;

/** Every site of the seed, the world and Epoch's publication included; read once for the tests that run in one process. Not to be changed. */
export function worldRecords(): Promise<SiteRecords[]> {
  reading ??= readWorld();
  return reading;
}

async function readWorld(): Promise<SiteRecords[]> {
  const { db, url, close } = await testDatabase("seeded");
  vi.stubEnv("LEADTIME_TODAY", RECORDS_READ_ON);
  try {
    await seedRecords(url, () => {});
    await seedEpoch(url, () => {});
    const ids = await db.execute<{ id: number }>(sql`select id from sites order by id`);
    return await listSiteRecords(
      db,
      ids.map(({ id }) => Number(id)),
      await getModelRecords(db),
    );
  } finally {
    vi.unstubAllEnvs();
    await close();
  }
}
