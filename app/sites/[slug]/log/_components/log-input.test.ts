import { describe, expect, it } from "vitest";
import { indicator, phase } from "@/lib/flags/records.fixture";
import { readLog, refusals } from "./log-input";
import { type LogState, sourceDifferencesOf } from "./log-state";
import { newTargets, readTarget, writeTarget } from "./log-target";
import type { LogValues } from "./log-values";

const grid = indicator(5, "grid_interconnect", { energised: [] });
const permit = indicator(6, "permit", {}, { key: "grid-impact-assessment", permitType: "grid_impact_assessment" });
const phases = [phase([grid, permit])];
const values: LogValues = {
  target: "i:5",
  step: "energised",
  kind: "promised",
  date: "2027년 4분기",
  knownOn: "2026-11-20",
  url: "",
  title: "A page",
  publisher: "Herald",
  class: "utility",
  publishedOn: "",
  sourceChoice: "",
  quote: "",
  claimant: "",
  mark: "V",
  note: "",
};
const problems = (change: Partial<LogValues>) => {
  const read = readLog({ ...values, ...change }, phases);
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field}: ${code}`);
};

describe("readLog", () => {
  it("reads what was typed, the date in either language", () => {
    expect(readLog(values, phases)).toMatchObject({
      ok: true,
      input: { target: { indicatorId: 5 }, date: "2027-Q4", source: { url: null }, claimantSlug: null, note: null },
    });
  });

  it("takes a date of any kind that can be read, and a stand-in for no date", () => {
    expect(problems({ date: "mid-2027" })).toEqual([]);
    expect(problems({ date: "not before 2028" })).toEqual([]);
    expect(problems({ date: "by mid-2027" })).toEqual([]);
    expect(problems({ date: "미정" })).toEqual(["date: dateNeeded"]);
    expect(problems({ date: "03/04/2027" })).toEqual(["date: date"]);
    expect(problems({ date: "2027년", kind: "actual", knownOn: "2026-11-20" })).toEqual(["date: datePast"]);
  });

  it("names the field of every mistake", () => {
    expect(problems({ date: "soon" })).toEqual(["date: date"]);
    expect(problems({ date: "" })).toEqual(["date: dateNeeded"]);
    expect(problems({ date: "", kind: "withdrawn" })).toEqual([]);
    expect(problems({ title: " ", publisher: "" })).toEqual(["title: needed", "publisher: needed"]);
    expect(problems({ url: "example" })).toEqual(["url: url"]);
    expect(problems({ knownOn: "yesterday" })).toEqual(["knownOn: knownOn"]);
    expect(problems({ kind: "actual", date: "2030" })).toEqual(["date: datePast"]);
    expect(problems({ target: "i:99" })).toEqual(["target: target"]);
    expect(problems({ step: "granted" })).toEqual(["step: step"]);
    expect(problems({ mark: "" })).toEqual(["mark: choose"]);
    expect(problems({ quote: "x".repeat(5_000) })).toEqual(["quote: text"]);
    expect(problems({ claimant: "no\0body" })).toEqual(["claimant: claimant"]);
  });

  it("takes no control character, and what nobody sees for nothing", () => {
    for (const field of ["title", "publisher", "quote", "note"] as const)
      expect(problems({ [field]: "a\0b" })).toEqual([`${field}: text`]);
    expect(problems({ title: "\u200b", publisher: "\u3164" })).toEqual(["title: needed", "publisher: needed"]);
    expect(readLog({ ...values, quote: "\u2060", note: "두 줄\r\n입니다".normalize("NFD") }, phases)).toMatchObject({
      input: { quote: null, note: "두 줄\n입니다" },
    });
  });
});

it("tells an organisation that does not exist from one that does not control the date", () => {
  const refused = (field: string) => refusals([{ field, value: "a-party", reason: "" }]);
  expect(refused("claimantSlug")).toEqual([{ field: "claimant", code: "claimant" }]);
  expect(refused("claimantId")).toEqual([{ field: "claimant", code: "promise" }]);
});

describe("a source that contradicts the one on record", () => {
  const state: LogState = {
    values,
    asked: "preview",
    problems: [],
    sourceDifferences: [],
    effect: null,
    isChangedSincePreview: false,
  };
  const differing = refusals([
    { field: "source.class", value: "press", onRecord: "regulator", reason: "" },
    { field: "source.publisher", value: "Herald", onRecord: "The commission", reason: "" },
  ]);

  it("is named beside its fields with both values, and the choice stays on screen once it is made", () => {
    expect(differing).toEqual([
      { field: "class", code: "sourceDiffers", values: { given: "press", onRecord: "regulator" } },
      { field: "publisher", code: "sourceDiffers", values: { given: "Herald", onRecord: "The commission" } },
    ]);
    expect(sourceDifferencesOf({ ...state, problems: differing })).toEqual(differing);
    expect(sourceDifferencesOf({ ...state, sourceDifferences: differing })).toEqual(differing);
    expect(sourceDifferencesOf({ ...state, problems: [{ field: "date", code: "date" }] })).toEqual([]);
  });

  it("reads the choice; a quote is the claim's, not the source's", () => {
    const read = readLog({ ...values, sourceChoice: "another", quote: "By March." }, phases);
    expect(read).toMatchObject({ ok: true, input: { sourceChoice: "another", quote: "By March." } });
    expect(read.ok && "quote" in read.input.source).toBe(false);
    expect(problems({ sourceChoice: "both" })).toEqual(["sourceChoice: choose"]);
  });
});

describe("targets", () => {
  it("are only this site's, and one that is on record is that record", () => {
    expect(readTarget("i:5", phases)).toEqual({ indicatorId: 5 });
    expect(readTarget("n:1:permit:grid_impact_assessment", phases)).toEqual({ indicatorId: 6 });
    expect(readTarget("n:1:ppa:", phases)).toEqual({ phaseId: 1, kind: "ppa", subtype: null });
    expect(readTarget("n:2:ppa:", phases)).toBeNull();
    expect(readTarget("", phases)).toBeNull();
  });

  it("may be a record of the whole site; a new one of a phase is not that", () => {
    const ofSite = {
      id: 7,
      kind: "permit",
      key: "zoning",
      workType: null,
      permitType: "zoning",
      isOfSite: true,
    } as const;
    const both = phases.map((one) => ({ ...one, indicators: [...one.indicators, ofSite] }));
    expect(readTarget("i:7", both)).toEqual({ indicatorId: 7 });
    expect(readTarget("n:1:permit:zoning", both)).toEqual({ phaseId: 1, kind: "permit", subtype: "zoning" });
  });

  it("offers what a phase does not have yet", () => {
    const offered = newTargets(phases[0] as (typeof phases)[number]).map(writeTarget);
    expect(offered).toContain("n:1:works:building");
    expect(offered).not.toContain("n:1:grid_interconnect:");
    expect(offered).not.toContain("n:1:permit:grid_impact_assessment");
  });
});
