import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecords } from "@/lib/assessment/any-records.fixture";
import { claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import type { SiteRecords } from "@/lib/domain/records";
import { withWholeSite } from "@/lib/domain/whole-site";
import { brokenFlags, evaluated, goodSteps, risksOfDone, saidToday } from "./flag-properties.fixture";

// A site takes too long to be made small; its seed and path are printed.
const runs = { numRuns: 10, endOnFailure: true };

describe("flags, whatever the records say", () => {
  it("hold together, and a P50 a year after the first baseline says that it is late, or that nobody looked", () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        expect(brokenFlags(records)).toEqual([]);
      }),
      runs,
    );
  });

  it("what is done raises no risk that the same seen open on that day does not", () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), (records, chosen) => {
        const steps = goodSteps(records);
        const step = steps[chosen % Math.max(1, steps.length)];
        if (step) expect(risksOfDone(records, step)).toEqual([]);
      }),
      runs,
    );
  });

  it("a look alone says of no forecast that news moved it", () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), (records, chosen) => {
        const steps = goodSteps(records);
        const step = steps[chosen % Math.max(1, steps.length)];
        if (!step) return;
        const moved = (of: SiteRecords) =>
          evaluated(of)
            .flags.filter(({ rule }) => rule === "forecast_moved")
            .flatMap(({ subject }) => subject.phaseIds);
        const before = moved(records);
        expect(moved(saidToday(records, step, "seen_open")).filter((id) => !before.includes(id))).toEqual([]);
      }),
      runs,
    );
  });
});

it("a refusal of the whole site is one flag with its phases", () => {
  const refused = {
    ...indicator("permit", { refused: [claim("actual", "2026-09-01")] }, { permitType: "zoning" }),
    holds: "all" as const,
  };
  const promised = (ordinal: number) =>
    phase([indicator("service", { in_service: [claim("promised", `${2027 + ordinal}`)] })], { ordinal });
  const records = site(withWholeSite([promised(1), promised(2), promised(3)], [refused]), { indicators: [refused] });
  const { flags } = evaluated(records);
  const ofPermit = flags.filter(({ event }) => event === "gate:permit");
  expect(ofPermit).toMatchObject([{ rule: "gate_bad_news", subject: { kind: "site" } }]);
  expect(ofPermit[0]?.subject.phaseIds).toEqual(records.phases.map(({ id }) => id));
});
