import { describe, expect, it } from "vitest";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import type { ClaimKind, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { present } from "@/lib/testing/present";
import { indicator } from "../assessment/site.fixture";
import { gateEvidence, inOrder } from "./gate-claims";
import { gateShapes } from "./gate-shapes";
import { inShort, party, reading, told } from "./schedule.fixture";

type Said = [step: MilestoneStep, kind: ClaimKind, date: string, knownOn: string, parts?: Partial<ClaimRecord>];

/** A record with claims that were recorded in this order; its steps stand in the reverse, which moves nothing. */
function recordOf(kind: IndicatorKind, said: Said[]): IndicatorRecord {
  const steps: Partial<Record<MilestoneStep, ClaimRecord[]>> = {};
  for (const [step, claimKind, date, knownOn, parts] of said)
    steps[step] = [...(steps[step] ?? []), told(claimKind, date, knownOn, parts)];
  const record = indicator(kind, steps, kind === "permit" ? { permitType: "building" } : {});
  return { ...record, milestones: record.milestones.toReversed() };
}
const read = (kind: IndicatorKind, said: Said[], at = 0, megawatts: number | null = null) => {
  const record = recordOf(kind, said);
  return inShort(gateEvidence(record, present(gateShapes(record)[at]), reading, megawatts));
};

const filed: Said = ["filed", "actual", "2025-01-10", "2025-01-20"];
const granted: Said = ["granted", "actual", "2025-06-01", "2025-06-03"];
const isFiled = "2025-01-20 begun 2025-01-10";
const isGranted = "2025-06-03 done 2025-06-01";
const withdrawn = (step: MilestoneStep, slug?: string): Said => [
  ...([step, "withdrawn", "unknown", "2026-03-01"] as const),
  slug === undefined ? {} : { claimant: party(slug) },
];
const started: Said = ["started", "actual", "2025-01-10", "2025-01-10"];
const isStarted = "2025-01-10 begun 2025-01-10";
const promise = (slug: string): Said => ["completed", "promised", "2027", "2025-06-01", { claimant: party(slug) }];

describe("what is withdrawn", () => {
  it.each<[string, IndicatorKind, Said[], string[]]>([
    ["a filing: open, and nothing begun", "permit", [filed, withdrawn("filed")], ["2026-03-01 seen_open"]],
    [
      "a filing: what was seen before it stands",
      "permit",
      [["granted", "seen_open", "unknown", "2025-03-01"], filed, withdrawn("filed")],
      ["2025-03-01 seen_open", "2026-03-01 seen_open"],
    ],
    [
      "the filing of a permit that was granted: nothing",
      "permit",
      [filed, granted, withdrawn("filed")],
      [isFiled, isGranted],
    ],
    ["a grant: refused", "permit", [granted, withdrawn("granted")], [isGranted, "2026-03-01 refused"]],
    [
      "a grant under appeal: refused",
      "permit",
      [granted, ["appealed", "actual", "2025-07-01", "2025-07-02"], withdrawn("granted")],
      [isGranted, "2025-07-02 appealed by opponent", "2026-03-01 refused"],
    ],
    [
      "a grant that had lapsed: open",
      "permit",
      [granted, ["lapsed", "actual", "2025-12-01", "2025-12-02"], withdrawn("granted")],
      [isGranted, "2025-12-02 refused", "2026-03-01 seen_open"],
    ],
    [
      "a party's word: its own leaves, and works have begun all the same",
      "works",
      [started, promise("builder"), withdrawn("completed", "builder")],
      [isStarted, "2025-06-01 word", "2026-03-01 word_withdrawn"],
    ],
    [
      "another party's word: open",
      "works",
      [promise("builder"), withdrawn("completed", "mayor")],
      ["2025-06-01 word", "2026-03-01 seen_open"],
    ],
  ])("%s", (_, kind, said, expected) => {
    expect(read(kind, said)).toEqual(expected);
  });

  it("does not undo what began when it is only a look that finds the gate open", () => {
    expect(read("permit", [filed, ["granted", "seen_open", "unknown", "2025-03-01"]])).toEqual([
      isFiled,
      "2025-03-01 seen_open",
    ]);
  });
});

describe("what belongs to a gate", () => {
  it("is no step of the other gate of a connection", () => {
    expect(read("grid_interconnect", [["refused", "actual", "2025-06-01", "2025-06-03"]], 1)).toEqual([]);
    expect(read("grid_interconnect", [["requested", "seen_open", "unknown", "2025-06-03"]], 1)).toEqual([]);
    expect(read("grid_interconnect", [["requested", "seen_open", "unknown", "2025-06-03"]], 0)).toEqual([
      "2025-06-03 seen_open",
    ]);
  });

  it("is an answer on a water right as on a permit", () => {
    expect(read("water_right", [["refused", "actual", "2025-06-01", "2025-06-03"]])).toEqual(["2025-06-03 refused"]);
  });

  it("is an agreement for a part of the megawatts: parts are of power that flows", () => {
    const part = { megawatts: 120 };
    expect(
      read("grid_interconnect", [["agreement_signed", "actual", "2025-06-01", "2025-06-03", part]], 0, 600),
    ).toEqual([isGranted]);
  });

  it.each([
    [599.5, "done"],
    [599.4, "begun"],
  ])("is done with %s of 600 MW: %s", (megawatts, what) => {
    expect(
      read("grid_interconnect", [["energised", "actual", "2025-06-01", "2025-06-03", { megawatts }]], 1, 600),
    ).toEqual([`2025-06-03 ${what} 2025-06-01`]);
  });
});

describe("the order of news", () => {
  it("of one day is that in which it happened, what nobody dated first", () => {
    expect(
      read("works", [
        ["completed", "actual", "2026-01-15", "2026-02-01"],
        ["started", "actual", "unknown", "2026-02-01"],
      ]),
    ).toEqual(["2026-02-01 begun 2026-02-01", "2026-02-01 done 2026-01-15"]);
    expect(
      read("works", [
        ["completed", "actual", "2026-01-15", "2026-02-01"],
        ["started", "actual", "2026-01-10", "2026-02-01"],
      ]),
    ).toEqual(["2026-02-01 begun 2026-01-10", "2026-02-01 done 2026-01-15"]);
  });

  it("has a look before news of the same day, though neither has a date", () => {
    const look: Said = ["completed", "seen_open", "unknown", "2026-02-01"];
    const news: Said = ["completed", "actual", "unknown", "2026-02-01"];
    const expected = ["2026-02-01 seen_open", "2026-02-01 done 2026-02-01"];
    expect(read("works", [look, news])).toEqual(expected);
    expect(read("works", [news, look])).toEqual(expected);
  });

  it.each<[string, ClaimKind, string, string]>([
    ["a look on its first", "seen_open", "unknown", "2026-06-01 seen_open"],
    ["a withdrawal on its first", "withdrawn", "unknown", "2026-06-01 seen_open"],
    ["a word in its middle", "promised", "2028", "2026-06-15 word"],
    ["what happened not before it had", "actual", "2026-06-20", "2026-06-20 done 2026-06-20"],
  ])("known to the month knows %s", (_, kind, date, expected) => {
    expect(read("works", [["completed", kind, date, "2026-06-30", { knownPrecision: "month" }]])).toEqual([expected]);
  });

  it("known to the month knows bad news on the first day that it can be of", () => {
    const month = { knownPrecision: "month" } as const;
    expect(read("permit", [["refused", "actual", "2026-06-10", "2026-06-30", month]])).toEqual(["2026-06-10 refused"]);
    expect(read("permit", [["refused", "actual", "2026-05-10", "2026-06-30", month]])).toEqual(["2026-06-01 refused"]);
  });

  it("tells a start once, though a look lies before it or a halt between its tellings", () => {
    expect(
      read("works", [
        ["started", "seen_open", "unknown", "2024-12-01"],
        started,
        ["halted", "actual", "2025-06-01", "2025-06-01"],
        ["started", "actual", "2025-01-10", "2025-08-01"],
      ]),
    ).toEqual(["2024-12-01 seen_open", isStarted, "2025-06-01 halted"]);
  });

  it("is by the day known, and what two sources tell in a row is one piece of news", () => {
    const at = (knownDay: number) => ({ knownDay });
    expect(
      inOrder([
        { ...at(5), what: "refused" },
        { ...at(3), what: "done", day: 2 },
        { ...at(1), what: "begun", day: 1 },
        { ...at(2), what: "begun", day: 1 },
        { ...at(4), what: "done", day: 2 },
        { ...at(5), what: "refused" },
        { ...at(6), what: "refused" },
      ]),
    ).toEqual([
      { ...at(1), what: "begun", day: 1 },
      { ...at(3), what: "done", day: 2 },
      { ...at(5), what: "refused" },
      { ...at(6), what: "refused" },
    ]);
  });
});

describe("an inference", () => {
  const inferred: Said = ["completed", "inferred", "2026-02-01", "2026-03-01"];
  it.each<[string, Said[], boolean]>([
    ["by a newer estimate of a later day", [["completed", "estimated", "2026-09-01", "2026-04-01"]], true],
    ["by no older estimate", [["completed", "estimated", "2026-09-01", "2026-02-01"]], false],
    ["by no estimate of the same day", [["completed", "estimated", "2026-09-01", "2026-03-01"]], false],
    ["by no estimate of a day before it", [["completed", "estimated", "2026-02-15", "2026-04-01"]], false],
    ["by no estimate of the day on which it was made", [["completed", "estimated", "2026-03-01", "2026-04-01"]], false],
    ["by no promise", [["completed", "promised", "2026-09-01", "2026-04-01"]], false],
    ["by no estimate of another step", [["halted", "estimated", "2026-09-01", "2026-04-01"]], false],
  ])("is taken back %s", (_, others, isTakenBack) => {
    const isDone = read("works", [inferred, ...others]).includes("2026-03-01 done 2026-02-01");
    expect(isDone).toBe(!isTakenBack);
  });
});
