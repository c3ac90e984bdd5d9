import { expect, it } from "vitest";
import { toIsoDate } from "@/lib/domain/dates";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { claim, indicator, phase, site, today } from "@/lib/flags/records.fixture";
import { plannedRecords, sameClaim } from "./planned-records";

const stored = claim(1, "promised", today + 373, { knownDay: today - 2 });
const records = site([phase([indicator(5, "grid_interconnect", { energised: [stored] })])]);
const parties = { source: stored.source, claimant: stored.claimant };
const input = MilestoneLogInput.parse({
  target: { indicatorId: 5 },
  step: "energised",
  kind: "promised",
  date: toIsoDate(today + 373),
  knownOn: toIsoDate(today - 2),
  source: { url: null, title: "A page", publisher: "Herald", publishedOn: null, class: "utility" },
  claimantSlug: null,
  mark: "V",
  note: "Reworded",
});

it("the very same claim is known, whatever its prose, and no other", () => {
  expect(sameClaim(records, input, parties)?.id).toBe(1);
  expect(sameClaim(records, { ...input, kind: "estimated" }, parties)).toBeNull();
  expect(sameClaim(records, { ...input, step: "requested" }, parties)).toBeNull();
  expect(sameClaim(records, input, { ...parties, source: { ...stored.source, key: "another" } })).toBeNull();
  expect(sameClaim(site([phase([indicator(5, "grid_interconnect", {})])]), input, parties)).toBeNull();
});

it("an indicator that was to be added, and is on record by now, is that one", () => {
  const target = { phaseId: 1, kind: "grid_interconnect" as const, subtype: null };
  const planned = plannedRecords(
    site([phase([indicator(5, "grid_interconnect", {}, { key: "grid_interconnect" })])]),
    { ...input, target },
    parties,
  );
  expect(planned.phases[0]?.indicators.map(({ id, milestones }) => [id, milestones.length])).toEqual([[5, 1]]);
});
