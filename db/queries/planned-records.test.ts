import { expect, it } from "vitest";
import { claim, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import { unsaved } from "@/lib/assessment/unsaved";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { withWholeSite } from "@/lib/domain/whole-site";
import { plannedRecords } from "./planned-records";

it("a new record of a phase is its own, although the whole site has one of that kind and key", () => {
  const steps = { filed: [claim("actual", "2026-03-01")] };
  const whole = { ...indicator("permit", steps, { permitType: "zoning" }), holds: "all" as const };
  const records = site(withWholeSite([phase([])], [whole]), { indicators: [whole] });
  const input = MilestoneLogInput.parse({
    target: { phaseId: records.phases[0]?.id, kind: "permit", subtype: "zoning" },
    ...{ step: "granted", kind: "estimated", date: "2027-06", knownOn: "2026-11-20", mark: "V", note: null },
    source: { url: "https://example.org/a", title: "A page", publisher: "A paper", class: "press" },
    claimantSlug: null,
  });
  const planned = plannedRecords(records, input, { source: source("a page", "press"), claimant: null });
  expect(planned.indicators).toEqual([whole]);
  expect(planned.phases[0]?.indicators.map(({ id }) => id)).toEqual([unsaved.indicatorId]);
});
