import { describe, expect, it } from "vitest";
import { assessSite } from "@/lib/assessment/assess";
import { AS_OF, claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { withClaim } from "@/lib/assessment/with-claim";
import { isoDateOf } from "@/lib/domain/dates";
import type { BaseRateRecord, SiteRecords } from "@/lib/domain/records";
import { createStreams, numberAt } from "@/lib/forecast";
import { siteChance } from "@/lib/schedule/site-chance";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import { firstOf } from "@/lib/testing/present";
import { applyWhatIf } from "./apply-what-if";
import type { WhatIfChange } from "./change";
import type { WhatIfOutlook } from "./outlook";
import { prepareWhatIf } from "./what-if";
import { type WhatIfInput, whatIfInputOf } from "./what-if-input";

const GRID = "p1.grid_interconnect.kepco.energised";
const AGREEMENT = "p1.grid_interconnect.kepco.agreement_signed";
const BUILDING = "p1.works.building.completed";
const TRANSFORMER = "p1.transformer_order.transformer.delivered";
const BRIDGE = "p1.works.gas.completed";
const incheonRate: BaseRateRecord = {
  ...{ slug: "incheon-rate", regionSlug: "incheon", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
  ...{ newSupplyOnly: true, appliedAfterDay: AS_OF - 900, periodFromDay: AS_OF - 900, periodToDay: AS_OF },
  ...{ passed: 0, decided: 24, commonCauseRho: 0.3, priorAlpha: 0.35, priorBeta: 9.65, probabilityIfUnknown: 0.2 },
  ...{ endedBy: null, endedByKo: null, mark: "V", note: null, noteKo: null, source: null },
};
const options = { asOfDay: AS_OF, seed: 7, draws: 2048 };

/** A phase with a promised service date, a building under way, a grid agreement asked for and transformers promised. */
function records(more: ReturnType<typeof indicator>[] = []) {
  const service = indicator("service", { in_service: [claim("promised", "2029-06")] });
  const building = indicator("works", { started: [claim("actual", "2026-03-01")] });
  const grid = indicator(
    "grid_interconnect",
    {
      requested: [claim("actual", "2026-01-15")],
      energised: [claim("promised", "2028-12", { source: source("utility") })],
    },
    { key: "kepco" },
  );
  const transformer = indicator(
    "transformer_order",
    {
      ordered: [claim("actual", "2026-06-01")],
      delivered: [claim("promised", "2028-09", { source: source("maker") })],
    },
    { key: "transformer" },
  );
  return site([phase([service, building, grid, transformer, ...more], { id: 1 })]);
}

const bridge = () =>
  indicator("works", { completed: [claim("promised", "2027-09")] }, { key: "gas", workType: "bridge_power" });

const inputOf = (from: SiteRecords): WhatIfInput => whatIfInputOf(from, options);

function under(changes: WhatIfChange[], from = records()): { base: WhatIfOutlook; changed: WhatIfOutlook } {
  const prepared = prepareWhatIf(inputOf(from));
  const answer = prepared.under(changes);
  expect(answer.ignored).toEqual([]);
  return { base: prepared.base[0] as WhatIfOutlook, changed: answer.phases[0] as WhatIfOutlook };
}

function applied(changes: WhatIfChange[], from = records()) {
  return applyWhatIf(inputOf(from), changes);
}

const ignoredOf = (changes: WhatIfChange[], from = records()) =>
  applied(changes, from).ignored.map(({ reason }) => reason);

/** The first phase in each draw, and a gate of it. */
function drawn(changes: WhatIfChange[], from = records()) {
  const { schedule } = applied(changes, from);
  const streams = createStreams(options.seed, options.draws);
  const found = firstOf(simulateSchedule(schedule, siteChance(inputOf(from).schedule, streams)));
  streams.end();
  return { found, daysOf: (id: string) => found.gates.find((one) => one.id === id)?.day ?? new Float64Array() };
}

const p50 = (outlook: WhatIfOutlook) => outlook.givenCompletion.p50 as number;

describe("a what-if", () => {
  it("starts from the figures of the assessment", () => {
    const from = records();
    const { base, changed } = under([], from);
    expect(firstOf(assessSite(from, options)).quantileDays).toEqual(base.quantileDays);
    expect(changed).toEqual(base);
  });

  it("gives for a milestone done today what logging it would give", () => {
    const from = records();
    const grid = from.phases[0]?.indicators.find((one) => one.key === "kepco");
    const logged = withClaim(
      from,
      { indicatorId: grid?.id as number },
      "energised",
      claim("actual", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) }),
    );
    const [assessed] = assessSite(logged, options);
    const { base, changed } = under([{ kind: "happens", gate: GRID, day: AS_OF }], from);
    expect(assessed?.quantileDays).toEqual(changed.quantileDays);
    expect(assessed?.cancelled.total).toBe(changed.cancelled);
    expect(p50(changed)).toBeLessThan(p50(base));
  });

  it("gives for a rule's gate nobody recorded what logging it as done would give", () => {
    const policy = {
      id: 1,
      slug: "assessment-rule",
      titleEn: "",
      titleKo: "",
      regionId: null,
      thresholdMegawatts: 10,
      status: "in_force" as const,
      effectiveDay: AS_OF - 1_000,
      requiresGate: "grid_impact_assessment" as const,
    };
    const from = { ...records(), policies: [policy] };
    const done = indicator(
      "permit",
      { granted: [claim("actual", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) })] },
      { permitType: "grid_impact_assessment" },
    );
    const logged = withClaim(
      from,
      { phaseId: from.phases[0]?.id as number, indicator: { ...done, milestones: [] } },
      "granted",
      claim("actual", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) }),
    );
    const [assessed] = assessSite(logged, options);
    const { changed } = under(
      [{ kind: "happens", gate: "p1.permit.grid_impact_assessment.granted", day: AS_OF }],
      from,
    );
    expect(assessed?.quantileDays).toEqual(changed.quantileDays);
  });

  it("gives for bridge power taken away what logging it as not required would give", () => {
    const from = records([bridge()]);
    const gas = from.phases[0]?.indicators.find((one) => one.key === "gas");
    const none = {
      ...claim("not_required", isoDateOf(AS_OF), { knownOn: isoDateOf(AS_OF) }),
      earliestDay: null,
      latestDay: null,
    };
    const [assessed] = assessSite(withClaim(from, { indicatorId: gas?.id as number }, "completed", none), options);
    const { base, changed } = under([{ kind: "no-bridge", phase: 1 }], from);
    expect(assessed?.quantileDays).toEqual(changed.quantileDays);
    expect(p50(changed)).toBeGreaterThan(p50(base));
  });

  it("puts a dragged gate on its day for certain, with what must come before it", () => {
    const day = AS_OF + 400;
    const from = records();
    const { found, daysOf } = drawn([{ kind: "happens", gate: GRID, day }], from);
    for (const gate of [GRID, AGREEMENT, TRANSFORMER])
      expect(
        daysOf(gate).every((one) => one === day),
        gate,
      ).toBe(true);
    expect(Math.min(...found.serviceDay)).toBeGreaterThan(day);
  });

  it("leaves a permit that begun works imply as it was where their end is dragged", () => {
    const filed = { filed: [claim("actual", "2026-01-10")] };
    const from = records([indicator("permit", filed, { permitType: "zoning" })]);
    const closedUnder = (changes: WhatIfChange[]) => drawn(changes, from).found.closed;
    const base = closedUnder([]);
    expect([...base.keys()]).toEqual(["p1.permit.zoning.granted"]);
    expect(closedUnder([{ kind: "happens", gate: BUILDING, day: AS_OF + 400 }])).toEqual(base);
  });

  it("leaves no refusal to a permit that is granted for certain", () => {
    const filed = { filed: [claim("actual", "2026-06-01")] };
    const permit = indicator("permit", filed, { permitType: "grid_impact_assessment" });
    const rate = { ...incheonRate, periodToDay: AS_OF - 300 };
    const region = { id: 7, slug: "incheon", nameEn: "Incheon", nameKo: "인천" };
    const from = { ...records([permit]), region, baseRates: [rate] };
    const { base, changed } = under(
      [{ kind: "happens", gate: "p1.permit.grid_impact_assessment.granted", day: AS_OF + 300 }],
      from,
    );
    expect(base.cancelled).toBeGreaterThan(0.5);
    expect(changed.cancelled).toBeLessThan(0.1);
  });

  it("is later the later a gate is dragged", () => {
    const from = records();
    // Cancelled draws counted as never: given completion, a later date also loses its latest draws to cancellation.
    const days = [30, 200, 600, 1200, 2400].map(
      (ahead) => under([{ kind: "happens", gate: GRID, day: AS_OF + ahead }], from).changed.unconditional.p50 as number,
    );
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(days.at(-1)).toBeGreaterThan((days[0] as number) + 365);
  });

  it("stretches what is known of a gate, and its own term where nothing is", () => {
    const said = claim("promised", "2028-12", { source: source("utility") }).knownDay;
    const remaining = (changes: WhatIfChange[]) => Float64Array.from(drawn(changes).daysOf(GRID), (day) => day - said);
    const base = remaining([]);
    // Truncated at the last look, half the time is no more than half of what it was.
    remaining([{ kind: "takes", gate: GRID, factor: 0.5 }]).forEach((days, d) => {
      expect(days).toBeLessThanOrEqual(numberAt(base, d));
    });
    const works = (changes: WhatIfChange[]) => p50(under(changes).changed);
    expect(works([{ kind: "takes", gate: BUILDING, factor: 3 }])).toBeGreaterThan(works([]));
  });

  it("lets added bridge power help although the grid's date is fixed, and never hurt", () => {
    const from = records();
    const grid: WhatIfChange = { kind: "happens", gate: GRID, day: AS_OF + 1500 };
    const added = (ahead: number): WhatIfChange => ({ kind: "bridge", phase: 1, day: AS_OF + ahead });
    expect(p50(under([added(120)], from).changed)).toBeLessThan(p50(under([], from).base));
    const withGrid = p50(under([grid], from).changed);
    expect(withGrid).toBeGreaterThanOrEqual(AS_OF + 1500);
    expect(p50(under([grid, added(120)], from).changed)).toBeLessThan(withGrid - 300);
    expect(p50(under([grid, added(7000)], from).changed)).toBeLessThanOrEqual(withGrid);
  });

  it("makes a refusal later than a gate seen open, an appeal a path of its own, and works that halt later", () => {
    const permit = indicator("permit", { filed: [claim("actual", "2026-06-01")] }, { permitType: "zoning" });
    const service = indicator("service", { in_service: [claim("promised", "2028-06")] });
    const from = site([phase([service, permit], { id: 1 })]);
    const ZONING = "p1.permit.zoning.granted";
    const refused: WhatIfChange = { kind: "told", gate: ZONING, news: "refused" };
    const [open, filed] = [drawn([], from).found.serviceDay, drawn([refused], from).found.serviceDay];
    expect(filed.every((day, d) => day >= numberAt(open, d))).toBe(true);
    expect(filed.some((day, d) => day > numberAt(open, d))).toBe(true);
    expect(ignoredOf([{ kind: "told", gate: ZONING, news: "appealed" }], from)).toEqual(["news-does-not-fit"]);
    const denied = records([
      indicator(
        "permit",
        { refused: [claim("actual", "2026-11-10", { knownOn: "2026-11-12" })] },
        { permitType: "zoning" },
      ),
    ]);
    const appealed: WhatIfChange = { kind: "told", gate: ZONING, news: "appealed" };
    const again = drawn([], denied).daysOf(ZONING);
    const decided = drawn([appealed], denied).daysOf(ZONING);
    // Lost, an appeal has the filing anew after it.
    expect(decided.some((day, d) => day > numberAt(again, d))).toBe(true);
    const halted: WhatIfChange = { kind: "told", gate: BUILDING, news: "halted" };
    expect(p50(under([halted]).changed)).toBeGreaterThan(p50(under([]).base));
  });

  it("does not hold a phase up for bridge power that is dragged out", () => {
    const late: WhatIfChange = { kind: "happens", gate: BRIDGE, day: AS_OF + 7000 };
    expect(p50(under([late], records([bridge()])).changed)).toBeLessThan(AS_OF + 3000);
  });

  it("moves nothing but its own and later phases", () => {
    const second = phase([indicator("service", { in_service: [claim("promised", "2031-06")] })], { ordinal: 2 });
    const from = records();
    const both = { ...from, phases: [...from.phases, second] };
    const prepared = prepareWhatIf(inputOf(both));
    const { phases } = prepared.under([{ kind: "takes", gate: "p2.works.building.completed", factor: 3 }]);
    expect(phases[0]).toEqual(prepared.base[0]);
    expect(phases[1]).not.toEqual(prepared.base[1]);
  });

  it("names what it cannot apply, with the reason", () => {
    const signed = { signed: [claim("actual", "2026-05-01")] };
    const done = { ...indicator("ppa", signed, { key: "ppa" }), ppaRole: "gating" as const };
    expect(ignoredOf([{ kind: "happens", gate: "p1.ppa.ppa.signed", day: AS_OF }], records([done]))).toEqual([
      "already-done",
    ]);
    expect(ignoredOf([{ kind: "happens", gate: "p1.ppa.none.signed", day: AS_OF }])).toEqual(["unknown-milestone"]);
    expect(ignoredOf([{ kind: "no-bridge", phase: 4 }])).toEqual(["unknown-phase"]);
    expect(ignoredOf([{ kind: "no-bridge", phase: 1 }])).toEqual(["no-bridge-power"]);
    expect(ignoredOf([{ kind: "happens", gate: GRID, day: AS_OF + 9000 }])).toEqual(["day-out-of-range"]);
    const twice: WhatIfChange[] = [10, 20].map((ahead) => ({ kind: "happens", gate: GRID, day: AS_OF + ahead }));
    expect(ignoredOf(twice)).toEqual(["replaced"]);
    const date: WhatIfChange = { kind: "happens", gate: GRID, day: AS_OF + 10 };
    expect(ignoredOf([{ kind: "takes", gate: GRID, factor: 2 }, date])).toEqual(["date-is-given"]);
    expect(ignoredOf([date, { kind: "takes", gate: TRANSFORMER, factor: 2 }])).toEqual(["date-is-given"]);
    const gone: WhatIfChange[] = [
      { kind: "no-bridge", phase: 1 },
      { kind: "takes", gate: BRIDGE, factor: 2 },
    ];
    expect(ignoredOf(gone, records([bridge()]))).toEqual(["bridge-removed"]);
    const earning = site([phase([indicator("service", { in_service: [claim("actual", "2026-01-01")] })])]);
    expect(ignoredOf([{ kind: "bridge", phase: 1, day: AS_OF }], earning)).toEqual(["phase-decided"]);
  });

  it("needs no more than plain JSON, and leaves it as it was", () => {
    const input = inputOf(records([bridge()]));
    const before = JSON.stringify(input);
    const changes: WhatIfChange[] = [
      { kind: "happens", gate: GRID, day: AS_OF + 500 },
      { kind: "takes", gate: BUILDING, factor: 0.7 },
    ];
    expect(prepareWhatIf(JSON.parse(before)).under(changes)).toEqual(prepareWhatIf(input).under(changes));
    expect(JSON.stringify(input)).toBe(before);
  });
});
