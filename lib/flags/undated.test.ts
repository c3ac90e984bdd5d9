import fc from "fast-check";
import { expect, it } from "vitest";
import { anyRecords } from "@/lib/assessment/any-records.fixture";
import { claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { isPromiseOfDoer } from "@/lib/chain/may-promise";
import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { dayFromNow, thresholds } from "./flag-input.fixture";
import { phaseFacts } from "./phase-facts";
import { isUndated } from "./undated";

const undatedIn = (records: SiteRecords) =>
  records.phases.filter((one) => isUndated(phaseFacts(records, one), thresholds)).map(({ id }) => id);

it("is of a phase without a date that is large or under works", () => {
  const of = (indicators: IndicatorRecord[], megawatts: number | null) => {
    const known = { gridConnection: null, facility: megawatts, criticalIt: null, generationNameplate: null };
    return undatedIn(site([phase(indicators, { megawatts: known })])).length;
  };
  const started = indicator("works", { started: [claim("actual", dayFromNow(-100))] });
  const dated = indicator("service", { in_service: [claim("estimated", dayFromNow(400))] });
  expect([of([], 100), of([], 99), of([], null)]).toEqual([1, 0, 0]);
  const promised = indicator("service", { in_service: [claim("promised", dayFromNow(400))] });
  expect(of([promised], 500)).toBe(0);
  expect([of([started], null), of([started, dated], null), of([dated], 500)]).toEqual([1, 0, 0]);
});

it("deleting the party's words takes no phase off the list", () => {
  const withoutWords = (records: SiteRecords): SiteRecords => {
    const of = (one: IndicatorRecord): IndicatorRecord =>
      one.kind === "service"
        ? {
            ...one,
            milestones: one.milestones.map(({ claims, ...step }) => ({
              ...step,
              claims: claims.filter((word) => !isPromiseOfDoer(word, "service", records)),
            })),
          }
        : one;
    const phases = records.phases.map((one): PhaseRecord => ({ ...one, indicators: one.indicators.map(of) }));
    return { ...records, phases, indicators: records.indicators.map(of) };
  };
  fc.assert(
    fc.property(anyRecords, (records) => {
      expect(undatedIn(withoutWords(records))).toEqual(expect.arrayContaining(undatedIn(records)));
    }),
    { numRuns: 200 },
  );
});
