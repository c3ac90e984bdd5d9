import { describe, expect, it } from "vitest";
import { quantileOf, valueAt } from "@/lib/forecast";
import { chanceOf, day, gate, phase, site, word } from "./schedule.fixture";
import type { GateEvidence, GateKind } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";

const DRAWS = 65_536;
const KINDS: readonly GateKind[] = ["grid", "agreement", "transformer", "permit", "works"];
/** Between 65,536 draws of two programs. */
const WITHIN_DAYS = [3, 5, 18];
const news = day("2026-11-15");

/** P10, P50 and P90 of service where each kind has the evidence given; announced view alone, every pending appeal lost. */
function quantiles(evidence: Partial<Record<GateKind, GateEvidence[]>>) {
  const gates = KINDS.map((kind) => gate(kind, ...(evidence[kind] ?? [])));
  const golden = site([phase(gates)], { outsideWeight: 0, appealWon: { sponsor: 1, opponent: 0 } });
  const [one] = simulateSchedule(golden, chanceOf(golden, DRAWS));
  const sorted = one?.serviceDay.slice().sort() as Float64Array;
  return [0.1, 0.5, 0.9].map((p) => quantileOf(sorted, p));
}

const done: GateEvidence = { what: "done", knownDay: news, day: news };
const promise = (stated: string): GateEvidence => ({
  what: "word",
  knownDay: news,
  word: word("2026-11-15", stated, "utility"),
  isOfController: true,
});

describe("the golden phase, said on 16 March 2026 for the end of 2027, last looked at on 1 November 2026", () => {
  it.each<[string, Partial<Record<GateKind, GateEvidence[]>>, [string, string, string]]>([
    ["before", {}, ["2027-06-13", "2029-03-26", "2033-11-04"]],
    ["seen open", { grid: [{ what: "seen_open", knownDay: news }] }, ["2027-06-19", "2029-03-30", "2033-11-08"]],
    ["transformer delivered", { transformer: [done] }, ["2027-05-29", "2029-01-25", "2033-06-29"]],
    ["grid agreement signed", { agreement: [done] }, ["2027-05-29", "2029-01-24", "2032-12-14"]],
    ["permit granted", { permit: [done] }, ["2027-06-05", "2029-02-15", "2033-08-13"]],
    ["grid energised", { grid: [done] }, ["2027-04-21", "2028-08-25", "2032-05-31"]],
    ["energised and works completed", { grid: [done], works: [done] }, ["2027-01-01", "2027-04-14", "2028-03-04"]],
    ["energising promised early", { grid: [promise("2027-06-30")] }, ["2027-05-26", "2028-12-14", "2033-04-01"]],
    ["energising promised late", { grid: [promise("2028-06-30")] }, ["2027-12-20", "2029-09-25", "2034-02-18"]],
    [
      "permit appealed",
      { permit: [{ what: "appealed", knownDay: news, by: "opponent", isStayed: false }] },
      ["2028-05-10", "2029-07-19", "2033-11-08"],
    ],
    ["permit refused", { permit: [{ what: "refused", knownDay: news }] }, ["2028-06-24", "2029-12-01", "2033-11-08"]],
    ["works halted", { works: [{ what: "halted", knownDay: news }] }, ["2027-06-27", "2029-04-23", "2034-01-28"]],
  ])("%s", (_name, evidence, expected) => {
    const days = expected.map(day);
    const apart = quantiles(evidence).map((value, i) => Math.abs(value - valueAt(days, i)));
    expect(
      apart.map((days, i) => days <= valueAt(WITHIN_DAYS, i)),
      `${apart}`,
    ).toEqual([true, true, true]);
  });
});
