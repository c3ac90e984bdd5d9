import fc from "fast-check";
import { expect, it } from "vitest";
import { gateAssessments } from "@/lib/assessment/gate-assessments";
import { plannedSite, simulateSite } from "@/lib/assessment/simulate-site";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { streamsOf } from "@/lib/assessment/site-streams";
import { toIsoDate } from "@/lib/domain/dates";
import type { IndicatorRecord, PolicyRecord } from "@/lib/domain/records";
import { type ClaimKind, permitTypes, requirements } from "@/lib/domain/vocabulary";
import { assessment } from "@/lib/flags/records.fixture";
import { openGates } from "@/lib/flags/rules/gate-required-and-open";
import { firstOf } from "@/lib/testing/present";

const day = fc.integer({ min: -900, max: 900 }).map((days) => toIsoDate(AS_OF + days) ?? "");
/** No later than it was told: the database refuses what happened after that. */
const past = fc.integer({ min: 2, max: 900 }).map((days) => toIsoDate(AS_OF - days) ?? "");
const said = fc.oneof(
  fc.record({ kind: fc.constantFrom<ClaimKind>("promised", "estimated"), on: day }),
  fc.record({ kind: fc.constantFrom<ClaimKind>("actual", "inferred", "withdrawn", "not_required"), on: past }),
);
const claims = fc
  .array(said, { maxLength: 2 })
  // One after the other: of two claims told on one day the flag takes the one recorded last, the schedule the one that happened last.
  .map((all) => all.map(({ kind, on }, i) => claim(kind, on, { knownOn: toIsoDate(AS_OF - 2 + i) ?? "" })));

const permit = fc
  .record({
    permitType: fc.constantFrom(...permitTypes),
    requirement: fc.constantFrom(...requirements),
    filed: claims,
    granted: claims,
  })
  .map(({ filed, granted, ...options }) => indicator("permit", { filed, granted }, options));
const grid = fc
  .record({ requested: claims, agreement_signed: claims, energised: claims, key: fc.constantFrom("one", "two") })
  .map(({ key, ...steps }) => indicator("grid_interconnect", steps, { key }));
const works = fc.record({ started: claims, completed: claims }).map((steps) => indicator("works", steps));

const policies = fc
  .array(
    fc.record({
      requiresGate: fc.constantFrom(...permitTypes),
      thresholdMegawatts: fc.constantFrom(null, 10, 100, 101),
      effectiveDay: fc.constantFrom(AS_OF - 1_000, AS_OF - 200, AS_OF - 1, AS_OF, null),
      regionId: fc.constantFrom(null, null, null, 9),
      status: fc.constantFrom("in_force", "in_force", "in_force", "drafted"),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((all) =>
    all.map(
      (parts, i): PolicyRecord =>
        ({ id: i + 1, slug: `rule-${i}`, titleEn: "", titleKo: "", ...parts }) as PolicyRecord,
    ),
  );
const records = fc
  .record({
    indicators: fc
      .array(fc.oneof(permit, grid, works), { maxLength: 5 })
      .map((all) => all.filter((one, i) => all.findIndex((other) => nameOf(other) === nameOf(one)) === i)),
    facility: fc.constantFrom(null, 5, 100),
    policies,
  })
  .map(({ indicators, facility, policies }) => {
    const megawatts = { gridConnection: null, facility, criticalIt: null, generationNameplate: 50 };
    return site([phase(indicators, { megawatts })], { policies, announcedDay: AS_OF - 900 });
  });
const nameOf = ({ kind, key }: IndicatorRecord) => `${kind}.${key}`;

/** Few: whether a gate is open hangs on no draw. */
const options = { asOfDay: AS_OF, seed: 7, draws: 2 };

it("what the flag calls required and open is what the schedule waits for, whatever the rules and records", () => {
  let compared = 0;
  fc.assert(
    fc.property(records, (one) => {
      const planned = plannedSite(one);
      const streams = streamsOf(planned.scheduleUnder, options);
      const { plan, open: simulated } = firstOf(simulateSite(planned, options, streams).phases);
      const shown = simulated ? gateAssessments(plan, simulated.schedule, [], null, streams) : [];
      streams.end();
      const permits = shown.filter(({ kind }) => kind === "permit");
      const open = openGates({
        ...{ site: one, phase: plan.phase, asOfDay: AS_OF },
        assessment: assessment({ gates: shown }),
      });
      const waiting = permits.filter(({ basis }) => !["actual", "inferred", "implied"].includes(basis));
      const required = open.filter(({ reason }) => reason === "record" || reason === "rule");
      const nameOfGate = (key: string, id: number | null) => `${key} ${id ?? "unrecorded"}`;
      const waitedFor = waiting.map(({ key, indicatorId }) => nameOfGate(key, indicatorId));
      const namesOf = (some: typeof open) =>
        some.map(({ gate, indicator: record }) => nameOfGate(gate, record?.id ?? null));
      expect(waitedFor).toEqual(expect.arrayContaining(namesOf(required)));
      expect(namesOf(open)).toEqual(expect.arrayContaining(waitedFor));
      // A rule of whose threshold the megawatts leave doubt makes a gate by a chance; the flag then says that it does not know.
      const certain = waiting.filter(({ chance }) => chance === 1);
      const rules = certain.flatMap(({ because }) => (because.kind === "rule" ? [because.policySlug] : []));
      const flagged = required.filter(({ reason }) => reason === "rule").map(({ rule }) => rule?.policy.slug);
      expect(flagged).toEqual(expect.arrayContaining(rules));
      compared += required.length;
    }),
    { numRuns: 2_000, seed: 20_261_122 },
  );
  expect(compared).toBeGreaterThan(500);
});
