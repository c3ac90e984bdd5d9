import { describe, expect, it } from "vitest";
import { completeReport, emptyReport } from "./complete-report";
import { isRevision, reportLink, reportUnplaced, type SiteReport } from "./report";
import { rowOf, stateOf, stepOf } from "./state.fixture";
import { writeReport } from "./write-report";

const [earlier, later] = [stepOf(), stepOf({ date: "2025-06-01", cumulativeMegawatts: 140 })];
const name = () => "Step 1";
const matched = (slipDays: number) => ({ kind: "matched", by: "buildings", earlier, later, slipDays }) as const;
const restated = { kind: "restated", by: "day", earlier, later } as const;
const site = (more: Partial<SiteReport>): SiteReport => ({
  ...{ name: "Alpha", slug: "alpha", outcome: "matched", formerName: null, comparedWith: null },
  ...more,
});
const notUnderstood = [{ file: "sites.csv", row: 3, column: "Latitude", value: "north", reason: "is no latitude" }];

describe("a step in the report of an import", () => {
  it("is what became of it, with both of its dates and sizes", () =>
    expect(reportLink("Alpha", matched(31), name)).toEqual({
      ...{ site: "Alpha", step: "Step 1", outcome: "slipped", by: "buildings", slipDays: 31 },
      ...{ earlierDate: "2025-05-01", date: "2025-06-01", earlierMegawatts: 100, megawatts: 140 },
      ...{ earlierCumulativeMegawatts: 100, cumulativeMegawatts: 140, fate: null, note: null },
    }));

  it("slipped, was pulled in or stayed, where it is surely the same; a restated one has no slip", () => {
    expect([1, -1, 0].map((days) => reportLink("Alpha", matched(days), name).outcome)).toEqual([
      "slipped",
      "pulled_in",
      "unchanged",
    ]);
    expect(reportLink("Alpha", restated, name)).toMatchObject({ outcome: "restated", by: "day", slipDays: null });
  });

  it("has no counterpart when it is new or lost, and is called by the step that there is", () => {
    const called = (step: { date: string }) => step.date;
    expect(reportLink("Alpha", { kind: "new", later }, called)).toMatchObject({
      ...{ step: "2025-06-01", outcome: "new", by: null, date: "2025-06-01", megawatts: 140, slipDays: null },
      ...{ earlierDate: null, earlierMegawatts: null, earlierCumulativeMegawatts: null, cumulativeMegawatts: 140 },
    });
    expect(reportLink("Alpha", { kind: "lost", earlier }, called)).toMatchObject({
      ...{ step: "2025-05-01", outcome: "lost", by: null, date: null, megawatts: null, slipDays: null },
      ...{ earlierDate: "2025-05-01", earlierMegawatts: 100, earlierCumulativeMegawatts: 100 },
      cumulativeMegawatts: null,
    });
    expect(reportLink("Alpha", matched(0), called).step).toBe("2025-06-01");
  });

  it("is a revision of megawatts from more than half of one, up or down", () => {
    const revised = (from: number | null, to: number | null) =>
      isRevision({ ...reportLink("Alpha", matched(0), name), earlierMegawatts: from, megawatts: to });
    expect([revised(100, 100.6), revised(100.6, 100), revised(0, 1)]).toEqual([true, true, true]);
    expect([revised(100, 100.5), revised(100.5, 100), revised(null, 1), revised(1, null)]).toEqual(
      Array(4).fill(false),
    );
  });

  it("that is no phase on record says why", () =>
    expect(reportUnplaced("Alpha", { step: later, reason: "no phase ends there" }, "Step 1")).toEqual({
      ...{ site: "Alpha", step: "Step 1", date: "2025-06-01", megawatts: 140, reason: "no phase ends there" },
    }));
});

describe("the report of an import", () => {
  const fallen = { earlierMegawatts: 140, megawatts: 139.4 };
  const steps = [
    reportLink("Alpha", matched(31), name),
    reportLink("Alpha", matched(-1), name),
    { ...reportLink("Alpha", matched(0), name), ...fallen },
    { ...reportLink("Alpha", matched(0), name), earlierMegawatts: 140, megawatts: 139.5 },
    reportLink("Alpha", restated, name),
    reportLink("Alpha", { kind: "new", later }, name),
    { ...reportLink("Alpha", { kind: "lost", earlier }, name), fate: "gone" as const, note: "Its date stays." },
    reportLink("Alpha", { kind: "lost", earlier }, name),
  ];
  const reported = () => {
    const report = emptyReport(stateOf({ rows: [rowOf(), rowOf({ rowNumber: 3 })] }), notUnderstood);
    report.sites.push(
      site({ comparedWith: "2025-11-01" }),
      site({ name: "Beta", outcome: "new" }),
      site({ name: "Gamma", formerName: "Delta", comparedWith: "2025-10-01" }),
      site({ name: "Epsilon", comparedWith: "2025-11-01" }),
    );
    report.sitesAbsent.push("Zeta", "Eta");
    report.steps.push(...steps);
    report.decreases.push({ site: "Beta", date: "2025-02-01", fromMegawatts: 9, toMegawatts: 7, kind: "within" });
    report.rowsWithoutStep.push({ site: "Alpha", row: 3, date: "2025-07-01", reason: "adds nothing" });
    return report;
  };

  it("begins with the rows and what was not understood, and counts nothing", () => {
    const report = emptyReport(stateOf({ rows: [rowOf(), rowOf({ rowNumber: 3 })] }), notUnderstood);
    expect(report).toEqual({
      ...{ outcome: "imported", publishedOn: "2026-01-01", sites: [], sitesAbsent: [], steps: [], decreases: [] },
      counts: {
        ...{ sitesNew: 0, sitesMatched: 0, sitesAbsent: 0, rows: 2, steps: 0, matched: 0, unchanged: 0, slipped: 0 },
        ...{ pulled_in: 0, restated: 0, new: 0, lost: 0, claimsAdded: 0, phasesAdded: 0 },
      },
      ...{ megawattRevisions: [], notUnderstood, quarantined: [], notPlaced: [], rowsWithoutStep: [] },
    });
    expect(report.notUnderstood).not.toBe(notUnderstood);
  });

  it("counts its steps and sites: a lost step is of the other publication", () => {
    const report = reported();
    completeReport(report, { claimsAdded: 5, phasesAdded: 2 });
    expect(report.counts).toEqual({
      ...{ sitesNew: 1, sitesMatched: 3, sitesAbsent: 2, rows: 2, steps: 6, matched: 4, unchanged: 2, slipped: 1 },
      ...{ pulled_in: 1, restated: 1, new: 1, lost: 2, claimsAdded: 5, phasesAdded: 2 },
    });
    expect(report.megawattRevisions.map(({ megawatts }) => megawatts)).toEqual([140, 140, 139.4, 140]);
  });

  it("lists totals that fell by more than half a megawatt, within the publication and from the one before", () => {
    const report = reported();
    completeReport(report, { claimsAdded: 0, phasesAdded: 0 });
    expect(report.decreases).toEqual([
      { site: "Beta", date: "2025-02-01", fromMegawatts: 9, toMegawatts: 7, kind: "within" },
      { site: "Alpha", date: "2025-06-01", fromMegawatts: 140, toMegawatts: 139.4, kind: "between" },
    ]);
  });

  it("is written line by line, each list under its title", () => {
    const report = reported();
    report.steps.push({ ...reportLink("Beta", restated, name), date: "2025-05-01" });
    completeReport(report, { claimsAdded: 5, phasesAdded: 2 });
    report.notPlaced.push(reportUnplaced("Beta", { step: later, reason: "no phase ends there" }, "Step 2"));
    report.quarantined.push({ file: "timeline.csv", row: 9, column: "Date", value: "soon", reason: "is not a date" });
    report.megawattRevisions.splice(1);
    expect(writeReport(report)).toEqual([
      "Published 2026-01-01, compared with 2025-10-01, 2025-11-01",
      "Sites: 1 new, 3 matched, 2 absent (Zeta, Eta)",
      "Rows: 2, of them 1 without a step",
      "Steps: 7 (4 matched: 2 unchanged, 1 slipped, 1 pulled in; 2 restated; 1 new); 2 of the other publication lost",
      "Added: 2 phases, 5 claims",
      "Renamed (taken for the same site by its address):",
      "  Delta → Gamma",
      "Slipped or pulled in:",
      "  Alpha, Step 1: 2025-05-01 → 2025-06-01, +31 days (by buildings)",
      "  Alpha, Step 1: 2025-05-01 → 2025-06-01, -1 days (by buildings)",
      "Restated (no slip computed):",
      "  Alpha, Step 1: 2025-05-01 → 2025-06-01, 100 → 140 MW (by day)",
      "  Beta, Step 1: 2025-05-01, 100 → 140 MW (by day)",
      "Lost:",
      "  Alpha, Step 1: 2025-05-01, 100 MW: gone. Its date stays.",
      "  Alpha, Step 1: 2025-05-01, 100 MW: kept. ",
      "Megawatts revised:",
      "  Alpha, Step 1: 100 → 140 MW",
      "Running total fell within the publication:",
      "  Beta, 2025-02-01: 9 → 7 MW",
      "Not placed (the phases on record come from other sources and stay as they are):",
      "  Beta, Step 2: 2025-06-01, 140 MW: no phase ends there",
      "Not understood:",
      '  sites.csv, row 3, Latitude: "north": is no latitude',
      "Quarantined: left out, kept, and taken in when mended:",
      '  timeline.csv, row 9, Date: "soon": is not a date',
    ]);
  });

  it("leaves out the lists that are empty, and the publication that there is none to compare with", () => {
    const report = emptyReport(stateOf(), []);
    completeReport(report, { claimsAdded: 0, phasesAdded: 0 });
    expect(writeReport(report)).toEqual([
      "Published 2026-01-01",
      "Sites: 0 new, 0 matched, 0 absent",
      "Rows: 1, of them 0 without a step",
      "Steps: 0 (0 matched: 0 unchanged, 0 slipped, 0 pulled in; 0 restated; 0 new); 0 of the other publication lost",
      "Added: 0 phases, 0 claims",
    ]);
  });
});
