import { describe, expect, it } from "vitest";
import type { PhaseNode, SiteNode } from "../tree/nodes";
import { knownOf, phaseOn, serviceWith, siteOn, speakers } from "../tree/tree.fixture";
import { type Publication, stateRow } from "./state-row";
import type { StatedClaim, StatedIndicator, StatedRow } from "./stated-row";

const publication: Publication = { by: "register:queue", source: "queue", mark: "V", publishedOn: "2026-02-28" };
const claim = (more: Partial<StatedClaim> = {}): StatedClaim => ({
  ...{ step: "in_service", kind: "promised", earliestOn: "2028-06-30", latestOn: "2028-06-30", precision: "day" },
  ...{ knownOn: "2026-02-28", mark: "V" },
  ...more,
});
const moved = claim({ earliestOn: "2028-09-30", latestOn: "2028-09-30" });
const service = (...claims: StatedClaim[]): StatedIndicator => ({ phase: 1, kind: "service", key: "service", claims });
const row = (more: Partial<StatedRow> = {}, type: StatedRow["site"]["type"] = "data_centre"): StatedRow => ({
  ...{ key: "1", rowNumber: 2, status: null, note: null },
  site: {
    ...{ type, registerId: null, iso3: "USA", name: "Acorn", aliases: [], operators: [], owners: [], users: [] },
  },
  phase: { name: null, megawatts: "100", basis: "grid_connection" },
  indicators: [service(claim())],
  ...more,
});
const sized = (megawatts?: string, basis: NonNullable<StatedRow["phase"]>["basis"] = "grid_connection") =>
  row({ phase: { name: null, basis, ...(megawatts === undefined ? {} : { megawatts }) }, indicators: [] });
/** What a row does at a site; `known` is the id of the phase that its key stood for before. */
const state = (site: SiteNode, stated: StatedRow, known: number | null = null) =>
  stateRow(site, stated, { known, publication, speakers });
const others = (more: Partial<PhaseNode> = {}) => phaseOn({ addedBy: null, sizeKnownOn: null, ...more });

describe("a row of a new site", () => {
  it("adds its phase with its size and source, and its claims", () => {
    const site = siteOn({ id: null });
    const { phase, ...plan } = state(site, row());
    expect(plan).toEqual({ action: "added", changes: [], problems: [] });
    expect(site.phases).toEqual([phase]);
    const evidence = { source: "queue", mark: "V" };
    expect(phase).toEqual({
      ...{ id: null, ordinal: 1, megawatts: { grid_connection: "100" }, sizeKnownOn: null, isRetired: false },
      fields: { ordinal: 1, name: "Phase 1", basis: "grid_connection", megawatts: "100", ...evidence },
      ...{ isUndone: false, isBack: false, addedBy: "register:queue" },
      revision: { basis: "grid_connection", megawatts: "100", evidence: { ...evidence, knownOn: "2026-02-28" } },
    });
    expect(site.indicators).toHaveLength(1);
    expect(site.indicators[0]?.phase).toBe(phase);
    expect(site.indicators[0]?.fields).toMatchObject({
      phase: 1,
      kind: "service",
      claims: [{ ...claim(), ...evidence }],
    });
    expect(site.indicators[0]?.fields).not.toHaveProperty("holds");
  });

  it("adds a phase without a size where none is stated, by the name that the row gives it", () => {
    const site = siteOn({ id: null });
    const stated = row({ phase: { name: "Hall A", basis: "unknown" } });
    expect(state(site, stated).phase).toMatchObject({
      ...{ megawatts: {}, revision: null },
      fields: { ordinal: 1, name: "Hall A", basis: "unknown", source: "queue", mark: "V" },
    });
  });

  it("is added also where it says nothing more", () => {
    expect(state(siteOn({ id: null }), row({ phase: null, indicators: [] })).action).toBe("added");
    expect(state(siteOn(), row({ phase: null, indicators: [] })).action).toBe("unchanged");
  });

  it("that is no data center has no phase: its claims are of the whole site and hold up nothing else", () => {
    const site = siteOn({ id: null });
    const { phase, action } = state(site, row({}, "supply"));
    expect([phase, action, site.phases]).toEqual([null, "added", []]);
    expect(site.indicators[0]).toMatchObject({ phase: null, fields: { phase: null, holds: "none" } });
  });

  it("may say of the whole site what holds up all of it", () => {
    const site = siteOn({ id: null });
    state(site, row({ indicators: [{ ...service(claim()), phase: null, holds: "all" }] }));
    expect(site.phases).toHaveLength(1);
    expect(site.indicators[0]).toMatchObject({ phase: null, fields: { phase: null, holds: "all" } });
  });

  it("gives its claims the mark of the register where they have none, and their own where they have one", () => {
    const site = siteOn({ id: null });
    const { mark: _, ...unmarked } = claim();
    state(site, row({ indicators: [service(unmarked as StatedClaim, claim({ step: "cancelled", mark: "U" }))] }));
    expect(site.indicators[0]?.milestones.map(({ added }) => added[0]?.mark)).toEqual(["V", "U"]);
  });
});

it("a row with a claim that cannot be taken in is refused with all of its faults, and adds nothing", () => {
  const site = siteOn();
  const faulty = service(
    claim(),
    claim({ latestOn: "2028-06-29" }),
    claim({ knownOn: "2027-01-01", step: "cancelled" }),
  );
  expect(state(site, row({ indicators: [faulty] }))).toEqual({
    ...{ action: "refused", changes: [], phase: null },
    problems: [
      expect.objectContaining({ column: "service, in service: date", value: "2028-06-29" }),
      expect.objectContaining({ column: "service, in service: date" }),
      expect.objectContaining({
        ...{ column: "service, cancelled: known on", value: "2027-01-01" },
        reason: "is later than 2026-12-01, the latest day anywhere",
      }),
    ],
  });
  expect(site).toEqual(siteOn());
  const nobodys = stateRow(site, row(), { known: null, publication: { ...publication, source: "paper" }, speakers });
  expect(nobodys.problems).toMatchObject([{ column: "service, in service: claimant", value: null }]);
});

describe("a row that its register gave before", () => {
  const known = () => {
    const phase = phaseOn();
    return siteOn({
      phases: [phaseOn({ id: 4, ordinal: 2 }), phase],
      indicators: [{ ...serviceWith(knownOf()), phase }],
    });
  };

  it("is of the phase that it was of, and changes nothing where it says the same", () => {
    const site = known();
    expect(state(site, row(), 5)).toEqual({
      ...{ action: "unchanged", changes: [], problems: [] },
      phase: site.phases[1],
    });
    expect(site).toEqual(known());
  });

  it("moves its dates and its size", () => {
    const site = known();
    const phase = { name: null, megawatts: "120", basis: "grid_connection" } as const;
    const plan = state(site, row({ phase, indicators: [service(moved)] }), 5);
    expect(plan.action).toBe("changed");
    expect(plan.changes).toMatchObject([
      { what: "megawatts", from: "100", to: "120" },
      { what: "date", from: "2028-06-30", to: "2028-09-30", slipDays: 92 },
    ]);
    expect(plan.phase).toMatchObject({
      megawatts: { grid_connection: "120" },
      revision: { basis: "grid_connection", megawatts: "120", evidence: { knownOn: "2026-02-28", source: "queue" } },
    });
  });

  it("adds what it says for the first time", () => {
    const site = known();
    const plan = state(site, row({ indicators: [service(claim(), claim({ step: "cancelled" }))] }), 5);
    expect([plan.action, plan.changes]).toEqual(["added", []]);
    const works: StatedIndicator = { phase: 1, kind: "works", key: "building", claims: [claim({ step: "started" })] };
    expect(state(site, row({ indicators: [works] }), 5).action).toBe("added");
    expect(site.indicators.at(-1)).toMatchObject({ kind: "works", fields: { phase: 1 } });
  });

  it.each([
    ["says nothing of it", [], sized(), null],
    ["says it in other digits", [], sized("100.0"), null],
    ["gives one of another basis", [{ what: "megawatts", from: null, to: "90" }], sized("90", "facility"), "90"],
    ["gives another", [{ what: "megawatts", from: "100", to: "99" }], sized("99"), "99"],
  ])("leaves or moves its size: it %s", (_, changes, stated, revised) => {
    const plan = state(known(), stated, 5);
    expect(plan.changes).toEqual(changes);
    expect(plan.phase?.revision?.megawatts ?? null).toBe(revised);
    expect(plan.phase?.megawatts.grid_connection).toBe(revised === "99" ? "99" : "100");
  });

  it("leaves a size that somebody else gave, or that was said later; of one day the last word holds", () => {
    const phase = (more: Partial<PhaseNode>) => siteOn({ phases: [phaseOn(more)] });
    expect(state(phase({ addedBy: null }), sized("120"), 5).changes).toEqual([]);
    expect(state(phase({ addedBy: "register:permits" }), sized("120"), 5).changes).toEqual([]);
    expect(state(phase({ sizeKnownOn: "2026-03-01" }), sized("120"), 5).changes).toEqual([]);
    expect(state(phase({ sizeKnownOn: "2026-02-28" }), sized("120"), 5).changes).toHaveLength(1);
    expect(state(phase({ sizeKnownOn: null }), sized("120"), 5).changes).toHaveLength(1);
  });

  it("brings back its phase that an undone import had added, as added or, with another size, as changed", () => {
    const undone = () => siteOn({ phases: [phaseOn({ isRetired: true, isUndone: true })] });
    const again = state(undone(), sized("100"), 5);
    expect([again.action, again.phase?.isBack, again.phase?.isRetired]).toEqual(["added", true, false]);
    const larger = state(undone(), sized("120"), 5);
    expect([larger.action, larger.phase?.isBack]).toEqual(["changed", true]);
  });

  it("is of its phase also where others recorded more, or it was retired", () => {
    const site = siteOn({ phases: [others({ id: 4 }), others({ ordinal: 2, isRetired: true })] });
    expect(state(site, sized("100"), 5)).toMatchObject({ action: "unchanged", phase: { id: 5, isRetired: true } });
  });
});

describe("a row with a new key at a site on record", () => {
  const place = (stated: StatedRow, ...phases: PhaseNode[]) => {
    const site = siteOn({ phases: [...phases] });
    const { phase, action, changes } = state(site, stated);
    return { phase, action, changes, added: site.phases.length - phases.length };
  };

  it("is another phase where all that stand are this register's", () => {
    const second = place(sized("40"), phaseOn({ ordinal: 3 }), phaseOn({ id: 6, ordinal: 2 }));
    expect(second).toMatchObject({ action: "added", added: 1, phase: { id: null, ordinal: 4 } });
    expect(second.phase?.fields?.name).toBe("Phase 4");
    expect(place(sized("40")).phase?.ordinal).toBe(1);
  });

  it("counts on after phases that were retired, whoever added them", () =>
    expect(place(sized("40"), others({ ordinal: 7, isRetired: true }), phaseOn())).toMatchObject({
      ...{ added: 1, phase: { ordinal: 8 } },
    }));

  it("is the only phase that others recorded, where its size is within a tenth of it; that size stays", () => {
    for (const megawatts of ["100", "90", "111", undefined]) {
      const placed = place(sized(megawatts), others());
      expect(placed).toMatchObject({ action: "unchanged", added: 0, changes: [], phase: { id: 5, revision: null } });
    }
    expect(place(sized("100"), others(), others({ id: 6, isRetired: true })).phase?.id).toBe(5);
    expect(place(sized("500", "facility"), others()).phase?.id).toBe(5);
    expect(place(sized("500"), others({ megawatts: {} })).phase?.id).toBe(5);
    expect(place(sized("0.5"), others({ megawatts: { grid_connection: "0.5" } })).phase?.id).toBe(5);
  });

  it("is of the whole site where its size speaks against that phase, or there are several", () => {
    for (const megawatts of ["89", "112"]) {
      expect(place(sized(megawatts), others())).toEqual({ phase: null, action: "unchanged", added: 0, changes: [] });
    }
    expect(place(sized("100"), others(), others({ id: 6, ordinal: 2 })).phase).toBeNull();
    expect(place(sized("100"), others(), phaseOn({ id: 6, ordinal: 2 })).phase).toBeNull();
  });

  it("states its claims of what it is of", () => {
    const whole = siteOn({ phases: [others(), others({ id: 6, ordinal: 2 })] });
    expect(state(whole, row()).action).toBe("added");
    expect(whole.indicators).toMatchObject([{ phase: null, fields: { phase: null, holds: "none" } }]);
    const only = siteOn({ phases: [others({ ordinal: 3 })] });
    state(only, row());
    expect(only.indicators[0]?.phase).toBe(only.phases[0]);
    expect(only.indicators[0]?.fields?.phase).toBe(3);
  });
});

describe("a plan that a row gives up", () => {
  const withdrawn = (step: StatedClaim["step"]): StatedClaim => {
    const { earliestOn: _, latestOn: __, ...said } = claim({ kind: "withdrawn", precision: "unknown", step });
    return said;
  };
  const grid = (step: StatedClaim["step"]): StatedIndicator => ({
    ...{ phase: 1, kind: "grid_interconnect", key: "grid-interconnect", claims: [withdrawn(step)] },
  });
  const site = () => {
    const phase = phaseOn();
    const energised = { id: 8, step: "energised" as const, claims: [knownOf()], added: [] };
    const milestones = [energised, { id: 9, step: "requested" as const, claims: [], added: [] }];
    return siteOn({
      phases: [phase],
      indicators: [{ id: 7, phase, kind: "grid_interconnect", key: "grid-interconnect", fields: null, milestones }],
    });
  };
  const giveUp = (...indicators: StatedIndicator[]) => state(site(), row({ indicators }), 5).action;

  it("takes back what was said of its steps", () => expect(giveUp(grid("energised"))).toBe("changed"));

  it("says nothing of a step of which nobody spoke: there is nothing to take back", () => {
    expect(giveUp(grid("requested"), grid("study_completed"))).toBe("unchanged");
    expect(giveUp({ ...grid("energised"), key: "second-line" })).toBe("unchanged");
    expect(giveUp({ ...grid("energised"), kind: "permit" })).toBe("unchanged");
    expect(giveUp({ ...grid("energised"), phase: null })).toBe("unchanged");
  });

  it("gives up the start of service, also where nobody dated it", () =>
    expect(giveUp(service(withdrawn("in_service")))).toBe("added"));

  it("leaves no indicator behind of which nothing is said", () => {
    const one = siteOn({ phases: [phaseOn()] });
    state(one, row({ indicators: [grid("energised")] }), 5);
    expect(one.indicators).toEqual([]);
  });
});
