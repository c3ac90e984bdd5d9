import { beforeAll, expect, it } from "vitest";
import { readSiteSchedule } from "@/lib/chain/site-schedule";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import { evidenceMoves, type Moves } from "@/lib/schedule/evidence-moves.fixture";
import { tryProperties } from "@/lib/schedule/properties.fixture";
import { worldRecords } from "../testing/world-records";

let sites: SiteRecords[];
beforeAll(async () => {
  sites = await worldRecords();
});

const schedules = () => sites.map((site) => ({ site, ...readSiteSchedule(site) }));
const phases = () => schedules().flatMap(({ phases: open }) => open);

/** Every number in plain data. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(numbersIn);
}

it("every open phase of a data center is read, with a connection and a building", () => {
  expect(schedules().filter(({ site, phases: open }) => site.type !== "data_centre" && open.length > 0)).toEqual([]);
  expect(phases().length).toBeGreaterThan(300);
  for (const { gates } of phases())
    expect(gates.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["grid", "works"]));
});

it("what is left out serves, was withdrawn or cancelled, or is of a site of which nobody said anything", () => {
  const says = (indicators: IndicatorRecord[], steps: string[], kinds: string[]) =>
    indicators.some(({ milestones }) =>
      milestones.some(({ step, claims }) => steps.includes(step) && claims.some(({ kind }) => kinds.includes(kind))),
    );
  const unexplained = schedules().flatMap(({ site, phases: open }) =>
    site.phases
      .filter(({ id }) => site.type === "data_centre" && !open.some((one) => one.id === String(id)))
      .filter(({ indicators }) => {
        const all = [...indicators, ...site.indicators];
        const isSilent = site.announcedDay === null && !all.some(({ milestones }) => milestones.length > 0);
        const hasServed = says(indicators, ["in_service"], ["actual", "inferred", "withdrawn"]);
        return !isSilent && !hasServed && !says(all, ["cancelled"], ["actual"]);
      })
      .map(() => site.slug),
  );
  expect(unexplained).toEqual([]);
});

it("gates have names of their own, and what is known of them stands in its order", () => {
  for (const { gates } of phases()) {
    expect(new Set(gates.map(({ id }) => id)).size).toBe(gates.length);
    for (const { evidence } of gates) {
      const keys = evidence.map(({ knownDay, what }) => knownDay + (what === "seen_open" ? 0 : 0.5));
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
    }
  }
});

it("every number is one, and nobody looks before the first word nor before the last", () => {
  expect(phases().flatMap(numbersIn).filter(Number.isNaN)).toEqual([]);
  for (const { firstWordDay, lookDay, word } of phases()) {
    expect(Number.isFinite(firstWordDay) && Number.isFinite(lookDay)).toBe(true);
    expect(lookDay).toBeGreaterThanOrEqual(firstWordDay);
    expect(lookDay).toBeGreaterThanOrEqual(word?.saidDay ?? lookDay);
  }
});

it("reads what the records say of sites that were read by eye", () => {
  const of = (slug: string) => schedules().find(({ siteKey }) => siteKey === slug)?.phases ?? [];
  const gateIds = (slug: string, at = 0) => of(slug)[at]?.gates.map(({ id }) => id) ?? [];
  const isAssessment = (id: string) => /grid.impact.assessment/.test(id);
  // Permitted before the rule; supply signed; above the threshold with neither.
  expect(gateIds("aws-gajwa-dong").some(isAssessment)).toBe(false);
  expect(gateIds("pdg-incheon-se1").some(isAssessment)).toBe(false);
  expect(gateIds("sk-aws-ulsan-ai-zone").some(isAssessment)).toBe(true);
  // The completion of a campus holds its last phase, and never the first.
  for (const slug of ["crusoe-goodnight", "meta-hyperion"]) {
    expect(gateIds(slug, 0)).not.toContain("works.campus.completed");
    expect(gateIds(slug, 1)).toContain("works.campus.completed");
  }
  // Annulled on an opponent's appeal, and refused twice.
  const lastOf = (slug: string, at: number, id: string) =>
    of(slug)
      [at]?.gates.find((gate) => gate.id === id)
      ?.evidence.at(-1)?.what;
  expect(lastOf("google-cerrillos", 0, "permit.rca.granted")).toBe("refused");
  expect(lastOf("aws-susquehanna", 1, "p2.permit.ferc-isa.granted")).toBe("refused");
  // A contract of supply that is merely commercial is no gate.
  expect(gateIds("aws-susquehanna", 2)).toEqual(["p3.grid_interconnect.grid.energised", "p3.works.building.completed"]);
});

/** Enough for quantiles; what must hold in each draw holds in fewer. */
const DRAWS = 256;

/** One site in five; `npm run trials -- schedules` takes all. */
const isTried = (_: unknown, i: number) => process.env.EVERY_SITE === "1" || i % 5 === 0;

it("every property of a schedule holds for every open phase", () => {
  const tried = schedules()
    .filter(({ phases: open }) => open.length > 0)
    .filter(isTried)
    .flatMap(({ site, ...schedule }) =>
      [...tryProperties(schedule, DRAWS)].map(([property, found]) => ({ property, site: site.slug, ...found })),
    );
  const broken = tried.flatMap(({ property, site, broken }) => broken.map((where) => `${property}: ${site} ${where}`));
  expect(broken).toEqual([]);
  const cases = tried.reduce((sum, { cases }) => sum + cases, 0);
  expect(cases).toBeGreaterThan(process.env.EVERY_SITE === "1" ? 20_000 : 2_000);
});

it("a gate that is done makes service earlier in nine of ten, unless it decides no draw; a refusal makes it later", () => {
  const moves = schedules().flatMap(({ site: _, ...schedule }) => evidenceMoves(schedule, 2 * DRAWS, 0.05));
  const unmoved = moves.filter(({ doneDays }) => doneDays > -1e-6);
  const answered = moves.filter(({ refusedDays }) => refusedDays !== null);
  const isLater = ({ refusedDays }: Moves) => (refusedDays ?? 0) > 1e-6;
  if (process.env.EVERY_SITE === "1") printMoves(moves, unmoved);
  expect(moves.length).toBeGreaterThan(700);
  expect(unmoved.filter(({ decides, others }) => decides > 0 || others.length === 0)).toEqual([]);
  expect(1 - unmoved.length / moves.length).toBeGreaterThanOrEqual(0.9);
  const laterShare = (all: readonly Moves[]) => all.filter(isLater).length / all.length;
  expect(laterShare(answered)).toBeGreaterThan(0.6);
  expect(laterShare(answered.filter(({ kind }) => kind !== "water"))).toBeGreaterThan(0.7);
  const phases = [...new Set(moves.map(({ phaseId }) => phaseId))];
  const moved = new Set(moves.filter((one) => !unmoved.includes(one)).map(({ phaseId }) => phaseId));
  expect(phases.filter((id) => !moved.has(id)).length).toBeLessThan(phases.length / 50);
});

/** How much news of each kind of gate moves the mean day, and of each gate that moves nothing what is last instead. */
function printMoves(moves: readonly Moves[], unmoved: readonly Moves[]): void {
  for (const kind of [...new Set(moves.map((one) => one.kind))].sort()) {
    const all = moves.filter((one) => one.kind === kind);
    const [done, refused] = [all.map(({ doneDays }) => doneDays), all.flatMap(({ refusedDays }) => refusedDays ?? [])];
    const share = (days: number[], isSo: (days: number) => boolean) => `${days.filter(isSo).length} of ${days.length}`;
    const ofDone = `done earlier for ${share(done, (days) => days < -1e-6)}, median ${median(done)} days`;
    const ofRefused = `refused later for ${share(refused, (days) => days > 1e-6)}, median ${median(refused)} days`;
    console.info(`${kind}: ${ofDone}${refused.length > 0 ? `; ${ofRefused}` : ""}`);
  }
  for (const { phaseId, gateId, others } of unmoved)
    console.info(
      `${phaseId} ${gateId}: ${others.map(([name, part]) => `${name} ${Math.round(100 * part)} %`).join(", ")}`,
    );
}

const median = (days: readonly number[]) => Math.round([...days].sort((a, b) => a - b)[days.length >> 1] ?? Number.NaN);
