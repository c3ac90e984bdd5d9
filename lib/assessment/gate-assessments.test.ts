import { describe, expect, it } from "vitest";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { assessSite } from "./assess";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";

const options = { asOfDay: AS_OF, seed: 7, draws: 64 };

/** The basis of the gate that a record's step closes. */
function basisOf(record: IndicatorRecord, step: string) {
  const service = indicator("service", { in_service: [claim("promised", "2029-06")] });
  const { gates } = firstOf(assessSite(site([phase([service, record])]), options));
  return gates.find((gate) => gate.indicatorId === record.id && gate.step === step)?.basis;
}

const on = (
  kind: ClaimRecord["kind"],
  date: string,
  knownOn: string,
  more: Partial<ClaimRecord> = {},
): ClaimRecord => ({
  ...claim(kind, date, { knownOn, source: source("utility") }),
  ...more,
});
const withdrawn = (knownOn: string) => on("withdrawn", knownOn, knownOn, { earliestDay: null, latestDay: null });

describe("what a gate's date rests on", () => {
  const energised = (...claims: ClaimRecord[]) =>
    basisOf(indicator("grid_interconnect", { energised: claims }), "energised");
  const promise = on("promised", "2028-12", "2026-02-01");

  it("is no word that was withdrawn", () => {
    expect(energised(promise)).not.toBe("by_class");
    expect(energised(promise, withdrawn("2026-05-01"))).toBe("by_class");
    const again = on("promised", "2029-03", "2026-06-01");
    expect(energised(promise, withdrawn("2026-05-01"), again)).toBe(energised(again));
  });

  it("is the agreement that begins the works of a connection", () => {
    const signed = [claim("actual", "2026-03-01")];
    expect(basisOf(indicator("grid_interconnect", { agreement_signed: signed }), "energised")).toBe("in_progress");
    expect(basisOf(indicator("grid_interconnect", {}), "energised")).toBe("by_class");
  });

  it("is a refusal until its appeal sends it back to be decided again", () => {
    const refused = [on("actual", "2026-02-01", "2026-02-02")];
    const appealed = [on("actual", "2026-03-01", "2026-03-02", { appellant: "sponsor" })];
    const remanded = on("actual", "2026-08-01", "2026-08-02", { appellant: "sponsor", outcome: "remanded" });
    const granted = (steps: Parameters<typeof indicator>[1]) =>
      basisOf(indicator("permit", steps, { permitType: "zoning" }), "granted");
    expect(granted({ refused })).toBe("refused");
    expect(granted({ refused, appealed })).toBe("refused");
    expect(granted({ refused, appealed, appeal_upheld: [remanded] })).toBe("in_progress");
  });
});
