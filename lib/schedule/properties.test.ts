import { describe, expect, it } from "vitest";
import { evidenceMoves } from "./evidence-moves.fixture";
import { tryProperties } from "./properties.fixture";
import { day, gate, phase, site, word } from "./schedule.fixture";
import type { GateEvidence, ScheduleGate, SchedulePhase, SiteSchedule } from "./site-schedule";

const DRAWS = 256;
const said = (known: string, stated: string, party: string): GateEvidence => ({
  what: "word",
  knownDay: day(known),
  word: word(known, stated, party),
  isOfController: false,
});
const done = (on: string): GateEvidence => ({ what: "done", knownDay: day(on), day: day(on) });
const begun = (on: string): GateEvidence => ({ what: "begun", knownDay: day(on), day: day(on) });
const all = (evidence: Partial<Record<ScheduleGate["kind"], GateEvidence[]>> = {}) =>
  (["grid", "agreement", "transformer", "permit", "works"] as const).map((kind) =>
    gate(kind, ...(evidence[kind] ?? [])),
  );
const one = (gates = all(), other: Partial<SchedulePhase> = {}): SiteSchedule =>
  site([phase(gates, { lookDay: day("2026-10-01"), word: word("2026-02-10", "2027-12-31"), ...other })]);
const second = (other: Partial<SchedulePhase> = {}) =>
  phase([gate("grid"), gate("works")], { id: "site/2", ordinal: 2, word: null, ...other });
const ofSite = (gates: ScheduleGate[]) =>
  gates.map((gate) => (gate.kind === "permit" ? { ...gate, isOfSite: true } : gate));
const likely = { alpha: 2, beta: 1, attempts: 2, chanceItApplies: 0.6, shareKey: "grid assessment" };

const sites: [string, SiteSchedule][] = [
  ["nothing known", one()],
  ["no date", one(all(), { word: null, firstWordDay: day("2026-01-10") })],
  ["works begun, no date", one(all({ works: [begun("2026-02-01")] }), { word: null })],
  ["passed, nobody looked", one(all(), { word: word("2024-01-10", "2025-06-30"), lookDay: day("2024-01-10") })],
  ["passed, seen open", one(all(), { word: word("2024-01-10", "2025-06-30"), lookDay: day("2026-11-20") })],
  ["said for 2033", one(all(), { word: word("2026-02-10", "2033-12-31") })],
  [
    "two parties on the grid",
    one(all({ grid: [said("2026-04-01", "2027-06-30", "utility"), said("2026-09-01", "2029-06-30", "operator")] })),
  ],
  [
    "a rule that may apply",
    one([gate("grid"), gate("works"), { ...gate("permit"), chance: 0.5 }, { ...gate("water"), chance: 0.3 }]),
  ],
  ["done before the date was said", one(all({ permit: [done("2025-06-10")], agreement: [done("2026-08-10")] }))],
  ["a late word on the transformer", one(all({ transformer: [said("2026-09-01", "2029-06-30", "maker")] }))],
  [
    "refused",
    one(
      all({ permit: [said("2026-02-01", "2027-03-31", "operator"), { what: "refused", knownDay: day("2026-09-01") }] }),
    ),
  ],
  ["energised and built", one(all({ works: [begun("2024-10-01"), done("2026-10-01")], grid: [done("2026-11-01")] }))],
  ["first power", one(all({ works: [begun("2024-10-01")] }), { firstPowerDay: day("2026-11-01") })],
  ["a local base rate", one(all().map((gate) => (gate.kind === "permit" ? { ...gate, decision: likely } : gate)))],
  [
    "a local base rate, the date passed",
    one(
      all().map((gate) => (gate.kind === "permit" ? { ...gate, decision: likely } : gate)),
      { word: word("2022-01-10", "2023-06-30"), lookDay: day("2026-11-20") },
    ),
  ],
  [
    "a local base rate, filed",
    one(
      all().map((gate) =>
        gate.kind === "permit" ? { ...gate, decision: likely, evidence: [begun("2026-09-01")] } : gate,
      ),
    ),
  ],
  [
    "a local base rate, refused once of three times",
    one(
      all().map((gate) =>
        gate.kind === "permit"
          ? {
              ...gate,
              decision: { ...likely, attempts: 3 },
              evidence: [{ what: "refused", knownDay: day("2026-03-01") }],
            }
          : gate,
      ),
    ),
  ],
  [
    "a local base rate, the sponsor's appeal pending",
    one(
      all().map((gate) =>
        gate.kind === "permit"
          ? {
              ...gate,
              decision: { ...likely, attempts: 3 },
              evidence: [{ what: "appealed", knownDay: day("2026-03-01"), by: "sponsor", isStayed: false }],
            }
          : gate,
      ),
    ),
  ],
  [
    "an agreement under appeal, dated before",
    one(
      all({
        agreement: [
          done("2025-04-01"),
          said("2025-06-01", "2028-04-30", "operator"),
          { what: "appealed", knownDay: day("2026-02-25"), by: "opponent", isStayed: false },
        ],
      }),
      { word: null },
    ),
  ],
  [
    "a local base rate, halted",
    one(
      all().map((gate) =>
        gate.kind === "permit"
          ? { ...gate, decision: likely, evidence: [{ what: "halted", knownDay: day("2026-03-01") }] }
          : gate,
      ),
    ),
  ],
  [
    "a word taken back, then filed",
    one(
      all({
        agreement: [
          said("2025-06-01", "2026-06-30", "utility"),
          { what: "word_withdrawn", knownDay: day("2025-09-01"), party: "utility" },
          begun("2026-06-01"),
        ],
      }),
    ),
  ],
  [
    "refused, and the sponsor appeals",
    one(
      all({
        permit: [
          { what: "refused", knownDay: day("2026-06-01") },
          { what: "appealed", knownDay: day("2026-09-01"), by: "sponsor", isStayed: false },
        ],
      }),
    ),
  ],
  ["own plant under way", one([...all(), gate("own_power", begun("2026-03-01"))])],
  [
    "three phases",
    site([
      ...one(all({ permit: [said("2026-09-01", "2027-03-31", "operator")] })).phases,
      second({ word: word("2026-02-10", "2028-06-30") }),
      second({ id: "site/3", ordinal: 3 }),
    ]),
  ],
  [
    "a permit of the whole site",
    site([
      ...one(ofSite(all({ permit: [said("2026-09-01", "2027-03-31", "operator")] }))).phases,
      second({ gates: ofSite([gate("grid"), gate("works"), gate("permit")]) }),
    ]),
  ],
  [
    "a second phase said for before the first",
    site([
      ...one(all(), { word: word("2026-02-10", "2029-06-30") }).phases,
      second({ word: word("2026-02-10", "2027-06-30") }),
    ]),
  ],
  [
    "powered, with water promised for later",
    one([...all({ works: [begun("2024-10-01")] }), gate("water", said("2026-10-01", "2029-06-30", "utility"))], {
      firstPowerDay: day("2026-11-01"),
    }),
  ],
  [
    "independent phases",
    site([
      ...one(all(), { word: word("2026-02-10", "2029-06-30") }).phases,
      second({ word: word("2026-02-10", "2027-06-30"), isIndependent: true }),
    ]),
  ],
];

describe.each(sites)("%s", (_name, given) => {
  it("has every property", () => {
    const tried = tryProperties(given, DRAWS);
    const broken = [...tried]
      .filter(([, { broken }]) => broken.length > 0)
      .map(([property, { broken }]) => `${property}: ${broken.join("; ")}`);
    expect(broken).toEqual([]);
    expect(tried.size).toBeGreaterThan(3);
  });
});

it("is moved by evidence: done is earlier, a refusal later", () => {
  const moves = evidenceMoves(one(), 1024, 0.05);
  expect(moves).toHaveLength(5);
  for (const { doneDays, refusedDays, gateId } of moves) {
    expect(doneDays, gateId).toBeLessThan(-10);
    if (refusedDays !== null) expect(refusedDays, gateId).toBeGreaterThan(30);
  }
});
