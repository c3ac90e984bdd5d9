import { expect, it } from "vitest";
import type { ClaimRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { firstOf } from "@/lib/testing/present";
import { indicator } from "../assessment/site.fixture";
import { gateEvidence } from "./gate-claims";
import { gateShapes } from "./gate-shapes";
import { day, inShort, reading, told } from "./schedule.fixture";

type Answer = [step: MilestoneStep, date: string, knownOn: string, parts?: Partial<ClaimRecord>];

const bySponsor = { appellant: "sponsor" } as const;
const byOpponent = { appellant: "opponent" } as const;
const byAuthority = { appellant: "authority" } as const;

/** What a permit comes to after answers, told in this order. */
function after(answers: Answer[], haltedDay: number | null = null) {
  const steps: Partial<Record<MilestoneStep, ClaimRecord[]>> = {};
  for (const [step, date, knownOn, parts] of answers)
    steps[step] = [...(steps[step] ?? []), told("actual", date, knownOn, parts)];
  const permit = indicator("permit", steps, { permitType: "building" });
  return inShort(gateEvidence(permit, firstOf(gateShapes(permit)), { ...reading, haltedDay }));
}

const granted: Answer = ["granted", "2025-06-01", "2025-06-03"];
const refused: Answer = ["refused", "2025-06-01", "2025-06-03"];
const isGranted = "2025-06-03 done 2025-06-01";
const isRefused = "2025-06-03 refused";
const sued: Answer = ["suit_filed", "2025-07-01", "2025-07-02", byOpponent];
const isSued = "2025-07-02 appealed by opponent";
const appealed: Answer = ["appealed", "2025-07-01", "2025-07-02", bySponsor];
const isAppealed = "2025-07-02 appealed by sponsor";

it.each<[string, Answer[], string[]]>([
  [
    "granted, and told again of a later day: one grant",
    [granted, ["granted", "2025-06-10", "2025-08-01"]],
    [isGranted],
  ],
  [
    "granted, and told again of an earlier day: the earlier",
    [granted, ["granted", "2025-05-20", "2025-08-01"]],
    [isGranted, "2025-08-01 done 2025-05-20"],
  ],
  [
    "granted, and again of the same day after it was put off",
    [granted, ["deferred", "2025-06-20", "2025-06-20"], ["granted", "2025-06-01", "2025-08-01"]],
    [isGranted, "2025-06-20 deferred"],
  ],
  [
    "granted anew while an opponent sues: the new grant stands",
    [granted, sued, ["granted", "2025-09-01", "2025-09-02"]],
    [isGranted, isSued, "2025-09-02 done 2025-09-01"],
  ],
  ["refused, then lapsed: refused once", [refused, ["lapsed", "2025-09-01", "2025-09-02"]], [isRefused]],
  [
    "granted, and the sponsor sues: another matter",
    [granted, ["suit_filed", "2025-07-01", "2025-07-02", bySponsor]],
    [isGranted],
  ],
  [
    "sent back to the authority, then given up: open, not refused",
    [
      refused,
      appealed,
      ["appeal_upheld", "2025-12-01", "2025-12-02", { ...bySponsor, outcome: "remanded" }],
      ["lapsed", "2026-02-01", "2026-02-02"],
    ],
    [isRefused, isAppealed, "2026-02-02 seen_open"],
  ],
  [
    "sent back to the authority, then refused anew",
    [
      refused,
      appealed,
      ["appeal_upheld", "2025-12-01", "2025-12-02", { ...bySponsor, outcome: "remanded" }],
      ["refused", "2026-02-01", "2026-02-02"],
    ],
    [isRefused, isAppealed, "2025-12-02 begun 2025-12-01", "2026-02-02 refused"],
  ],
  [
    "a suit dismissed that no grant is on record for: done when it was dismissed",
    [sued, ["appeal_dismissed", "2025-12-01", "2025-12-02", byOpponent]],
    [isSued, "2025-12-02 done 2025-12-01"],
  ],
  [
    "a suit dismissed, then the grant told again: nothing new",
    [
      granted,
      sued,
      ["appeal_dismissed", "2025-12-01", "2025-12-02", byOpponent],
      ["granted", "2025-12-05", "2025-12-06"],
    ],
    [isGranted, isSued, "2025-12-02 done 2025-06-01"],
  ],
  [
    "a suit dismissed, then one of nobody known: an opponent's",
    [
      granted,
      sued,
      ["appeal_dismissed", "2025-12-01", "2025-12-02", byOpponent],
      ["suit_filed", "2026-02-01", "2026-02-02"],
    ],
    [isGranted, isSued, "2025-12-02 done 2025-06-01", "2026-02-02 appealed by opponent"],
  ],
  [
    "an appeal of nobody known, upheld with nobody named: who appealed before",
    [granted, sued, ["appeal_upheld", "2025-12-01", "2025-12-02"]],
    [isGranted, isSued, "2025-12-02 refused"],
  ],
  [
    "a refusal told after the suit against a grant: it was overtaken",
    [granted, sued, ["refused", "2025-06-20", "2025-08-01"]],
    [isGranted, isSued],
  ],
  [
    "an earlier grant told after the refusal: it was overtaken",
    [refused, ["granted", "2025-05-01", "2025-08-01"]],
    [isRefused],
  ],
  [
    "an earlier grant told after the suit against a grant that is known: nothing new",
    [granted, sued, ["granted", "2025-05-01", "2025-08-01"]],
    [isGranted, isSued],
  ],
  [
    "a refusal that an opponent, or an authority, appeals: theirs, not the sponsor's",
    [
      refused,
      ["appealed", "2025-07-01", "2025-07-02", byOpponent],
      ["suit_filed", "2025-08-01", "2025-08-02", byAuthority],
    ],
    [isRefused, isSued, "2025-08-02 appealed by opponent"],
  ],
  [
    "granted and sued on one day: in the order in which they were recorded",
    [
      ["granted", "2025-06-01", "2025-06-03"],
      ["appealed", "2025-06-01", "2025-06-03", byOpponent],
    ],
    [isGranted, "2025-06-03 appealed by opponent"],
  ],
  ["put off", [["deferred", "2025-06-20", "2025-06-21"]], ["2025-06-21 deferred"]],
])("%s", (_, answers, expected) => {
  expect(after(answers)).toEqual(expected);
});

it("a stay holds works that stopped on the day of the suit, and none is needed for the sponsor's own", () => {
  expect(after([sued], day("2025-07-01"))).toEqual([`${isSued}, stayed`]);
  expect(after([sued], day("2025-06-30"))).toEqual([isSued]);
  expect(after([refused, appealed], day("2025-08-01"))).toEqual([isRefused, isAppealed]);
});
