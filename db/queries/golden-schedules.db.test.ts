import { beforeAll, expect, it } from "vitest";
import { readSiteSchedule } from "@/lib/chain/site-schedule";
import { toEpochDay } from "@/lib/domain/dates";
import type { IndicatorRecord, MilestoneRecord, SiteRecords } from "@/lib/domain/records";
import { createStreams, quantileOf, valueAt } from "@/lib/forecast";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";
import { siteChance } from "@/lib/schedule/site-chance";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import { RECORDS_READ_ON, worldRecords } from "../testing/world-records";

/** Sites of the seed whose forecast by the one schedule must read right; each test says why. */

const READ_DAY = toEpochDay(RECORDS_READ_ON);
const DRAWS = 1024;

let sites: SiteRecords[];
beforeAll(async () => {
  sites = await worldRecords();
});

function siteOf(slug: string): SiteRecords {
  const site = sites.find((one) => one.slug === slug);
  if (!site) throw new Error(`No site ${slug} in the seed`);
  return site;
}

function forecastOf(site: SiteRecords): PhaseSchedule[] {
  const schedule = readSiteSchedule(site);
  return simulateSchedule(schedule, siteChance(schedule, createStreams(1, DRAWS)));
}

const phaseAt = (found: readonly PhaseSchedule[], i: number) => valueAt(found, i);
const daysOf = (found: readonly PhaseSchedule[]) =>
  found.map(({ serviceDay, cancelledDay }) => [[...serviceDay], [...cancelledDay]]);
const gateOf = (found: PhaseSchedule, id: string) => found.phase.gates.find((gate) => gate.id === id);
const isAssessment = ({ id }: { id: string }) => /grid.impact.assessment/.test(id);
const quantile = ({ serviceDay }: PhaseSchedule, p: number) => quantileOf(serviceDay.slice().sort(), p);
const shareOf = ({ serviceDay }: PhaseSchedule, holds: (day: number, d: number) => boolean) =>
  serviceDay.reduce((sum, day, d) => sum + Number(holds(day, d)), 0) / DRAWS;

/** The site with other indicators, of the whole site and of its phases. */
const withIndicators = (
  site: SiteRecords,
  change: (own: IndicatorRecord[], ordinal: number | null) => IndicatorRecord[],
): SiteRecords => ({
  ...site,
  indicators: change(site.indicators, null),
  phases: site.phases.map((phase) => ({ ...phase, indicators: change(phase.indicators, phase.ordinal) })),
});

const withMilestones = (
  indicators: IndicatorRecord[],
  change: (own: MilestoneRecord[], of: IndicatorRecord) => MilestoneRecord[],
): IndicatorRecord[] => indicators.map((one) => ({ ...one, milestones: change(one.milestones, one) }));

it("Ulsan: above the threshold, not permitted before the rule, no supply signed: assessed, and an empty record moves nothing", () => {
  const site = siteOf("sk-aws-ulsan-ai-zone");
  const found = forecastOf(site);
  // Of 41 and 62 MW; the contract with the supplier is not on record as signed.
  expect(found.map(({ phase }) => phase.gates.filter(isAssessment).map(({ chance }) => chance))).toEqual([[1], [1]]);
  const empty = site.phases
    .flatMap(({ indicators }) => indicators)
    .find(({ requirement }) => requirement === "unknown");
  expect(empty).toMatchObject({ milestones: [] });
  for (const [kind, permitType] of [
    ["permit", "grid_impact_assessment"],
    ["permit", "zoning"],
    ["water_right", null],
    ["transformer_order", null],
  ] as const) {
    const added = { ...(empty as IndicatorRecord), id: -1, key: "added", kind, permitType };
    const other = forecastOf(withIndicators(site, (own, ordinal) => (ordinal === null ? own : [...own, added])));
    expect(daysOf(other)).toEqual(daysOf(found));
  }
});

it("Gajwa-dong: permitted and begun before the rule of 14 June 2024: no assessment, and nobody is denied", () => {
  const [found] = forecastOf(siteOf("aws-gajwa-dong"));
  expect(found?.phase.gates.filter(isAssessment)).toEqual([]);
  expect(found?.isDenied).not.toContain(1);
});

it("PDG Incheon: the assessment comes before the agreement, and that is signed: none is asked, and nobody is denied", () => {
  const found = phaseAt(forecastOf(siteOf("pdg-incheon-se1")), 0);
  expect(gateOf(found, "p1.grid_interconnect.kepco.agreement_signed")?.evidence.at(-1)?.what).toBe("done");
  expect(found.phase.gates.filter(isAssessment)).toEqual([]);
  expect(found.isDenied).not.toContain(1);
});

it("Goodnight and Hyperion: the completion of a campus holds its last phase only, and never delays the first", () => {
  for (const slug of ["crusoe-goodnight", "meta-hyperion"]) {
    const site = siteOf(slug);
    const found = forecastOf(site);
    const campus = site.indicators.find(({ kind, holds }) => kind === "works" && holds === "last");
    const isCampus = ({ id }: IndicatorRecord) => id === campus?.id;
    const without = forecastOf(withIndicators(site, (own) => own.filter((one) => !isCampus(one))));
    const tenYearsLater = forecastOf(
      withIndicators(site, (own) =>
        withMilestones(own, (milestones, of) => (isCampus(of) ? milestones.map(laterBy(3653)) : milestones)),
      ),
    );
    for (const other of [without, tenYearsLater]) expect(daysOf(other.slice(0, 1))).toEqual(daysOf(found.slice(0, 1)));
    expect(quantile(phaseAt(tenYearsLater, 1), 0.5)).toBeGreaterThan(quantile(phaseAt(found, 1), 0.5) + 365);
    expect(quantile(phaseAt(without, 1), 0.5)).toBeLessThan(quantile(phaseAt(found, 1), 0.5) - 90);
  }
});

const laterBy =
  (days: number) =>
  (milestone: MilestoneRecord): MilestoneRecord => ({
    ...milestone,
    claims: milestone.claims.map((claim) => ({ ...claim, latestDay: (claim.latestDay ?? 0) + days })),
  });

it("Ridgeland, phase 1: due on 19 May 2026, nobody looked since April", () => {
  const found = phaseAt(forecastOf(siteOf("amazon-ridgeland")), 0);
  expect(found.phase.word?.statedDay).toBe(toEpochDay("2026-05-19"));
  expect(found.lookDay).toBe(toEpochDay("2026-04-01"));
  // Nobody saw it serve, and nobody saw that it does not.
  expect(found.phase.firstPowerDay).toBeNull();
  const servesByNow = shareOf(found, (day, d) => day <= READ_DAY && day < valueAt(found.cancelledDay, d));
  expect(servesByNow).toBeGreaterThan(0.5);
  expect(servesByNow).toBeLessThan(1);
});

it("Chesterfield: the slip of 943 days is added to dates further off: a filing for 2031 to 2033 does not spread over decades", () => {
  const found = forecastOf(siteOf("chesterfield-upper-magnolia-green"));
  expect(found.map(({ phase }) => phase.word?.statedDay)).toEqual(
    ["2031-12-31", "2032-12-31", "2033-12-31"].map(toEpochDay),
  );
  for (const phase of found) {
    const stated = phase.phase.word?.statedDay ?? 0;
    expect(quantile(phase, 0.5)).toBeGreaterThan(stated);
    expect(quantile(phase, 0.9)).toBeLessThan(stated + 15 * 365.25);
    // The rezoning of the whole site was granted; the phases' own records of it say nothing.
    expect([...phase.closed.keys()].filter((id) => id.includes("rezoning"))).toHaveLength(1);
    expect(phase.gates.filter(({ id }) => id.includes("rezoning"))).toEqual([]);
  }
});

it("Susquehanna, phase 2: refused by FERC and refused again on the sponsor's appeal: later than without the two answers", () => {
  const site = siteOf("aws-susquehanna");
  const found = phaseAt(forecastOf(site), 1);
  expect(gateOf(found, "p2.permit.ferc-isa.granted")?.evidence.at(-1)?.what).toBe("refused");
  const answers = ["refused", "appeal_dismissed"];
  const without = (change: (milestone: MilestoneRecord) => MilestoneRecord[]) => {
    const changed = withIndicators(site, (own, ordinal) =>
      withMilestones(own, (milestones) =>
        milestones.flatMap((one) => (ordinal === 2 && answers.includes(one.step) ? change(one) : [one])),
      ),
    );
    return phaseAt(forecastOf(changed), 1);
  };
  const unanswered = without(() => []);
  // The same days as mere looks, so that no difference comes from the look.
  const lookedAt = without((one) => [
    { ...one, claims: one.claims.map((claim) => ({ ...claim, kind: "seen_open" as const })) },
  ]);
  for (const other of [unanswered, lookedAt]) {
    expect(shareOf(found, (day, d) => day < valueAt(other.serviceDay, d) - 1e-6)).toBe(0);
    expect(quantile(found, 0.5)).toBeGreaterThan(quantile(other, 0.5) + 60);
  }
});

it("Crane: a plant that sells its power, and no data center: it has no phases and no schedule", () => {
  expect(siteOf("microsoft-crane-supply").type).toBe("supply");
  expect(forecastOf(siteOf("microsoft-crane-supply"))).toEqual([]);
});

it("Cerrillos: annulled by a court on the residents' appeal: contested, given up at .20 a year or more, its permit open again", () => {
  const found = phaseAt(forecastOf(siteOf("google-cerrillos")), 0);
  const permit = gateOf(found, "permit.rca.granted");
  expect(permit?.evidence.map(({ what }) => what)).toEqual(["done", "appealed", "refused"]);
  expect(found.closed.has("permit.rca.granted")).toBe(false);
  expect(found.gates.map(({ id }) => id)).toContain("permit.rca.granted");
  expect(found.phase.hazardPerYear).toBeGreaterThanOrEqual(0.2);
});

it("Digital Gateway: rezonings voided, both developers withdrew: a corridor without phases, so nothing is forecast", () => {
  const site = siteOf("prince-william-digital-gateway");
  const standing = site.indicators.filter(({ kind }) => kind === "site").flatMap(({ milestones }) => milestones);
  expect(standing.map(({ step, claims }) => [step, claims.length])).toEqual([["cancelled", 2]]);
  expect(forecastOf(site)).toEqual([]);
});

it("Haenam National AI Computing Center: two tenders without a bidder refused no gate: the consortium's 2029 stands", () => {
  const found = phaseAt(forecastOf(siteOf("haenam-national-ai-computing-center")), 0);
  // The province's plan of 2027 and the papers' 2028 are estimates beside it.
  expect(found.phase.word).toMatchObject({ party: "samsung-sds", statedDay: toEpochDay("2029-12-31") });
  const news = found.phase.gates.flatMap(({ evidence }) => evidence.map(({ what }) => what));
  expect(news).not.toContain("refused");
  expect(found.phase.gates.filter(isAssessment).map(({ chance }) => chance)).toEqual([1]);
  expect(found.phase.hazardPerYear).toBe(0.1);
});

it("Saemangeum: line and reinforcement of the whole site hold each phase, on one day a draw; the works stand still", () => {
  const found = forecastOf(siteOf("sk-saemangeum"));
  expect(found).toHaveLength(2);
  const [first, second] = [phaseAt(found, 0), phaseAt(found, 1)];
  for (const id of ["grid_interconnect.line-345kv.energised", "grid_interconnect.grid-reinforcement.energised"]) {
    const [own, again] = [first, second].map(({ gates }) => gates.find((gate) => gate.id === id));
    expect(own?.isSpoken).toBe(true);
    expect([...(again?.day ?? [])]).toEqual([...(own?.day ?? [])]);
    for (const phase of found) expect(shareOf(phase, (day, d) => day < valueAt(own?.day ?? [], d) - 1e-6)).toBe(0);
  }
  for (const { phase } of found)
    expect(phase.gates.find(({ kind }) => kind === "works")?.evidence.at(-1)?.what).toBe("halted");
});
