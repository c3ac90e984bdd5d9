import { expect, it } from "vitest";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import { withWholeSite } from "@/lib/domain/whole-site";
import { AS_OF, claim, indicator, phase, site } from "./site.fixture";
import { withClaim } from "./with-claim";

const known = { knownOn: "2026-11-01" };
const promised = () => ({ granted: [claim("promised", "2027-06", known)] });
const siteOf = (own: IndicatorRecord[][], whole: IndicatorRecord[]): SiteRecords =>
  site(
    withWholeSite(
      own.map((indicators, i) => phase(indicators, { ordinal: i + 1 })),
      whole,
    ),
    { indicators: whole },
  );
const heldBy = ({ phases }: SiteRecords, { id }: IndicatorRecord) =>
  phases.flatMap(({ ordinal, indicators }) => (indicators.some((one) => one.id === id) ? [ordinal] : []));

it("a phase's own grant takes the whole site's permit from it, as reading the saved records does", () => {
  const whole = { ...indicator("permit", promised(), { permitType: "planning" }), holds: "all" as const };
  const own = indicator("permit", promised(), { permitType: "building" });
  const before = siteOf([[own], []], [whole]);
  expect(heldBy(before, whole)).toEqual([1, 2]);
  const granted = claim("actual", "2026-11-10", { knownOn: "2026-11-12" });
  expect(heldBy(withClaim(before, { indicatorId: own.id }, "granted", granted), whole)).toEqual([2]);
});

it("works that start take from their phase what holds up those that have not started", () => {
  const whole = { ...indicator("land", {}, { key: "sale" }), holds: "not_under_works" as const };
  const before = siteOf([[], []], [whole]);
  const phaseId = before.phases[1]?.id ?? 0;
  const started = claim("actual", "2026-11-10", known);
  const after = withClaim(before, { phaseId, indicator: indicator("works", {}) }, "started", started);
  expect(heldBy(after, whole)).toEqual([1]);
});

it("a first record of a phase stands in place of the whole site's of that kind and key, and leaves the others'", () => {
  const whole = { ...indicator("permit", promised(), { permitType: "zoning" }), holds: "beyond_live" as const };
  const before = siteOf([[], []], [whole]);
  const phaseId = before.phases[0]?.id ?? 0;
  const target = { phaseId, indicator: indicator("permit", {}, { permitType: "zoning" }) };
  expect(heldBy(withClaim(before, target, "filed", claim("actual", "2026-10-01", known)), whole)).toEqual([2]);
});

it("a claim on a record of the whole site stands in every phase that it holds up, once", () => {
  const whole = { ...indicator("water_right", {}), holds: "all" as const };
  const said = { ...claim("promised", "2027-06", known), knownDay: AS_OF };
  const after = withClaim(siteOf([[], []], [whole]), { indicatorId: whole.id }, "granted", said);
  const claims = [after, ...after.phases].map(({ indicators }) => indicators[0]?.milestones[0]?.claims);
  expect(claims).toEqual([[said], [said], [said]]);
});
