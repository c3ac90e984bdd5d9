import { describe, expect, it } from "vitest";
import type { PhaseUnder } from "@/app/_data/economy-scenarios";
import type { PhaseListRow } from "@/app/_data/phases";
import { toEpochDay } from "@/lib/domain/dates";
import { phaseSides } from "./scenario-phases";

const row = (phaseId: number, state: PhaseListRow["state"], p50On: string | null) =>
  ({ phaseId, state, p50On, probabilityCancelled: 0.1 }) as PhaseListRow;
const under = (phaseId: number, p50Day: number | null): PhaseUnder => ({ phaseId, p50Day, cancelledShare: 0.2 });
const day = toEpochDay("2028-03-01");

describe("an economy's phases under two scenarios", () => {
  it("are the open ones, the base as stored beside the other in whole days", () => {
    const rows = [row(1, "forecast", "2028-03-01"), row(2, "in_service", null), row(3, "withdrawn", null)];
    expect(phaseSides(rows, null, [under(1, day + 29.6)])).toEqual([
      {
        row: rows[0],
        from: { p50Day: day, cancelledShare: 0.1 },
        to: { p50Day: day + 30, cancelledShare: 0.2 },
        changeDays: 30,
      },
    ]);
  });

  it("have no change where one side has no median or no forecast", () => {
    const rows = [row(1, "forecast", "2028-03-01"), row(2, "forecast", "2028-03-01")];
    const found = phaseSides(rows, null, [under(1, null)]);
    expect(found.map(({ changeDays }) => changeDays)).toEqual([null, null]);
    expect(found[1]?.to).toEqual({ p50Day: null, cancelledShare: null });
  });
});
