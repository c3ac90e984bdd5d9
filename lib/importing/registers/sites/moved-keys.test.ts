import { describe, expect, it } from "vitest";
import type { StatedRow } from "../stated-row";
import { compareKeys, type KnownRow, type RowSummary, summaryOf } from "./moved-keys";

const summary = (key: string, more: Partial<RowSummary> = {}): RowSummary => ({
  ...{ key, name: `Site ${key}`, iso3: "USA", place: "Albany", megawatts: "100", isWithdrawn: false },
  ...more,
});
const known = (key: string, more: Partial<KnownRow> = {}): KnownRow => ({
  ...summary(key),
  standing: "listed",
  ...more,
});
const nothing = { vanished: [], moved: [], uncertain: [], crossed: [], reinstated: [] };

describe("a key", () => {
  it("that stays is no event", () => {
    expect(compareKeys([known("1")], [summary("1", { name: "Renamed" }), summary("2")])).toEqual(nothing);
  });

  it("that is gone has vanished, once", () => {
    expect(compareKeys([known("1"), known("2")], [summary("2")])).toEqual({ ...nothing, vanished: ["1"] });
    expect(compareKeys([known("1", { standing: "vanished" })], [])).toEqual(nothing);
    expect(compareKeys([known("1", { standing: "withdrawn" })], [])).toEqual(nothing);
  });

  it("that changed its name with another is asked about, but not where one only took the other's name", () => {
    const swapped = [summary("1", { name: "Site 2" }), summary("2", { name: "SITE-1" })];
    expect(compareKeys([known("1"), known("2")], swapped)).toEqual({
      ...nothing,
      crossed: [
        { from: "2", to: "1" },
        { from: "1", to: "2" },
      ],
    });
    expect(compareKeys([known("1"), known("2")], [summary("1"), summary("2", { name: "Site 1" })])).toEqual(nothing);
  });

  it("that is gone and back under another has moved", () => {
    const now = [summary("9", { name: "SITE-1", place: "ALBANY", megawatts: "100.0" })];
    expect(compareKeys([known("1")], now)).toEqual({ ...nothing, moved: [{ from: "1", to: "9" }] });
    const earlier = known("1", { standing: "vanished" });
    expect(compareKeys([earlier], now)).toEqual({ ...nothing, moved: [{ from: "1", to: "9" }] });
    expect(compareKeys([known("1", { standing: "withdrawn" })], now)).toEqual(nothing);
  });

  it("has not moved to a row that was there before, or that differs in name, place, megawatts or economy", () => {
    const same = { name: "Site 1" };
    expect(compareKeys([known("1"), known("2")], [summary("2", same)])).toEqual({ ...nothing, vanished: ["1"] });
    for (const other of [
      { name: "Else" },
      { place: "Troy" },
      { megawatts: "90" },
      { iso3: "CAN" },
      { place: null },
      { megawatts: null },
    ])
      expect(compareKeys([known("1")], [summary("9", { ...same, ...other })])).toEqual({ ...nothing, vanished: ["1"] });
  });

  it("is not known again by too little", () => {
    for (const little of [{ place: null }, { megawatts: null }, { name: "?" }])
      expect(compareKeys([known("1", little)], [summary("9", { name: "Site 1", ...little })]).moved).toEqual([]);
  });

  it("may have moved where several are alike, and nothing is taken", () => {
    const same = { name: "Twin" };
    expect(compareKeys([known("1", same), known("2", same)], [summary("9", same)])).toEqual({
      ...{ ...nothing, uncertain: [{ from: ["1", "2"], to: ["9"] }] },
    });
    expect(compareKeys([known("1", same)], [summary("8", same), summary("9", same)]).uncertain).toEqual([
      { from: ["1"], to: ["8", "9"] },
    ]);
  });

  it("is reinstated after a withdrawal or an absence", () => {
    const before = [
      known("1", { standing: "withdrawn" }),
      known("2", { standing: "vanished" }),
      known("3", { standing: "withdrawn" }),
    ];
    const now = [summary("1"), summary("2", { isWithdrawn: true }), summary("3", { isWithdrawn: true })];
    expect(compareKeys(before, now)).toEqual({ ...nothing, reinstated: ["1", "2"] });
  });
});

it("a row is summed up by its locality, else its region, and withdrawn where it takes a promise back", () => {
  const row = (site: Partial<StatedRow["site"]>, kinds: ("promised" | "withdrawn")[] = []): StatedRow => ({
    ...{ key: "1", rowNumber: 2, status: null, note: null, phase: { name: null, megawatts: "5", basis: "unknown" } },
    site: {
      type: "data_centre",
      iso3: null,
      registerId: null,
      name: "A",
      aliases: [],
      operators: [],
      owners: [],
      users: [],
      ...site,
    },
    indicators: kinds.map((kind) => ({
      ...{ phase: 1, kind: "service", key: "service" },
      claims: [{ step: "in_service", kind, precision: "unknown", knownOn: "2026-01-01", mark: "V" }],
    })),
  });
  expect(summaryOf(row({ locality: "Troy", region: "ny" }))).toEqual({
    ...{ key: "1", name: "A", iso3: null, place: "Troy", megawatts: "5", isWithdrawn: false },
  });
  expect(summaryOf(row({ region: "ny" }, ["promised", "withdrawn"]))).toMatchObject({ place: "ny", isWithdrawn: true });
  expect(summaryOf({ ...row({}, ["promised"]), phase: null })).toMatchObject({
    place: null,
    megawatts: null,
    isWithdrawn: false,
  });
});
