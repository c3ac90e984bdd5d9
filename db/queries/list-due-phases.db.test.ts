import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { storeOutsideAnswer } from "../commands/store-outside-answer";
import { seedOutsideForecasts } from "../seed/seed-outside-forecasts";
import { testDatabase } from "../testing/test-database";
import { answerOutsideForecasts } from "./answer-outside-forecasts";
import { listDuePhases } from "./list-due-phases";
import { listOutsideForecasts } from "./list-outside-forecasts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
  vi.stubEnv("LEADTIME_TODAY", "2026-11-30");
  await seedOutsideForecasts(database.url);
  // A start of service of a whole site stands beside those of phases, and is nobody's due date.
  await database.db.execute(
    sql.raw(`
    insert into indicators (site_id, kind, key, title_en, title_ko, requirement, mark)
      select id, 'service', 'campus', 'Service', '가동', 'required', 'U' from sites where slug = 'amazon-ridgeland';
    insert into milestones (indicator_id, step) select id, 'in_service' from indicators where key = 'campus';
    insert into dated_claims (natural_key, milestone_id, kind, precision, earliest_on, latest_on, known_on, source_id, mark, recorded_by)
      select 'campus', id, 'actual', 'day', '2020-01-01', '2020-01-01', '2020-01-01', (select min(id) from sources), 'U', 'system:test'
      from milestones where indicator_id = (select id from indicators where key = 'campus');`),
  );
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.close();
});

const due = async (parts: Partial<Parameters<typeof listDuePhases>[1]> = {}) =>
  listDuePhases(database.db, { iso3: "USA", leastMegawatts: null, dueYear: 2026, saidOn: "2026-02-24", ...parts });
const names = async (parts: Parameters<typeof due>[0]) =>
  (await due(parts)).map(({ siteSlug, ordinal }) => `${siteSlug} ${ordinal}`);

describe("the phases that were due in a year", () => {
  it("are those whose newest stated date of the day fell in it, with that day", async () => {
    const found = await due();
    expect(found.find(({ siteSlug, ordinal }) => siteSlug === "amazon-ridgeland" && ordinal === 1)).toMatchObject({
      ...{ dueDay: toEpochDay("2026-05-19"), megawatts: 273, outcome: expect.anything() },
    });
    expect(await names({ dueYear: 2027 })).not.toContain("amazon-ridgeland 1");
    expect(await names({ iso3: "KOR" })).toEqual([]);
  });

  it("are as they were on the day of the question: nothing said later counts", async () => {
    expect(await names({ saidOn: "2025-11-30" })).toEqual([]);
  });

  it("may have a least size, which a phase of unknown size does not have", async () => {
    expect(await names({ leastMegawatts: 272 })).toContain("amazon-ridgeland 1");
    expect(await names({ leastMegawatts: 273 })).not.toContain("amazon-ridgeland 1");
  });
});

describe("our own answers", () => {
  it("are the same for the same records, are kept beside the question, and are never changed", async () => {
    const answers = await answerOutsideForecasts(database.db, "2026-11-30");
    expect(answers.map(({ forecast, reading }) => `${forecast} ${reading}`)).toEqual([
      "currence-2026-late after-the-stated-date",
      "currence-2026-late over-three-months",
      "synmax-2026-late over-three-months",
    ]);
    expect(await answerOutsideForecasts(database.db, "2026-11-30")).toEqual(answers);
    for (const { share, phases, members } of answers) {
      expect(share).toBeGreaterThan(0);
      expect(phases).toBe(members.length);
    }
    const counts = async () =>
      Object.fromEntries((await listOutsideForecasts(database.db)).map(({ slug, answers: own }) => [slug, own.length]));
    // Beside those that the seed keeps.
    const before = await counts();
    const actor = { kind: "system", name: "test" } as const;
    for (const answer of [...answers, ...answers]) await storeOutsideAnswer(database.db, actor, answer);
    expect(await counts()).toEqual({
      "currence-2026-late": (before["currence-2026-late"] ?? 0) + 2,
      "semianalysis-2026-hyperscale": 0,
      "synmax-2026-late": (before["synmax-2026-late"] ?? 0) + 1,
    });
    await expect(database.db.execute(sql`update outside_answers set share = 0`)).rejects.toThrow();
  });
});
