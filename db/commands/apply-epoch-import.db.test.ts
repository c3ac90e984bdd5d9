import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { openEpochImports, small } from "../testing/epoch-imports";
import { inRetriedTransaction } from "../transaction";
import { applyPublishedState } from "./apply-epoch-import";

const actor: Actor = { kind: "system", name: "test" };
// Whole publications are imported in each test.
vi.setConfig({ testTimeout: 120_000 });

type Imports = Awaited<ReturnType<typeof openEpochImports>>;
let database: Imports["database"];
let rowsOf: Imports["rowsOf"];
let apply: Imports["apply"];
let sizes: Imports["sizes"];

beforeEach(async () => {
  await database?.close();
  ({ database, rowsOf, apply, sizes } = await openEpochImports());
});
afterAll(() => database?.close());

describe("a publication", () => {
  it("refuses a state with anything wrong, and changes nothing", async () => {
    const state = small("2025-01-01", [["2026-05-01", 100]]);
    const before = await sizes();
    const bad = {
      ...state,
      publishedOn: "2099-01-01",
      rows: [{ ...state.rows[0], site: "Elsewhere" }],
    } as PublishedState;
    const result = await inRetriedTransaction(database.db, actor, (tx) =>
      applyPublishedState(tx, actor, bad, { contentSha256: "x", fileNames: ["a", "b"] }),
    );
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: "invalid", problems: [{ field: "publishedOn" }, { field: "rows.2", value: "Elsewhere" }] },
    });
    expect(await sizes()).toEqual(before);
  });

  it("takes a publication of today in Seoul at 08:00 there, and refuses one of tomorrow", async () => {
    vi.stubEnv("LEADTIME_TODAY", "");
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T23:00:00Z") });
    try {
      const outcome = (day: string) =>
        inRetriedTransaction(database.db, actor, (tx) =>
          applyPublishedState(tx, actor, small(day, [["2027-05-01", 100, 1]]), {
            contentSha256: day,
            fileNames: ["a", "b"],
          }),
        );
      expect(await outcome("2026-01-02")).toMatchObject({ ok: true });
      expect(await outcome("2026-01-03")).toMatchObject({
        ok: false,
        failure: { problems: [{ field: "publishedOn" }] },
      });
    } finally {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    }
  });

  it("is applied once when several processes import it at once", async () => {
    const state = small("2025-01-01", [["2026-05-01", 100, 1]]);
    const reports = await Promise.all([1, 2, 3, 4].map(() => apply(state)));
    expect(reports.filter((report) => report.outcome === "imported")).toHaveLength(1);
    expect(await rowsOf("select count(*)::int as n from dated_claims")).toEqual([{ n: 1 }]);
  });
});
