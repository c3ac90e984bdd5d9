import { afterAll, beforeAll, expect, it } from "vitest";
import { openEpochImports, small } from "../testing/epoch-imports";
import { listPublicationSteps } from "./list-publication-steps";

let imports: Awaited<ReturnType<typeof openEpochImports>>;

beforeAll(async () => {
  imports = await openEpochImports();
  await imports.apply(small("2025-12-01", [["2026-03-01", 100, 1]]));
  // The same step, 20 MW larger, and a new one.
  await imports.apply(
    small("2026-04-01", [
      ["2026-05-01", 120, 1],
      ["2027-01-01", 300, 2],
    ]),
  );
});
afterAll(() => imports?.database.close());

it("gives each step of one publication, by its own total, and the phase that it is", async () => {
  const { db } = imports.database;
  const [before, after] = [await listPublicationSteps(db, "2025-12-01"), await listPublicationSteps(db, "2026-04-01")];
  expect(before).toMatchObject([{ slug: "small-site", cumulativeMegawatts: 100 }]);
  expect(after.map(({ cumulativeMegawatts }) => cumulativeMegawatts)).toEqual([120, 300]);
  expect(after[0]?.phaseId).toBe(before[0]?.phaseId);
  expect(after[1]?.phaseId).not.toBe(before[0]?.phaseId);
  expect(await listPublicationSteps(db, "2026-04-02")).toEqual([]);
});
