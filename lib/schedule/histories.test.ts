import { describe, expect, it } from "vitest";
import { valueAt } from "@/lib/forecast";
import type { PhaseSchedule } from "./phase-schedule";
import { chanceOf, day, gate, phase, site, slip, word } from "./schedule.fixture";
import type { GateEvidence, GateKind, SchedulePhase } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";

const DRAWS = 512;
const done = (on: string): GateEvidence => ({ what: "done", knownDay: day(on), day: day(on) });
const begun = (on: string): GateEvidence => ({ what: "begun", knownDay: day(on), day: day(on) });
const resumed = (on: string): GateEvidence => ({ what: "resumed", knownDay: day(on), day: day(on) });
const told = (what: "seen_open" | "refused" | "halted" | "deferred", on: string): GateEvidence => ({
  what,
  knownDay: day(on),
});
const appealed = (on: string, by: "sponsor" | "opponent", isStayed = false): GateEvidence => ({
  ...{ what: "appealed", knownDay: day(on) },
  ...{ by, isStayed },
});

const found = (phases: SchedulePhase[]): PhaseSchedule[] => {
  const one = site(phases);
  return simulateSchedule(one, chanceOf(one, DRAWS));
};
/** A phase whose works were begun, of whose gate of a kind something is known. */
const known = (kind: GateKind, ...evidence: GateEvidence[]): PhaseSchedule => {
  const works = kind === "works" ? [] : [gate("works", begun("2025-01-10"))];
  return found([phase([gate("grid"), gate(kind, ...evidence), ...works])])[0] as PhaseSchedule;
};
const openIn = ({ gates }: PhaseSchedule, kind: GateKind) =>
  gates.find((one) => one.kind === kind)?.end.filter(Number.isFinite).length;
const mean = ({ serviceDay }: PhaseSchedule) => serviceDay.reduce((sum, one) => sum + one, 0) / DRAWS;

describe("a grant under appeal while works go on", () => {
  it("is open only where the appeal is won", () => {
    const open = openIn(known("permit", done("2025-01-05"), appealed("2025-06-01", "opponent")), "permit");
    expect(open).toBeGreaterThan(0.05 * DRAWS);
    expect(open).toBeLessThan(0.25 * DRAWS);
  });

  it.each<[string, GateEvidence[]]>([
    ["once it was refused", [appealed("2025-06-01", "opponent"), told("refused", "2026-02-01")]],
    [
      "once a later appeal brought a stay",
      [appealed("2025-06-01", "opponent"), appealed("2026-02-01", "opponent", true)],
    ],
    ["where the sponsor has appealed", [appealed("2025-06-01", "sponsor"), appealed("2026-02-01", "opponent")]],
    ["where it had been refused before", [told("refused", "2025-06-01"), appealed("2026-02-01", "opponent")]],
  ])("stands in no draw %s", (_name, evidence) => {
    expect(openIn(known("permit", done("2025-01-05"), ...evidence), "permit")).toBe(DRAWS);
  });
});

describe("a halt", () => {
  it("told by two sources on two days is one halt, and ends with the resumption", () => {
    const by = (second: GateEvidence) =>
      known("works", told("halted", "2026-06-01"), second, resumed("2026-07-01")).serviceDay;
    expect(by(told("halted", "2026-06-10"))).toEqual(by(told("seen_open", "2026-06-10")));
  });

  it("that ends leaves a refusal as it was", () => {
    const soon: GateEvidence = {
      ...{ what: "word", knownDay: day("2026-04-01"), isOfController: true },
      word: word("2026-04-01", "2026-07-31", "county"),
    };
    const end = (...evidence: GateEvidence[]) =>
      known("permit", soon, ...evidence).gates.find(({ kind }) => kind === "permit")?.end as Float64Array;
    const both = end(told("halted", "2026-05-01"), told("refused", "2026-06-01"), resumed("2026-07-01"));
    end(told("refused", "2026-06-01"), told("seen_open", "2026-07-01")).forEach((one, d) => {
      expect(one).toBeLessThanOrEqual(valueAt(both, d));
    });
  });
});

it("what a sponsor's appeal sends back to the authority waits for neither the appeal nor a new application", () => {
  const appeal = [told("refused", "2026-03-01"), appealed("2026-04-01", "sponsor")];
  const pending = known("permit", ...appeal, told("seen_open", "2026-10-01"));
  const remanded = known("permit", ...appeal, begun("2026-10-01"));
  expect(mean(remanded)).toBeLessThan(mean(pending) - 30);
});

it.each<[string, GateEvidence[]]>([
  ["its own", [told("refused", "2026-02-01"), appealed("2026-03-01", "sponsor")]],
  ["an opponent's", [appealed("2026-03-01", "opponent")]],
])("a further appeal of the sponsor makes no draw earlier than %s that is pending", (_name, pending) => {
  const further = known("permit", ...pending, appealed("2026-09-01", "sponsor")).serviceDay;
  known("permit", ...pending, told("seen_open", "2026-09-01")).serviceDay.forEach((one, d) => {
    expect(one).toBeLessThanOrEqual(valueAt(further, d));
  });
});

describe("a gate of the whole site", () => {
  const second = (...gates: SchedulePhase["gates"]) =>
    phase([gate("grid"), gate("works"), ...gates], { id: "site/2", ordinal: 2, isIndependent: true });
  const behind = (kind: GateKind, evidence: GateEvidence[], other: Partial<SchedulePhase> = {}) => {
    const whole = { ...gate(kind, ...evidence), id: `site.${kind}`, isOfSite: true };
    return found([phase([gate("grid"), gate("works"), whole]), { ...second(whole), ...other }])[1] as PhaseSchedule;
  };

  it("that is a plant powers a later phase once it runs, and is another way before", () => {
    const waiting = behind("own_power", [begun("2025-09-01")]);
    const running = behind("own_power", [begun("2025-09-01"), done("2026-10-01")]);
    const looked = behind("own_power", [begun("2025-09-01"), told("seen_open", "2026-10-01")]);
    expect(looked.serviceDay).toEqual(waiting.serviceDay);
    expect(mean(waiting)).toBeLessThan(mean(behind("own_power", [])) - 5);
    expect(mean(running)).toBeLessThanOrEqual(mean(waiting));
  });

  it("that a base rate refuses for good ends every phase that needs it", () => {
    const decision = { alpha: 1, beta: 9, attempts: 1, chanceItApplies: 1, shareKey: "assessment" };
    const whole = { ...gate("permit"), id: "site.permit", isOfSite: true, decision };
    const later = { word: null, hazardPerYear: 0 };
    const [front, behind] = found([
      phase([gate("grid"), gate("works"), whole], later),
      { ...second(whole), ...later, isIndependent: false },
    ]);
    const denied = (one?: PhaseSchedule) => one?.isDenied.reduce((sum, isSo) => sum + isSo, 0);
    expect(denied(front)).toBeGreaterThan(0.8 * DRAWS);
    expect(behind?.isDenied).toEqual(front?.isDenied);
  });

  it("holds no phase up that has closed it", () => {
    const { gates, closed } = behind("permit", [told("refused", "2026-03-01")], { firstPowerDay: day("2026-09-01") });
    expect([...closed.keys()]).toContain("site.permit");
    expect(gates.map(({ id }) => id)).not.toContain("site.permit");
  });
});

it("a second look at works not begun makes no draw earlier than the first left it", () => {
  const grid = gate("grid", {
    ...{ what: "word", knownDay: day("2026-06-01"), isOfController: true },
    word: { party: "utility", saidDay: day("2026-06-01"), statedDay: day("2028-06-30"), ageYears: 0, slip },
  });
  const seen = (...days: string[]) =>
    found([phase([grid], { word: null, lookDay: day("2026-12-01"), noWorksDays: days.map(day) })])[0] as PhaseSchedule;
  const twice = seen("2026-05-01", "2026-12-01").serviceDay;
  seen("2026-05-01").serviceDay.forEach((one, d) => {
    expect(one).toBeLessThanOrEqual(valueAt(twice, d));
  });
});

it("a look at a phase whose power flows makes no draw earlier", () => {
  const seen = (on: string, noWorksDays: string[]) =>
    phase([gate("grid"), gate("works")], {
      ...{ word: word("2026-02-10", "2026-12-31"), firstWordDay: day("2024-01-10"), firstPowerDay: day("2026-09-01") },
      ...{ lookDay: day(on), noWorksDays: noWorksDays.map(day) },
    });
  const later = found([seen("2026-10-01", ["2026-10-01"])])[0] as PhaseSchedule;
  found([seen("2026-09-20", [])])[0]?.serviceDay.forEach((one, d) => {
    expect(one).toBeLessThanOrEqual(valueAt(later.serviceDay, d));
  });
});

it("power that flows closes an agreement that was refused after it had been signed", () => {
  const signed = gate("agreement", done("2025-04-01"), told("refused", "2025-09-01"));
  const { closed } = found([phase([gate("grid", done("2026-10-01")), signed])])[0] as PhaseSchedule;
  expect(closed.get("agreement")).toBe(day("2026-10-01"));
});

it("the order in which gates are told moves no draw", () => {
  const permits = [
    { ...gate("permit", done("2026-10-01")), id: "b" },
    { ...gate("permit"), id: "a" },
  ];
  const [one, other] = [permits, [...permits].reverse()].map((gates) => found([phase([gate("grid"), ...gates])])[0]);
  expect(one?.serviceDay).toEqual(other?.serviceDay);
});
