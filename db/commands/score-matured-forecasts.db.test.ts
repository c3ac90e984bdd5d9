import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { isoDateOf, toEpochDay } from "@/lib/domain/dates";
import { unwrap } from "@/lib/domain/result";
import { getTrackRecordState } from "../queries/get-track-record-state";
import { listForecastHistory } from "../queries/list-forecast-history";
import { listTrackRecordPromises } from "../queries/list-track-record-promises";
import { listTrackRecordScores } from "../queries/list-track-record-scores";
import { forecasts } from "../schema";
import { loadModel } from "../seed/load-model";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { ensureMilestone } from "./ensure-milestone";
import { recordClaim } from "./record-claim";
import { recordSource } from "./record-source";
import { retractClaim } from "./retract-claim";
import { saveIndicator } from "./save-indicator";
import { savePhase } from "./save-phase";
import { saveSite } from "./save-site";
import { scoreMaturedForecasts } from "./score-matured-forecasts";

const actor: Actor = { kind: "system", name: "test" };
const AS_OF = "2025-01-01";
const start = toEpochDay(AS_OF);
const dayAfter = (days: number) => isoDateOf(start + days);
const TODAY = dayAfter(400);

let database: Awaited<ReturnType<typeof testDatabase>>;
let phaseId: number;
let milestoneId: number;
let sourceId: number;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.close();
  database = await testDatabase();
  await inRetriedTransaction(database.db, actor, async (tx) => {
    await loadModel(tx, actor);
    sourceId = unwrap(
      await recordSource(tx, actor, { url: null, title: "A list", publisher: "An analyst", class: "analyst" }),
    );
    const site = { slug: "a-site", nameEn: "A site", nameKo: "사이트", mark: "V" as const, sourceId };
    const siteId = await saveSite(tx, actor, { ...site, aliases: [], organisations: [] });
    const names = { nameEn: "First", nameKo: "1단계", facilityMegawatts: "40", mark: "V" as const, sourceId };
    phaseId = await savePhase(tx, actor, { siteId, ordinal: 1, ...names });
    const service = { key: "service", titleEn: "Service", titleKo: "가동", requirement: "required" as const };
    const indicatorId = await saveIndicator(tx, actor, { phaseId, kind: "service", ...service, mark: "V" });
    milestoneId = await ensureMilestone(tx, actor, { indicatorId, step: "in_service" });
  });
});
afterAll(() => database?.close());

/** A claim of one day; `known` and `day` count from the forecasts' day. @returns its id */
async function say(kind: "actual" | "inferred" | "estimated", day: number, known: number): Promise<number> {
  const on = dayAfter(day);
  const dates = { earliestOn: on, latestOn: on, precision: "day" as const, knownOn: dayAfter(known) };
  const result = await inRetriedTransaction(database.db, actor, (tx) =>
    recordClaim(tx, actor, { milestoneId, kind, ...dates, sourceId, mark: "V" }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.id;
}

/** Archives a forecast that is sure of one day, counted from the first forecast's day like its own. */
async function archive(own: number, sureDay: number, change: Partial<typeof forecasts.$inferInsert> = {}) {
  const [scenario] = await database.db.execute<{ id: number }>(
    sql`select id from scenarios where slug = 'base' order by version desc limit 1`,
  );
  await database.db.insert(forecasts).values({
    phaseId,
    scenarioId: scenario?.id as number,
    asOfOn: dayAfter(own),
    engineVersion: "1",
    chainVersion: "1",
    definitionVersion: "1",
    seed: 1,
    draws: 1,
    inputHash: "",
    parameterVersions: {},
    state: "forecast",
    probabilityCancelled: 0,
    probabilityNotWithinTenYears: 0,
    quantileDays: new Array(201).fill(start + sureDay),
    detail: { classP50Day: null, classP80Day: null },
    ...change,
  });
}

const score = (asOfOn = TODAY) => scoreMaturedForecasts(database.db, actor, { asOfOn, log: () => {} });
async function scores(): Promise<Record<string, number>> {
  const rows = await database.db.execute<{ name: string; value: number }>(sql`
    select f.as_of_on - ${AS_OF}::date || ' ' || s.score || ' ' || s.horizon_days as name, s.value
    from forecast_scores s join forecasts f on f.id = s.forecast_id order by 1`);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

describe("scoring the archive", () => {
  it("scores what has matured against the announced date and the forecast before, in days", async () => {
    await archive(0, 100, { announcedOn: dayAfter(120), probabilityByAnnounced: 0.25 });
    await archive(10, 90, { announcedOn: dayAfter(130) });
    await say("actual", 150, 200);
    expect(await score()).toEqual({ scored: 2 });
    const found = await scores();
    expect(found).toMatchObject({
      "0 crps 182": 50,
      "0 crps 365": 50,
      "0 crps:announced 182": 30,
      "0 brier 182": 0,
      "0 happened 182": 1,
      "0 probability 182": 1,
      "0 brier_announced 120": 0.0625,
      "10 crps 182": 60,
      "10 crps:announced 182": 20,
      "10 crps:previous 182": 50,
    });
    expect(found).not.toHaveProperty("0 crps 548");
    expect(found).not.toHaveProperty("0 crps:previous 182");
    expect(found).not.toHaveProperty("0 crps:climatology 182");
  });

  it("writes nothing the second time", async () => {
    await archive(0, 100);
    await say("actual", 150, 200);
    expect(await score()).toEqual({ scored: 1 });
    const first = await scores();
    expect(await score()).toEqual({ scored: 0 });
    expect(await scores()).toEqual(first);
  });

  it("counts of a busy day only the last forecast, and of a phase in service none", async () => {
    await archive(0, 100);
    await archive(0, 140);
    await archive(1, 0, { state: "in_service" });
    await say("actual", 150, 200);
    expect(await score()).toEqual({ scored: 1 });
    expect(await scores()).toMatchObject({ "0 crps 182": 10 });
  });

  it("takes silence for no outcome: only what was looked at after the horizon's end is not yet in service", async () => {
    await archive(0, 100);
    await say("estimated", 500, 181);
    expect(await score()).toEqual({ scored: 0 });
    await say("estimated", 500, 182);
    expect(await score()).toEqual({ scored: 1 });
    expect(await scores()).toMatchObject({ "0 happened 182": 0, "0 crps 182": 82, "0 brier 182": 1 });
    expect(await scores()).not.toHaveProperty("0 crps 365");
  });

  it("takes a date that has merely passed for no outcome, and scores once somebody saw it", async () => {
    await archive(0, 100);
    await say("estimated", 150, 0);
    await say("inferred", 150, 200);
    expect(await score()).toEqual({ scored: 0 });
    await say("actual", 160, 210);
    expect(await score()).toEqual({ scored: 1 });
    expect(await scores()).toMatchObject({ "0 happened 182": 1, "0 crps 182": 60 });
  });

  it("scores nothing before its day, and reads nothing that became known later", async () => {
    await archive(0, 100);
    await say("actual", 150, 200);
    expect(await score(dayAfter(181))).toEqual({ scored: 0 });
    expect(await score(dayAfter(190))).toEqual({ scored: 0 });
    expect(await score(dayAfter(200))).toEqual({ scored: 1 });
  });

  it("follows a corrected outcome, and takes the score away with its only evidence", async () => {
    await archive(0, 100);
    const first = await say("actual", 150, 200);
    await score();
    const second = await say("actual", 160, 210);
    expect(await score()).toEqual({ scored: 1 });
    expect(await scores()).toMatchObject({ "0 crps 182": 60 });
    await inRetriedTransaction(database.db, actor, async (tx) => {
      for (const claimId of [first, second]) await retractClaim(tx, actor, { claimId, reason: "a test" });
    });
    expect(await score()).toEqual({ scored: 1 });
    expect(await scores()).toEqual({});
  });
});

describe("reading the track record", () => {
  it("gives the figures of a horizon with what they are grouped by", async () => {
    const claimId = await say("estimated", 120, -10);
    const detail = { classP50Day: null, classP80Day: null, stage: "announced", announced: { latest: { claimId } } };
    await archive(0, 100, { announcedOn: dayAfter(120), probabilityByAnnounced: 0.25, detail });
    await say("actual", 150, 200);
    await score();
    const [row, ...others] = await listTrackRecordScores(database.db, 182);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ phaseId, figures: { crps: 50, happened: 1, "crps:announced": 30 } });
    expect(row?.figures).not.toHaveProperty("brier_announced");
    const group = { iso3: null, operatorSlug: null, sourceClass: "analyst", engineVersion: "1", stage: "announced" };
    expect(row?.group).toEqual({ ...group, asOfOn: AS_OF });
    expect(await listTrackRecordScores(database.db, 548)).toEqual([]);
    expect(await listTrackRecordScores(database.db, "announced")).toMatchObject([
      { figures: { brier_announced: 0.0625 }, group },
    ]);
  });

  it("says how much has matured and how much of it has an outcome", async () => {
    expect(await getTrackRecordState(database.db, TODAY)).toMatchObject({
      forecasts: 0,
      firstOn: null,
      firstMaturesOn: null,
    });
    await archive(0, 100);
    await archive(0, 140);
    await archive(300, 400);
    await say("actual", 150, 200);
    await score();
    const state = await getTrackRecordState(database.db, TODAY);
    expect(state).toMatchObject({ forecasts: 2, phases: 1, firstOn: AS_OF, firstMaturesOn: dayAfter(182) });
    expect(state.horizons.map(({ days, matured, scored }) => [days, matured, scored])).toEqual([
      [182, 1, 1],
      [365, 1, 1],
      [548, 0, 0],
      [730, 0, 0],
      [1096, 0, 0],
    ]);
    expect(state.engineVersions).toEqual(["1"]);
  });

  it("lists what was said of a phase, one a day, until it earned", async () => {
    await archive(0, 100, { p50On: dayAfter(90) });
    await archive(0, 100, { p50On: dayAfter(100), announcedOn: dayAfter(120) });
    await archive(5, 0, { state: "in_service" });
    expect(await listForecastHistory(database.db, { siteId: 0, phaseId })).toEqual([
      {
        asOfDay: start,
        p10Day: null,
        p50Day: start + 100,
        p90Day: null,
        announcedDay: start + 120,
        announcedBasis: null,
        isReplay: false,
      },
    ]);
  });

  it("gives every claim of a milestone with when its phase was last spoken of, and nothing of a later day", async () => {
    await say("estimated", 120, -10);
    await say("estimated", 220, 30);
    const [story, ...others] = await listTrackRecordPromises(database.db, TODAY);
    expect(others).toEqual([]);
    expect(story).toMatchObject({ indicatorKind: "service", operatorSlug: null, lookedAtDay: start + 30 });
    expect(story?.claims.map(({ latestDay }) => latestDay)).toEqual([start + 120, start + 220]);
    const [before] = await listTrackRecordPromises(database.db, dayAfter(29));
    expect(before).toMatchObject({ lookedAtDay: start - 10 });
    expect(before?.claims).toHaveLength(1);
  });
});
