import fc from "fast-check";
import { byKnownDay } from "@/lib/domain/evidence";
import type {
  BaseRateRecord,
  ClaimRecord,
  IndicatorRecord,
  OrganisationRecord,
  PhaseRecord,
  PolicyRecord,
  SiteRecords,
  SourceRecord,
} from "@/lib/domain/records";
import {
  appealOutcomes,
  appellants,
  claimKinds,
  type DatePrecision,
  type IndicatorKind,
  indicatorKinds,
  indicatorSteps,
  knownPrecisions,
  type MilestoneStep,
  permitTypes,
  ppaRoles,
  requirements,
  siteHolds,
  sourceClasses,
  workTypes,
} from "@/lib/domain/vocabulary";
import { withWholeSite } from "@/lib/domain/whole-site";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";

/** Sites whose records say anything that the forms and importers let through, in any order: many parties, coarse and far dates, gaps. */

const PARTIES = 10;
const organisation = (n: number): OrganisationRecord => ({
  ...{ id: n + 1, slug: `party-${n}`, nameEn: `Party ${n}`, nameKo: `회사 ${n}`, isHyperscaler: n % 2 === 0 },
  roles: n === 0 ? ["operator", "owner"] : n === 1 ? ["utility"] : n === 2 ? ["manufacturer"] : ["user"],
});
const anyParty = fc.nat({ max: PARTIES - 1 }).map(organisation);
const anySource: fc.Arbitrary<SourceRecord> = fc
  .record({
    n: fc.nat({ max: PARTIES - 1 }),
    of: fc.constantFrom(...sourceClasses),
    attribution: fc.constantFrom(null, "CC BY"),
  })
  .map(({ n, of, attribution }) => ({ ...source(`page ${n}`, of), publisher: `Party ${n}`, attribution }));

/** Days of claims: near today in steps, so that many fall on one day, and as far as a claim may lie. */
const anyDay = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -30, max: 0 }).map((steps) => AS_OF + steps * 30) },
  { weight: 1, arbitrary: fc.constantFrom(AS_OF - 13_000, AS_OF - 1, AS_OF, AS_OF + 1) },
);
const anySpan = fc.constantFrom(0, 0, 29, 89, 364, 3_652);
const ahead = fc.constantFrom(-4_000, -400, -30, 0, 1, 30, 400, 943, 1_500, 8_000, 26_000);

type Dated = Pick<ClaimRecord, "earliestDay" | "latestDay" | "precision">;
function dated(precision: DatePrecision, first: number, days: number): Dated {
  switch (precision) {
    case "unknown":
      return { earliestDay: null, latestDay: null, precision };
    case "by":
      return { earliestDay: null, latestDay: first, precision };
    case "not_before":
      return { earliestDay: first, latestDay: null, precision };
    case "day":
      return { earliestDay: first, latestDay: first, precision };
    default:
      return { earliestDay: first, latestDay: first + days, precision };
  }
}

const anyClaim: fc.Arbitrary<ClaimRecord> = fc
  .record({
    kind: fc.constantFrom(...claimKinds),
    knownDay: anyDay,
    knownPrecision: fc.option(fc.constantFrom(...knownPrecisions), { nil: undefined }),
    precision: fc.constantFrom<DatePrecision>("day", "day", "month", "year", "range", "by", "unknown", "not_before"),
    ...{ ahead, days: anySpan, source: anySource, claimant: fc.option(anyParty, { freq: 2 }) },
    megawatts: fc.constantFrom(undefined, undefined, 0, 40, 1e6),
    appellant: fc.option(fc.constantFrom(...appellants), { nil: undefined }),
    outcome: fc.option(fc.constantFrom(...appealOutcomes), { nil: undefined }),
  })
  .map(({ kind, knownDay, precision, ahead: away, days, megawatts, appellant, outcome, knownPrecision, ...parts }) => {
    // What is said to have happened began by the day it was said.
    const isPast = kind === "actual" || kind === "inferred";
    const first = knownDay + (isPast ? -Math.abs(away) % 4_000 : away);
    return {
      ...claim(kind, "2026", {}),
      ...{ ...parts, knownDay, ...dated(precision, first, days) },
      ...(megawatts === undefined ? {} : { megawatts }),
      ...(appellant === undefined ? {} : { appellant }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(knownPrecision === undefined ? {} : { knownPrecision }),
    };
  });

const anyMilestones = (kind: IndicatorKind) =>
  fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom<MilestoneStep>(...indicatorSteps[kind]),
        fc.array(anyClaim, { maxLength: 4 }).map((claims) => claims.sort(byKnownDay)),
      ),
      { selector: ([step]) => step, maxLength: 5 },
    )
    .map((steps) => Object.fromEntries(steps));

const anyIndicator: fc.Arbitrary<IndicatorRecord> = fc.constantFrom(...indicatorKinds).chain((kind) =>
  fc
    .record({
      milestones: anyMilestones(kind),
      key: fc.constantFrom("a", "b", undefined),
      requirement: fc.constantFrom(...requirements),
      workType: fc.constantFrom(...workTypes),
      permitType: fc.constantFrom(...permitTypes),
      ppaRole: fc.constantFrom(...ppaRoles),
      counterparty: fc.option(anyParty),
    })
    .map(({ milestones, key, requirement, workType, permitType, ppaRole, counterparty }) => ({
      ...indicator(kind, milestones, {
        requirement,
        ...(key === undefined ? {} : { key }),
        ...(kind === "works" ? { workType } : {}),
        ...(kind === "permit" ? { permitType } : {}),
      }),
      counterparty,
      ...(kind === "ppa" ? { ppaRole } : {}),
    })),
);
const named = ({ kind, key }: IndicatorRecord) => `${kind} ${key}`;
const anyIndicators = (maxLength: number) => fc.uniqueArray(anyIndicator, { selector: named, maxLength });

const megawatts = fc.constantFrom(null, null, 0, 0.01, 20, 100, 5_000);
const capex = fc.constantFrom(null, null, 0, 1e6, 1e11);
const anyPhase: fc.Arbitrary<PhaseRecord> = fc
  .record({
    indicators: anyIndicators(6),
    megawatts: fc.record({
      ...{ gridConnection: megawatts, facility: megawatts, criticalIt: megawatts, generationNameplate: megawatts },
    }),
    capex: fc.record({
      ...{ facility: capex, accelerators: capex, undivided: capex },
      ...{ currency: fc.constantFrom(null, "USD", "USD", "KRW"), priceYear: fc.constantFrom(null, 2026) },
    }),
    isIndependentOfPrevious: fc.constantFrom(null, true, false),
    capacityRevisionDays: fc.array(anyDay, { maxLength: 2 }),
  })
  .map(({ indicators, ...parts }) => phase(indicators, parts));

const anyRule: fc.Arbitrary<PolicyRecord> = fc.record({
  ...{ id: fc.nat({ max: 9 }), titleEn: fc.constant("Rule"), titleKo: fc.constant("규칙") },
  slug: fc.constantFrom("rule-a", "rule-b", "rule-c"),
  regionId: fc.constantFrom(null, 1, 2),
  thresholdMegawatts: fc.constantFrom(null, 0, 10, 100),
  status: fc.constantFrom("in_force" as const, "proposed" as const),
  effectiveDay: fc.option(anyDay),
  requiresGate: fc.option(fc.constantFrom(...permitTypes), { freq: 6 }),
});

const anyBaseRate: fc.Arbitrary<BaseRateRecord> = fc
  .record({
    gate: fc.constantFrom(...permitTypes),
    newSupplyOnly: fc.boolean(),
    probabilityIfUnknown: fc.constantFrom(0, 0.2, 1),
    passed: fc.constantFrom(0, 1, 24),
    commonCauseRho: fc.constantFrom(0, 0.3, 1),
  })
  .map((parts) => ({
    ...{ slug: "rate", regionSlug: "region", thresholdMegawatts: 10, appliedAfterDay: AS_OF - 800, ...parts },
    ...{ periodFromDay: AS_OF - 800, periodToDay: AS_OF - 300, decided: 24, priorAlpha: 0.35, priorBeta: 9.65 },
    ...{ endedBy: null, endedByKo: null, mark: "V" as const, note: null, noteKo: null, source: null },
  }));

/** Ordinals with gaps, the phases in any order. */
const numbered = (phases: PhaseRecord[], gaps: readonly number[]): PhaseRecord[] =>
  phases.map((one, i) => ({ ...one, ordinal: gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0) }));

const MOST_PHASES = 12;

export const anyRecords: fc.Arbitrary<SiteRecords> = fc
  .record({
    phases: fc.oneof(
      { weight: 6, arbitrary: fc.array(anyPhase, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(anyPhase, { minLength: MOST_PHASES, maxLength: MOST_PHASES }) },
    ),
    gaps: fc.array(fc.constantFrom(1, 1, 2, 7), { minLength: MOST_PHASES, maxLength: MOST_PHASES }),
    whole: fc.uniqueArray(
      fc
        .tuple(anyIndicator, fc.option(fc.constantFrom(...siteHolds), { nil: undefined }))
        .map(([one, holds]): IndicatorRecord => (holds === undefined ? one : { ...one, holds })),
      { selector: named, maxLength: 4 },
    ),
    operator: fc.option(anyParty, { freq: 3 }),
    iso3: fc.constantFrom(null, "KOR", "USA", "MYS"),
    region: fc.constantFrom(null, { id: 1, slug: "region", nameEn: "Region", nameKo: "지역" }),
    announcedDay: fc.option(anyDay),
    policies: fc.uniqueArray(anyRule, { selector: ({ slug }) => slug, maxLength: 3 }),
    baseRates: fc.array(anyBaseRate, { maxLength: 1 }),
  })
  .map(({ phases, gaps, whole, ...parts }) =>
    site(withWholeSite(numbered(phases, gaps), whole), { indicators: whole, ...parts }),
  );
