import { describe, expect, it } from "vitest";
import { claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { type KnownAt, recordsKnownAt } from "./records-known-at";
import { replayDays } from "./replay-days";
import { replaySteps } from "./replay-steps";
import { scoreReplayStep } from "./score-replay";

const day = toEpochDay;
const EARLIER = day("2025-12-01");
const LATER = day("2026-04-01");

describe("replayDays", () => {
  it("takes the newest state and the newest one 60 days before it", () => {
    expect(replayDays([0, 100, 130, 190])).toEqual({ knownDay: 130, examinedDay: 190 });
    expect(replayDays([190, 131, 100])).toEqual({ knownDay: 100, examinedDay: 190 });
  });
  it("is none without two states far enough apart", () => {
    expect(replayDays([])).toBeNull();
    expect(replayDays([190, 131])).toBeNull();
  });
});

const estimate = (date: string, knownOn: string) => claim("estimated", date, { knownOn });
const withService = (...claims: ReturnType<typeof claim>[]): SiteRecords =>
  site([phase([indicator("service", { in_service: claims })])]);
const options = { asOfDay: EARLIER, endDay: LATER, seed: 1, draws: 512 };
const then = withService(estimate("2026-03-01", "2025-12-01"));
const replayed = (later: SiteRecords) => {
  const [phaseThen] = then.phases;
  const [phaseLater] = later.phases;
  const [retired] = later.retiredPhases;
  const id = (phaseThen as { id: number }).id;
  const same = {
    ...later,
    phases: phaseLater ? [{ ...phaseLater, id }] : [],
    retiredPhases: retired ? [{ ...retired, id }] : [],
  };
  const [step, ...others] = replaySteps(then, same, options);
  if (!step || others.length > 0) throw new Error("one step");
  return step;
};

describe("replaySteps", () => {
  it("gives what would have been said, and what the later state shows", () => {
    const step = replayed(withService(claim("inferred", "2026-03-10", { knownOn: "2026-04-01" })));
    expect(step).toMatchObject({
      asOfDay: EARLIER,
      endDay: LATER,
      outcome: { state: "in_service", day: day("2026-03-10"), basis: "inferred" },
    });
    expect(step.announced).toMatchObject({ day: day("2026-03-01"), basis: "estimated" });
    expect(step.probabilityByEnd).toBeGreaterThan(0);
    expect(step.probabilityByEnd).toBeLessThan(1);
    expect(scoreReplayStep(step, 7)).toMatchObject({ siteId: 7, figures: { happened: 1, "crps:announced": 9 } });
  });

  it("knows that it is not yet in service only when the later state says so", () => {
    expect(replayed(withService(estimate("2026-09-01", "2026-04-01"))).outcome).toEqual({ state: "not_yet" });
    const silent = replayed(withService(estimate("2026-03-01", "2025-12-01")));
    expect(silent.outcome).toEqual({ state: "unknown", reason: "nothing_heard" });
    expect(scoreReplayStep(silent, 7)).toBeNull();
  });

  it("does not score a step that the later state has in service only because its day has passed", () => {
    const analyst = source("An analyst", "analyst");
    const due = replayed(withService(claim("inferred", "2026-03-01", { knownOn: "2026-04-01", source: analyst })));
    expect(due.outcome).toEqual({ state: "unknown", reason: "unconfirmed" });
    expect(scoreReplayStep(due, 7)).toBeNull();
  });

  it("does not score a step that the later state no longer carries", () => {
    const later = withService(estimate("2026-03-01", "2025-12-01"));
    const gone = { ...later, lastExaminedDay: LATER, phases: [], retiredPhases: later.phases };
    expect(replayed(gone).outcome).toEqual({ state: "unknown", reason: "no_longer_published" });
  });

  it("takes a coarse date no further than the later state, and a promise whose day has passed for no outcome", () => {
    const coarse = replayed(withService(claim("actual", "2026", { knownOn: "2026-04-01" })));
    expect(coarse.outcome).toEqual({ state: "in_service", day: day("2026-02-15"), basis: "actual" });
    const overdue = replayed(withService(claim("promised", "2025-11", { knownOn: "2026-04-01" })));
    expect(overdue.outcome).toEqual({ state: "not_yet" });
  });
});

describe("asKnownThen", () => {
  const known = (change: Partial<KnownAt> = {}): KnownAt => ({
    day: EARLIER,
    megawatts: new Map(),
    cumulativeMegawatts: new Map(),
    indicatorIds: new Set(),
    policyIds: new Set(),
    baseRateSlugs: new Set(),
    ...change,
  });
  const first = phase([indicator("service", { in_service: [estimate("2026-03-01", "2025-12-01")] })], { ordinal: 1 });
  const second = phase([indicator("service", {})], { ordinal: 2 });

  it("leaves out a phase that nothing had been published of", () => {
    expect(recordsKnownAt(site([first, second]), known()).phases.map(({ id }) => id)).toEqual([first.id]);
    const sized = known({ megawatts: new Map([[second.id, { facility: 7 }]]) });
    const [, kept] = recordsKnownAt(site([first, second]), sized).phases;
    expect(kept?.megawatts).toEqual({ gridConnection: null, facility: 7, criticalIt: null, generationNameplate: null });
  });

  it("puts a phase back that was retired since, and in the order of the day", () => {
    const retired = { ...second, retiredDay: LATER };
    const sizes = known({
      megawatts: new Map([first, second].map(({ id }) => [id, { facility: 1 }])),
      cumulativeMegawatts: new Map([
        [first.id, { facility: 90 }],
        [second.id, { facility: 40, criticalIt: 30 }],
      ]),
    });
    const records = recordsKnownAt({ ...site([first]), retiredPhases: [retired] }, sizes);
    expect(records.phases.map(({ id, ordinal, retiredDay }) => [id, ordinal, retiredDay])).toEqual([
      [second.id, 1, null],
      [first.id, 2, null],
    ]);
    expect(records.retiredPhases).toEqual([]);
    const later = recordsKnownAt({ ...site([first]), retiredPhases: [retired] }, { ...sizes, day: LATER });
    expect(later.retiredPhases.map(({ id }) => id)).toEqual([second.id]);
  });

  it("leaves the order alone where the running totals are on different bases", () => {
    const sizes = known({
      megawatts: new Map([first, second].map(({ id }) => [id, { facility: 1 }])),
      cumulativeMegawatts: new Map([
        [first.id, { facility: 90 }],
        [second.id, { criticalIt: 40 }],
      ]),
    });
    expect(recordsKnownAt(site([first, second]), sizes).phases.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it("drops indicators, rules and days that came later", () => {
    const silent = indicator("permit", {});
    const records = { ...site([phase([...first.indicators, silent])]), announcedDay: LATER, lastExaminedDay: LATER };
    const found = recordsKnownAt(records, known());
    expect(found.phases[0]?.indicators.map(({ kind }) => kind)).toEqual(["service"]);
    expect(found).toMatchObject({ announcedDay: null, lastExaminedDay: null, policies: [], baseRates: [] });
    const kept = recordsKnownAt(records, known({ indicatorIds: new Set([silent.id]) }));
    expect(kept.phases[0]?.indicators).toHaveLength(2);
  });
});
