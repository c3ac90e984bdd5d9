import { expect, it } from "vitest";
import { chanceOf, day, gate, phase, site, word } from "./schedule.fixture";
import type { GateEvidence } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";

const decision = { alpha: 1, beta: 3, attempts: 2, chanceItApplies: 1, shareKey: "assessment" };
const refused = (on: string): GateEvidence => ({ what: "refused", knownDay: day(on) });
const appealed = (on: string): GateEvidence => ({
  what: "appealed",
  knownDay: day(on),
  by: "sponsor",
  isStayed: false,
});
const granted = (on: string): GateEvidence => ({ what: "done", knownDay: day(on), day: day(on) });
const said: GateEvidence = {
  what: "word",
  knownDay: day("2026-10-20"),
  word: word("2026-10-20", "2027-09-30"),
  isOfController: false,
};

/** The share of draws that a refusal ends, where nothing else does. */
function denied(...evidence: GateEvidence[]): number {
  const one = site([phase([gate("grid"), { ...gate("permit", ...evidence), decision }], { hazardPerYear: 1e-12 })]);
  const [found] = simulateSchedule(one, chanceOf(one, 4096));
  return (found?.isDenied.reduce((sum, isSo) => sum + isSo, 0) ?? 0) / 4096;
}

/** With p of Beta(1, 3): E(1 − p) = 3/4 and E(1 − p)² = 3/5. */
it.each<[string, GateEvidence[], number]>([
  ["nothing known: both tries may be refused", [], 0.6],
  ["refused: one try is left", [refused("2026-05-01")], 0.75],
  ["refused, then a word: it gives no try back", [refused("2026-05-01"), said], 0.75],
  ["refused twice: none is left", [refused("2026-05-01"), refused("2026-08-01")], 1],
  ["refused twice, then a word: another try is under way", [refused("2026-05-01"), refused("2026-08-01"), said], 0.75],
  ["refused, and the sponsor appeals: so is an appeal", [refused("2026-05-01"), appealed("2026-06-01")], 0.75],
  ["an appeal that is lost leaves none", [refused("2026-05-01"), appealed("2026-06-01"), refused("2026-09-01")], 1],
  ["granted: nothing is left to refuse", [refused("2026-05-01"), granted("2026-08-01")], 0],
  [
    "granted and refused again: the count begins anew",
    [refused("2026-05-01"), granted("2026-06-01"), refused("2026-09-01")],
    0.75,
  ],
])("%s", (_name, evidence, expected) => {
  expect(denied(...evidence)).toBeCloseTo(expected, 1);
});
