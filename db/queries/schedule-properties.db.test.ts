import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSiteSchedule } from "@/lib/chain/site-schedule";
import { evidenceMoves, tryProperties } from "@/lib/schedule/properties.fixture";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { seedEpoch } from "../seed/seed-epoch";
import { seedRecords } from "../seed/seed-records";
import { testDatabase } from "../testing/test-database";
import { getModelRecords } from "./get-model-records";
import { listSiteRecords } from "./list-site-records";

let database: Awaited<ReturnType<typeof testDatabase>>;
let schedules: SiteSchedule[];
beforeAll(async () => {
  database = await testDatabase("seeded");
  process.env.LEADTIME_TODAY = "2026-11-30";
  await seedRecords(database.url, () => {});
  await seedEpoch(database.url, () => {});
  const ids = await database.db.execute<{ id: number }>(sql`select id from sites order by id`);
  const sites = await listSiteRecords(database.db, ids.map(({ id }) => Number(id)), await getModelRecords(database.db));
  schedules = sites.map(readSiteSchedule).filter(({ phases }) => phases.length > 0);
}, 300_000);
afterAll(() => database?.close());

it("all", () => {
  const total = new Map<string, { cases: number; broken: string[] }>();
  if (process.env.PROPS) for (const draws of [Number(process.env.PROPS)]) {
    const t = performance.now();
    for (const one of schedules)
      for (const [name, { cases, broken }] of tryProperties(one, draws)) {
        const known = total.get(name) ?? { cases: 0, broken: [] };
        known.cases += cases; known.broken.push(...broken.map((b) => `${one.siteKey} ${b}`));
        total.set(name, known);
      }
    console.log(draws, schedules.length, schedules.flatMap(s=>s.phases).length, (performance.now() - t) / 1000);
    for (const [name, { cases, broken }] of [...total].sort()) console.log(name, cases, broken.length, broken.slice(0, 12));
  }
  if (!process.env.PROPS) {
  const moves = schedules.flatMap((one) => evidenceMoves(one, 512, 0.05).map((m) => ({ ...m, site: one.siteKey })));
  for (const kind of ["grid","works","agreement","transformer","permit","water"]) {
    const list = moves.filter((m) => m.kind === kind);
    const med = (f: (m: (typeof list)[number]) => number) => [...list].map(f).sort((a, b) => a - b)[list.length >> 1];
    console.log(kind, list.length, "done earlier", list.filter((m) => m.doneDays < -0.5).length / list.length, med((m) => m.doneDays), "refused later", list.filter((m) => (m.refusedDays ?? 0) > 0.5).length / list.length, med((m) => m.refusedDays ?? 0));
    for (const m of list.filter((m) => m.doneDays >= -0.5).slice(0, 60)) console.log("   done", m.site, m.gateId, m.doneDays.toFixed(2), m.decidedBy, m.decidedShare.toFixed(2));
    for (const m of list.filter((m) => m.refusedDays !== null && m.refusedDays <= 0.5).slice(0, 60)) console.log("   refused", m.site, m.gateId, m.refusedDays?.toFixed(2), m.decidedBy, m.decidedShare.toFixed(2));
  }
  }
  expect(1).toBe(1);
}, 3_000_000);
