import { expect, it } from "vitest";
import { plannedSite, simulateAlone } from "./simulate-site";
import { AS_OF, claim, indicator, phase, site } from "./site.fixture";

it("no draw depends on the ids that a database gave, whether a phase serves or is to come", () => {
  const records = (ids: readonly [number, number]) => {
    const serving = indicator("service", { in_service: [claim("actual", "2025")] });
    const promised = indicator("service", { in_service: [claim("promised", "2029-06")] });
    return site([phase([serving], { id: ids[0] }), phase([promised], { id: ids[1], ordinal: 2 })]);
  };
  const daysOf = (ids: readonly [number, number]) =>
    simulateAlone(plannedSite(records(ids)), { asOfDay: AS_OF, seed: 7, draws: 64 }).phases.map(
      ({ samples }) => samples?.startDay,
    );
  const days = daysOf([1, 2]);
  expect(days.map((column) => new Set(column).size)).toEqual([64, 64]);
  expect(daysOf([701, 305])).toEqual(days);
});
