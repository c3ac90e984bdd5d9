import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openEpochImports, small } from "../testing/epoch-imports";

// Whole publications are imported in each test.
vi.setConfig({ testTimeout: 120_000 });

type Imports = Awaited<ReturnType<typeof openEpochImports>>;
let database: Imports["database"];
let rowsOf: Imports["rowsOf"];
let apply: Imports["apply"];

beforeEach(async () => {
  await database?.close();
  ({ database, rowsOf, apply } = await openEpochImports());
});
afterAll(() => database?.close());

describe("the steps of a publication", () => {
  it("keeps both dates of a step, and moves the site's version", async () => {
    await apply(small("2025-01-01", [["2026-05-01", 100, 1]]));
    const [before] = await rowsOf("select version from sites");
    const report = await apply(small("2025-06-01", [["2026-08-01", 110, 1]]));
    expect(report.counts).toMatchObject({ slipped: 1, matched: 1, new: 0, lost: 0, phasesAdded: 0, claimsAdded: 1 });
    expect(report.steps[0]).toMatchObject({ slipDays: 92, earlierMegawatts: 100, megawatts: 110 });
    expect(report.megawattRevisions).toHaveLength(1);
    expect(await rowsOf("select earliest_on::text as on, kind from dated_claims order by known_on")).toEqual([
      { on: "2026-05-01", kind: "estimated" },
      { on: "2026-08-01", kind: "estimated" },
    ]);
    expect(await rowsOf("select facility_megawatts::float8 as mw from phases")).toEqual([{ mw: 110 }]);
    expect(await rowsOf("select version from sites")).not.toEqual([before]);
  });

  it("puts a step that appears between two others between their phases, whose ids stay", async () => {
    await apply(
      small("2025-01-01", [
        ["2026-05-01", 100, 1],
        ["2028-05-01", 300, 3],
      ]),
    );
    const before = await rowsOf("select id, step_key from phases order by ordinal");
    await apply(
      small("2025-06-01", [
        ["2026-05-01", 100, 1],
        ["2027-05-01", 200, 2],
        ["2028-05-01", 300, 3],
      ]),
    );
    const after = await rowsOf("select id, step_key from phases order by ordinal");
    expect(after.map((phase) => phase.step_key)).toEqual(["buildings:1", "buildings:2", "buildings:3"]);
    expect([after[0], after[2]]).toEqual(before);
  });

  it("retires a step in service that a newer publication counts elsewhere, and takes it back when it returns", async () => {
    const both: [string, number, number][] = [
      ["2024-01-01", 50, 1],
      ["2024-06-01", 100, 2],
    ];
    const standing =
      "select step_key, facility_megawatts::float8 as mw, retired_on::text as retired, note from phases order by id";
    await apply(small("2025-01-01", both));
    await apply(small("2025-06-01", [["2024-06-01", 100, 2]]));
    expect(await rowsOf(standing)).toMatchObject([
      { step_key: "buildings:1", mw: 0, retired: "2025-06-01", note: expect.any(String) },
      { step_key: "buildings:2", mw: 100, retired: null, note: null },
    ]);
    await apply(small("2025-09-01", both));
    expect(await rowsOf(standing)).toEqual([
      { step_key: "buildings:1", mw: 50, retired: null, note: null },
      { step_key: "buildings:2", mw: 50, retired: null, note: null },
    ]);
  });

  it("leaves an expected step alone that left the publication, beyond all it still states", async () => {
    await apply(
      small("2025-01-01", [
        ["2026-05-01", 100, 1],
        ["2028-05-01", 300, 2],
      ]),
    );
    const report = await apply(small("2025-06-01", [["2026-05-01", 100, 1]]));
    expect(report.steps.find((step) => step.outcome === "lost")).toMatchObject({ fate: "gone" });
    expect(await rowsOf("select count(*)::int as n from dated_claims where kind = 'withdrawn'")).toEqual([{ n: 0 }]);
    expect(await rowsOf("select facility_megawatts::float8 as mw from phases order by ordinal")).toEqual([
      { mw: 100 },
      { mw: 200 },
    ]);
  });
});
