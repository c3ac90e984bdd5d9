import fc from "fast-check";
import { expect, it } from "vitest";
import { anySite } from "./any-site.fixture";
import { once } from "./once";
import type { PhaseSchedule } from "./phase-schedule";
import { chanceOf, day } from "./schedule.fixture";
import type { GateEvidence, SiteSchedule } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";
import { withEvidence } from "./with-evidence";

const column = (draws: number) => () => new Float64Array(draws);
const chance = (draws: number) => ({ draws, uniform: column(draws), common: column(draws) });

it("makes a thing once for its name and columns, and again once others took its room", () => {
  const [one, other] = [chance(2 ** 21), chance(2 ** 21)];
  let made = 0;
  const count = () => {
    made += 1;
    return made;
  };
  expect([once(one, "a", count), once(one, "a", count), once(one, "b", count), once(other, "a", count)]).toEqual([
    1, 1, 2, 3,
  ]);
  // There is room for two.
  expect([once(one, "a", count), once(one, "c", count), once(one, "a", count), once(one, "b", count)]).toEqual([
    1, 4, 1, 5,
  ]);
});

/** What is found of a schedule, as numbers. */
const columnsOf = (found: readonly PhaseSchedule[]) =>
  found.flatMap(({ serviceDay, cancelledDay, gates }) => [
    serviceDay,
    cancelledDay,
    ...gates.flatMap((gate) => [gate.day, gate.end]),
  ]);

const news = day("2027-06-01");
const supposed: GateEvidence[] = [
  { knownDay: news, what: "done", day: news },
  { knownDay: news, what: "begun", day: news - 200 },
  { knownDay: news, what: "refused" },
  { knownDay: news, what: "halted" },
  { knownDay: news, what: "appealed", by: "opponent", isStayed: true },
];

/** The site with each piece of news on each gate, and with other needs, words, looks, base rates and times under a scenario. */
function variantsOf(site: SiteSchedule): SiteSchedule[] {
  const changed = (change: (phase: SiteSchedule["phases"][number]) => Partial<SiteSchedule["phases"][number]>) => ({
    ...site,
    phases: site.phases.map((phase) => ({ ...phase, ...change(phase) })),
  });
  return [
    ...site.phases.flatMap(({ id: phaseId, gates }) =>
      gates.flatMap(({ id: gateId }) => supposed.map((one) => withEvidence(site, { phaseId, gateId }, one))),
    ),
    changed(({ lookDay }) => ({ lookDay: lookDay + 100 })),
    changed(() => ({ word: null })),
    changed(({ noWorksDays }) => ({ noWorksDays: [...noWorksDays, news] })),
    changed(({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, chance: gate.chance / 2 })) })),
    changed(({ gates }) => ({ gates: gates.slice(1) })),
    changed(({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, stretch: 2 })) })),
    changed(({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, decision: null })) })),
    changed(({ firstWordDay }) => ({ firstWordDay: firstWordDay - 300 })),
    changed(() => ({ isIndependent: true })),
    { ...site, model: { ...site.model, phi: 0.6 } },
    { ...site, model: { ...site.model, commissioningStretch: 2 } },
  ];
}

it("a second schedule on the same columns is as on columns of its own", () => {
  fc.assert(
    fc.property(anySite, (site) => {
      const shared = chanceOf(site, 16);
      for (const variant of [site, ...variantsOf(site), site]) {
        const own = chanceOf(site, 16);
        expect(columnsOf(simulateSchedule(variant, shared))).toEqual(columnsOf(simulateSchedule(variant, own)));
      }
    }),
    { numRuns: 8 },
  );
});
