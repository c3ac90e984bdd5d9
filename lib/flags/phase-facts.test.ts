import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord, IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import { happened, said } from "./flag-input.fixture";
import { hasDone, phaseFacts } from "./phase-facts";

const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const factsOf = (...indicators: IndicatorRecord[]) => {
  const only = phase(indicators);
  return phaseFacts(site([only]), only);
};

describe("power and works", () => {
  const facts = (...of: Parameters<typeof indicator>) => factsOf(indicator(...of));

  it("power is an energised grid or first power, nothing else that is energised or promised", () => {
    expect(facts("grid_interconnect", { energised: [happened(10)] }).hasPower).toBe(true);
    expect(facts("service", { first_power: [happened(10)] }).hasPower).toBe(true);
    expect(facts("grid_interconnect", { energised: [said("promised", 10, 20)] }).hasPower).toBe(false);
    expect(facts("grid_interconnect", { works_completed: [happened(10)] }).hasPower).toBe(false);
    expect(facts("service", { in_service: [happened(10)] }).hasPower).toBe(false);
  });

  it("works are complete with the building, not with a substation", () => {
    expect(facts("works", { completed: [happened(10)] }).isComplete).toBe(true);
    expect(facts("works", { completed: [happened(10)] }, { workType: "substation" }).isComplete).toBe(false);
    expect(facts("works", { started: [happened(10)] }).isComplete).toBe(false);
    expect(facts("generation", { delivered: [happened(10)] }).isComplete).toBe(false);
  });

  it("what a kind has done is a step that happened on a record of that kind", () => {
    const done = phase([
      indicator("grid_interconnect", { requested: [happened(9)], energised: [said("promised", 9, 9)] }),
    ]);
    expect(hasDone(done, "grid_interconnect", "reserved", "requested")).toBe(true);
    expect(hasDone(done, "grid_interconnect", "energised")).toBe(false);
    expect(hasDone(done, "land", "requested")).toBe(false);
  });
});

describe("the party's dates and anybody else's", () => {
  const herald = source("Herald", "press");
  const heard = (ahead: number, ago: number): ClaimRecord => ({ ...said("promised", ahead, ago), source: herald });
  const estimates = (...indicators: IndicatorRecord[]) =>
    factsOf(...indicators).estimates.map(({ claim: { id } }) => id);

  it("the first baseline is the promise in force when works began, the latest promise the last", () => {
    const promises = [said("promised", 100, 500), said("promised", 300, 300), said("promised", 500, 100)];
    const works = indicator("works", { started: [happened(200)] });
    const facts = factsOf(service(...promises), works);
    expect(facts.promises.map(({ day, saidDay }) => [day - AS_OF, saidDay - AS_OF])).toEqual([
      [100, -500],
      [300, -300],
      [500, -100],
    ]);
    expect([facts.firstBaseline?.day, facts.latestPromise?.day]).toEqual([AS_OF + 300, AS_OF + 500]);
    expect(facts).toMatchObject({ worksDay: AS_OF - 200, firstEstimate: null, latestEstimate: null });
    expect(factsOf()).toMatchObject({ firstBaseline: null, latestPromise: null, worksDay: null, promises: [] });
  });

  it("a promise of somebody who does not run the site is an estimate, as an estimate is", () => {
    const [older, newer] = [heard(100, 300), said("estimated", 200, 100)];
    const facts = factsOf(service(older, said("promised", 50, 200), newer));
    expect(facts.estimates.map(({ claim: { id } }) => id)).toEqual([older.id, newer.id]);
    expect(facts.firstEstimate).toMatchObject({ day: AS_OF + 100, saidDay: AS_OF - 300 });
    expect(facts.latestEstimate).toMatchObject({ day: AS_OF + 200, saidDay: AS_OF - 100 });
  });

  it("are in the order in which they were said, those of one day in that of the records", () => {
    const whole = { ...said("estimated", 100, 0), knownPrecision: "year" as const };
    const [first, second] = [said("estimated", 200, 250), said("estimated", 300, 250)];
    expect(estimates(service(second, first, whole))).toEqual([first.id, second.id, whole.id]);
  });

  it("what was taken back, had passed when it was said, or tells of a day to come as done is none", () => {
    const [before, after] = [said("estimated", 100, 300), said("estimated", 200, 100)];
    const withdrawn = claim("withdrawn", "2026-05", { knownOn: "2026-05-31" });
    expect(estimates(service(before, withdrawn, after))).toEqual([after.id]);
    expect(estimates(service(before, { ...withdrawn, kind: "not_required" }, after))).toEqual([after.id]);
    expect(estimates(service(before, withdrawn))).toEqual([]);
    expect(estimates(service(before, said("estimated", -150, 100)))).toEqual([before.id]);
    expect(estimates(service(before, said("actual", 150, 100)))).toEqual([before.id]);
    expect(estimates(indicator("service", { first_power: [before], in_service: [after] }))).toEqual([after.id]);
    expect(estimates(indicator("service", { first_power: [before] }))).toEqual([]);
    expect(estimates(indicator("generation", { in_service: [before] }))).toEqual([]);
  });

  it("of a phase in parts count those of the part that serves first, by its latest estimate", () => {
    const [late, moved, early] = [
      said("estimated", 900, 300),
      said("estimated", 400, 100),
      said("estimated", 600, 200),
    ];
    expect(estimates(service(early), service(late, moved))).toEqual([late.id, moved.id]);
    expect(estimates(service(late, moved), service(early))).toEqual([late.id, moved.id]);
    expect(estimates(service(late), service(early))).toEqual([early.id]);
    expect(estimates(service(), service(early))).toEqual([early.id]);
    expect(estimates(service(early), service())).toEqual([early.id]);
  });
});

describe("words, looks and load", () => {
  it("the last word is the newest on the site, of another phase or the whole site too", () => {
    const [own, other] = [phase([service(said("promised", 500, 300))]), phase([service(said("promised", 500, 200))])];
    expect(phaseFacts(site([own]), own)).toMatchObject({ lastHeardDay: AS_OF - 300, firstWordDay: AS_OF - 300 });
    expect(phaseFacts(site([own, other]), own).lastHeardDay).toBe(AS_OF - 200);
    const ofSite = indicator("site", { announced: [happened(100)] });
    expect(phaseFacts(site([own, other], { indicators: [ofSite] }), own).lastHeardDay).toBe(AS_OF - 100);
    const monthly = phase([service({ ...said("promised", 500, 0), knownPrecision: "month" })]);
    expect(phaseFacts(site([monthly]), monthly).lastHeardDay).toBe(toEpochDay("2026-11-01"));
  });

  it("a phase of which nothing is known has neither words nor looks", () => {
    expect(factsOf()).toMatchObject({ firstWordDay: null, lastLookDay: null, lastHeardDay: null });
    expect(factsOf(service(said("promised", 500, 300), said("seen_open", -20, 20))).lastLookDay).toBe(AS_OF - 20);
  });

  it("the load is the grid's, else the facility's, the machines' or one of no stated kind, never a plant's", () => {
    const load = (megawatts: Partial<PhaseRecord["megawatts"]>) => {
      const none = { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null };
      const only = phase([], { megawatts: { ...none, ...megawatts } });
      return phaseFacts(site([only]), only).megawatts;
    };
    const all = { gridConnection: 1, facility: 2, criticalIt: 3, unknownBasis: 4, generationNameplate: 5 };
    expect(load(all)).toBe(1);
    expect(load({ ...all, gridConnection: null })).toBe(2);
    expect(load({ criticalIt: 3, unknownBasis: 4 })).toBe(3);
    expect(load({ unknownBasis: 4, generationNameplate: 5 })).toBe(4);
    expect(load({ generationNameplate: 5 })).toBeNull();
  });
});
