import fc from "fast-check";
import { expect, it } from "vitest";
import { numberAt } from "@/lib/forecast";
import { anyOverrides } from "@/lib/scenarios/overrides.arbitrary";
import { anyRecords } from "./any-records.fixture";
import { scenarioForecasts } from "./scenario-forecasts";
import { AS_OF } from "./site.fixture";

it("a clock read to its end cancels the draws that the schedule cancels, on the same days, under any scenario", () => {
  let [cancelled, refused] = [0, 0];
  fc.assert(
    fc.property(anyRecords, anyOverrides, (records, overrides) => {
      const { phasesUnder, cancellationClock } = scenarioForecasts(records, { asOfDay: AS_OF, seed: 7, draws: 64 });
      for (const phase of phasesUnder(overrides)) {
        const clock = cancellationClock(phase);
        expect(clock === null).toBe(phase.open === null);
        if (clock === null || phase.open === null) continue;
        const { serviceDay, cancelledDay, isDenied } = phase.open.schedule;
        const { fromDay, hazardPerYear, waitDays, refusedDay } = clock;
        serviceDay.forEach((service, i) => {
          const givenUp = fromDay + numberAt(waitDays, i) / hazardPerYear;
          const day = Math.min(givenUp, refusedDay ? numberAt(refusedDay, i) : Infinity);
          expect(numberAt(cancelledDay, i)).toBeCloseTo(day < service ? day : Infinity, 6);
          cancelled += Number(day < service);
          refused += isDenied[i] ?? 0;
        });
      }
    }),
    { seed: 12, numRuns: 60 },
  );
  expect(cancelled).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
