import fc from "fast-check";
import { day, gate, phase, site, slip } from "./schedule.fixture";
import type {
  Decision,
  GateEvidence,
  GateKind,
  ScheduleGate,
  SchedulePhase,
  SiteSchedule,
  Word,
} from "./site-schedule";
import { gateKinds } from "./site-schedule";

const START = day("2025-06-30");
/** Days in steps, so that many things fall on one day. */
const anyDay = fc.integer({ min: -30, max: 20 }).map((steps) => START + steps * 30);
const parties = fc.constantFrom("utility", "operator", "analyst");

/** A date ahead of the day on which it is said: near, as usual, or for many years ahead. */
const ahead = fc.oneof(fc.integer({ min: 1, max: 1200 }), fc.constantFrom(1, 943, 944, 4000));
const wordOn = (saidDay: number, isOverdue: fc.Arbitrary<boolean>): fc.Arbitrary<Word> =>
  fc.record({
    ...{ party: parties, saidDay: fc.constant(saidDay), slip: fc.constant(slip) },
    ageYears: fc.constantFrom(0, 0.5, 4),
    statedDay: fc.tuple(ahead, isOverdue).map(([days, isPast]) => saidDay + (isPast ? -days : days)),
  });

/** What may be told of a gate on a day; of something that happened, on that day or before it. */
const evidenceOn = (knownDay: number): fc.Arbitrary<GateEvidence> => {
  const happened = fc.constantFrom(0, 0, 30, 200).map((days) => knownDay - days);
  const bare = fc.constantFrom("seen_open", "deferred", "refused", "halted") as fc.Arbitrary<"seen_open">;
  return fc.oneof(
    fc.record({
      knownDay: fc.constant(knownDay),
      what: fc.constant("word" as const),
      ...{ word: wordOn(knownDay, fc.constant(false)) },
      isOfController: fc.boolean(),
    }),
    fc.record({ knownDay: fc.constant(knownDay), what: bare }),
    fc.record({
      knownDay: fc.constant(knownDay),
      what: fc.constantFrom("begun", "done", "resumed") as fc.Arbitrary<"done">,
      day: happened,
    }),
    fc.record({ knownDay: fc.constant(knownDay), what: fc.constant("word_withdrawn" as const), party: parties }),
    fc.record({
      knownDay: fc.constant(knownDay),
      what: fc.constant("appealed" as const),
      by: fc.constantFrom("sponsor" as const, "opponent" as const),
      isStayed: fc.boolean(),
    }),
  );
};
const byDay = (a: GateEvidence, b: GateEvidence) =>
  a.knownDay - b.knownDay || Number(b.what === "seen_open") - Number(a.what === "seen_open");
const history = fc.array(anyDay.chain(evidenceOn), { maxLength: 5 }).map((all) => all.sort(byDay));

const decision: fc.Arbitrary<Decision> = fc.record({
  ...{ alpha: fc.constantFrom(0.5, 2), beta: fc.constantFrom(1, 8), attempts: fc.integer({ min: 1, max: 3 }) },
  ...{ chanceItApplies: fc.constantFrom(1, 0.4), shareKey: fc.constant("assessment") },
});
const precedesOf = (kind: GateKind): fc.Arbitrary<ScheduleGate["precedes"]> =>
  kind === "permit" ? fc.constantFrom("works", "agreement", null) : fc.constant(kind === "agreement" ? "grid" : null);

const anyGate: fc.Arbitrary<ScheduleGate> = fc.constantFrom(...gateKinds).chain((kind) =>
  fc
    .record({
      evidence: history,
      chance: fc.constantFrom(1, 1, 1, 0.5, 0.01),
      precedes: precedesOf(kind),
      decision: kind === "permit" ? fc.option(decision, { freq: 3 }) : fc.constant(null),
    })
    .map((parts) => ({ ...gate(kind), ...parts })),
);

const anyPhase: fc.Arbitrary<SchedulePhase> = fc
  .record({
    firstWordDay: anyDay,
    lookDay: anyDay,
    word: fc.option(anyDay.chain((said) => wordOn(said, fc.constantFrom(false, false, false, true)))),
    isIndependent: fc.boolean(),
    noWorksDays: fc.array(anyDay, { maxLength: 2 }),
    firstPowerDay: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDay }),
    hazardPerYear: fc.constantFrom(0.1, 0.013, 0.5, 0),
    gates: fc.array(anyGate, { maxLength: 7 }),
  })
  .map(({ gates, ...parts }) => phase(gates, parts));

/** Gates of the whole site, and which of three phases each holds up. */
const shared = fc.array(fc.tuple(anyGate, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })), { maxLength: 2 });

/** Sites of up to three phases with up to seven gates each, of which anything may be known in any order. */
export const anySite: fc.Arbitrary<SiteSchedule> = fc
  .tuple(fc.array(anyPhase, { minLength: 1, maxLength: 3 }), shared)
  .map(([phases, ofSite]) =>
    site(
      phases.map((one, i) => ({
        ...one,
        ...{ id: `site/${i + 1}`, ordinal: i + 1 },
        lookDay: Math.max(one.lookDay, one.firstWordDay, ...one.noWorksDays),
        gates: [
          ...ofSite.flatMap(([whole, holds], n) =>
            holds[i] ? [{ ...whole, id: `site.${whole.kind}.${n}`, isOfSite: true }] : [],
          ),
          ...one.gates.map((own, n) => ({ ...own, id: `${i + 1}.${own.kind}.${n}` })),
        ].slice(0, 7),
      })),
    ),
  );
