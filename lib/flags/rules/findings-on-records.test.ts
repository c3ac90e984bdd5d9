import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, source } from "@/lib/assessment/site.fixture";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { flagInput, happened, said } from "../flag-input.fixture";
import { gateBadNews } from "./gate-bad-news";
import { queuePlaceGone } from "./queue-place-gone";
import { recordsContradict } from "./records-contradict";
import { rightExpires } from "./right-expires";

/** Whole findings: what is raised, since when, its numbers and its evidence. */

const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const withdrawn = (ago: number) => said("withdrawn", -ago, ago);
const onDay = (name: string, ahead: number) => ({
  ...{ [`${name}Day`]: AS_OF + ahead, [`${name}FromDay`]: AS_OF + ahead, [`${name}Precision`]: "day" },
});

describe("bad news at a gate", () => {
  it("names the gate, what happened, who said it and what is left to do", () => {
    const told = { ...happened(100), source: source("Herald", "press") };
    const refused = indicator("permit", { refused: [told] }, { permitType: "zoning" });
    const finding = {
      ...{ rule: "gate_bad_news", kind: "risk", event: "gate:permit", mayBeHigh: true, sinceDay: AS_OF - 100 },
      numbers: {
        ...{ gate: "zoning", what: "refused", path: "filing", agoDays: 100, heardDay: AS_OF - 40 },
        ...{ partyEn: "Herald", partyKo: "Herald" },
      },
      claimIds: [told.id],
    };
    const land = indicator("land", { agreed: [happened(40)] });
    expect(gateBadNews(flagInput([refused, land]))).toEqual([finding]);
    expect(gateBadNews(flagInput([land], { wholeSite: [refused] }))).toEqual([
      { ...finding, wholeSiteKey: String(refused.id) },
    ]);
  });

  it.each<[string, IndicatorKind, Parameters<typeof indicator>[1]]>([
    ["filing", "permit", { refused: [happened(100)] }],
    ["filing", "permit", { lapsed: [happened(100)] }],
    ["filing", "water_right", { refused: [happened(100)] }],
    ["request", "grid_interconnect", { refused: [happened(100)] }],
    ["decision", "permit", { suit_filed: [happened(100)] }],
    ["decision", "permit", { refused: [happened(200)], appealed: [happened(100)] }],
    ["resumption", "works", { halted: [happened(100)] }],
    ["resumption", "site", { paused: [happened(100)] }],
  ])("a %s is left of %s with %o", (path, kind, steps) => {
    expect(gateBadNews(flagInput([indicator(kind, steps)])).map(({ numbers }) => numbers.path)).toEqual([path]);
  });
});

describe("queue place gone", () => {
  const grid = (...steps: Parameters<typeof indicator>[1][]) => steps.map((one) => indicator("grid_interconnect", one));
  const found = (...steps: Parameters<typeof indicator>[1][]) => queuePlaceGone(flagInput(grid(...steps)));

  it("names the step that was given up, the day and how long ago", () => {
    const gone = withdrawn(100);
    const request = indicator("grid_interconnect", { reserved: [happened(300), gone] });
    const finding = {
      ...{ rule: "queue_place_gone", kind: "risk", event: "grid", mayBeHigh: true, sinceDay: AS_OF - 100 },
      numbers: { step: "reserved", goneDay: AS_OF - 100, agoDays: 100 },
      claimIds: [gone.id],
    };
    expect(queuePlaceGone(flagInput([request]))).toEqual([finding]);
    const other = indicator("land", { agreed: [happened(300)] });
    expect(queuePlaceGone(flagInput([request], { wholeSite: [other] }))).toEqual([finding]);
    expect(queuePlaceGone(flagInput([], { wholeSite: [other, request] }))).toEqual([
      { ...finding, wholeSiteKey: String(request.id) },
    ]);
  });

  it("is cleared by power, and by a place that somebody saw later; not by one of the same day", () => {
    expect(found({ requested: [withdrawn(100)], energised: [happened(50)] })).toEqual([]);
    expect(found({ requested: [withdrawn(100), said("inferred", -50, 50)] })).toEqual([]);
    expect(found({ requested: [withdrawn(100)], reserved: [happened(100)] })).toHaveLength(1);
    expect(found({ requested: [withdrawn(100), said("promised", 50, 50)] })).toHaveLength(1);
  });

  it("speaks of the newest that was given up", () => {
    const [first, second] = [withdrawn(200), withdrawn(100)];
    expect(found({ requested: [second] }, { reserved: [first] })[0]?.claimIds).toEqual([second.id]);
    expect(found({ requested: [first] }, { reserved: [second] })[0]?.claimIds).toEqual([second.id]);
    const same = withdrawn(100);
    expect(found({ requested: [same] }, { reserved: [second] })[0]?.claimIds).toEqual([same.id]);
    expect(found({ requested: [second] }, { reserved: [same] })[0]?.claimIds).toEqual([same.id]);
  });
});

describe("records contradict", () => {
  const found = (...indicators: IndicatorRecord[]) => recordsContradict(flagInput(indicators));
  const events = (...indicators: IndicatorRecord[]) => found(...indicators).map(({ event }) => event);
  const promise = said("promised", 300, 100);

  it("names both days and how far they lie apart, since the newer word", () => {
    const energised = said("promised", 360, 50);
    const grid = indicator("grid_interconnect", { energised: [energised] });
    expect(found(service(promise), grid)).toEqual([
      {
        ...{ rule: "records_contradict", kind: "task", event: "order:energised", mayBeHigh: false },
        sinceDay: AS_OF - 50,
        numbers: { about: "energised", apartDays: 60, ...onDay("step", 360), ...onDay("service", 300) },
        claimIds: [energised.id, promise.id],
      },
    ]);
    const older = indicator("grid_interconnect", { energised: [said("promised", 360, 200)] });
    expect(found(service(promise), older)[0]?.sinceDay).toBe(AS_OF - 100);
  });

  it("names whose estimate lies apart from the party's word, also of the same day", () => {
    const estimate = { ...said("estimated", 700, 50), source: source("Herald", "press") };
    expect(found(service(promise, estimate)).filter(({ event }) => event === "parties_apart")).toEqual([
      {
        ...{ rule: "records_contradict", kind: "task", event: "parties_apart", mayBeHigh: false },
        sinceDay: AS_OF - 50,
        numbers: {
          ...{ about: "parties", apartDays: 400, partyEn: "Herald", partyKo: "Herald" },
          ...{ ...onDay("step", 700), ...onDay("service", 300) },
        },
        claimIds: [estimate.id, promise.id],
      },
    ]);
    const apart = (...claims: ClaimRecord[]) => events(service(...claims)).includes("parties_apart");
    expect(apart(promise, said("estimated", 700, 100))).toBe(true);
    expect([apart(promise), apart(estimate)]).toEqual([false, false]);
  });

  it.each<[string, IndicatorKind, MilestoneStep]>([
    ["an agreement", "grid_interconnect", "agreement_signed"],
    ["a transformer delivered", "transformer_order", "delivered"],
    ["works begun", "works", "started"],
    ["first power", "service", "first_power"],
  ])("%s comes before service", (_, kind, step) => {
    expect(events(service(promise), indicator(kind, { [step]: [said("estimated", 400, 50)] }))).toEqual([
      `order:${step}`,
    ]);
  });

  it("works that are not the building's may begin after it, and so may a step that need not come before", () => {
    const later = [said("promised", 400, 50)];
    expect(events(service(promise), indicator("works", { started: later }, { workType: "substation" }))).toEqual([]);
    expect(events(service(promise), indicator("works", { completed: later }))).toEqual([]);
    expect(events(indicator("works", { started: later }))).toEqual([]);
  });

  it("a step that happened, was withdrawn or is not needed contradicts nothing; a date after that does", () => {
    const step = (...claims: ClaimRecord[]) =>
      events(service(promise), indicator("grid_interconnect", { energised: claims }));
    const late = said("promised", 400, 90);
    expect(step(late, happened(50))).toEqual([]);
    expect(step(late, said("inferred", -50, 50))).toEqual([]);
    expect(step(late, withdrawn(50))).toEqual([]);
    expect(step(late, said("not_required", -50, 50))).toEqual([]);
    expect(step(said("seen_open", 400, 90))).toEqual([]);
    expect(step(late, withdrawn(50), said("promised", 500, 40))).toEqual(["order:energised"]);
    expect(step(said("promised", 200, 90), said("not_required", -50, 50), said("promised", 400, 40))).toHaveLength(1);
    expect(step(late, said("seen_open", -50, 50))).toEqual(["order:energised"]);
  });

  it("a date without an end replaces none, one without a start is not wholly after", () => {
    const known = (date: string, ago: number) => ({ ...claim("promised", date), knownDay: AS_OF - ago });
    const step = (...claims: ClaimRecord[]) =>
      events(service(promise), indicator("grid_interconnect", { energised: claims }));
    expect(step(said("promised", 400, 90), known("not before 2027-01", 50))).toEqual(["order:energised"]);
    expect(step(known("by 2028-06", 50))).toEqual([]);
  });

  it("the newest word of all records of a kind counts, of one day that recorded last", () => {
    const grid = (one: ClaimRecord) => indicator("grid_interconnect", { energised: [one] });
    const [soon, late] = [said("promised", 200, 90), said("promised", 400, 40)];
    expect(events(service(promise), grid(late), grid(soon))).toEqual(["order:energised"]);
    expect(events(service(promise), grid(soon), grid(late))).toEqual(["order:energised"]);
    const [first, second] = [said("promised", 200, 40), said("promised", 400, 40)];
    expect(events(service(promise), grid(second), grid(first))).toEqual(["order:energised"]);
    expect(events(service(promise), grid(first), grid(late))).toEqual([]);
  });
});

describe("a right expires", () => {
  const found = (indicators: IndicatorRecord[], p50Day: number | null = AS_OF + 500) =>
    rightExpires(flagInput(indicators, { p50Day }));
  const permit = (...lapsed: ClaimRecord[]) => indicator("permit", { lapsed }, { permitType: "zoning" });
  const works = indicator("works", { started: [happened(5)] });

  it("names the right, its last day, the days left and the forecast", () => {
    const expiry = said("promised", 100, 90);
    expect(found([permit(expiry)], AS_OF + 500.4)).toEqual([
      {
        ...{ rule: "right_expires", kind: "risk", event: "right:permit", mayBeHigh: false, sinceDay: AS_OF - 90 },
        numbers: { gate: "zoning", ...onDay("expiry", 100), leftDays: 100, p50Day: AS_OF + 500 },
        claimIds: [expiry.id],
      },
    ]);
    expect(found([permit(said("promised", 0, 90))])).toHaveLength(1);
  });

  it("land too; water also while works go on", () => {
    const lapsed = [said("promised", 100, 90)];
    const rights = [indicator("land", { lapsed }), indicator("water_right", { lapsed })];
    expect(found(rights).map(({ event }) => event)).toEqual(["right:water_right", "right:land"]);
    expect(found([...rights, works]).map(({ event }) => event)).toEqual(["right:water_right"]);
  });

  it("is cleared by what withdrew it, by its end, and is not raised without a forecast or a last day", () => {
    const late = said("promised", 100, 90);
    expect(found([permit(late, withdrawn(50))])).toEqual([]);
    expect(found([permit(late, said("withdrawn", 100, 50))])).toEqual([]);
    expect(found([permit(late, said("seen_open", -50, 50))])).toHaveLength(1);
    expect(found([permit(late, happened(50))])).toEqual([]);
    expect(found([permit(late, { ...claim("actual", "2026"), knownDay: AS_OF - 5 })])).toEqual([]);
    expect(found([permit(happened(50), said("promised", 100, 20))])).toHaveLength(1);
    expect(found([permit(late)], null)).toEqual([]);
    expect(found([permit({ ...claim("promised", "not before 2026-12"), knownDay: AS_OF - 90 })])).toEqual([]);
    expect(found([indicator("permit", { granted: [late] })])).toEqual([]);
    expect(found([permit()])).toEqual([]);
    expect(found([indicator("financing", { closed: [late] })])).toEqual([]);
  });

  it("of words of one day takes the one recorded last", () => {
    const [soon, late] = [said("promised", 100, 90), said("promised", 900, 90)];
    expect(found([permit(soon, late)])).toEqual([]);
    expect(found([permit(late, soon)])).toEqual([]);
  });
});
