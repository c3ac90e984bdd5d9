import { describe, expect, it } from "vitest";
import { mergeFindings, type PhaseFindings } from "./merge-findings";
import type { FlagFinding, FlagRule } from "./types";

const finding = (rule: FlagRule, parts: Partial<FlagFinding> = {}): FlagFinding => ({
  ...{ rule, kind: "risk", event: "date", mayBeHigh: false, sinceDay: 1, numbers: {}, claimIds: [] },
  ...parts,
});
const merged = (...phases: FlagFinding[][]) =>
  mergeFindings(phases.map((findings, i): PhaseFindings => ({ phaseId: i + 1, findings }))).map(
    ({ subject, leader, lines }) => ({
      subject: subject.kind,
      phaseIds: subject.phaseIds,
      rules: [leader, ...lines].map(({ rule }) => rule),
    }),
  );

describe("one flag a subject and event", () => {
  it("of the date: passed, late, overdue, three slips, due, late on an estimate", () => {
    const order = [
      "passed_not_looked",
      "forecast_late",
      "overdue",
      "three_slips",
      "due_soon",
      "late_on_estimate",
    ] as const;
    const all = order.map((rule) => finding(rule)).toReversed();
    expect(merged(all)).toEqual([{ subject: "phase", phaseIds: [1], rules: order }]);
  });

  it("changes stand apart", () => {
    const change = finding("promise_moved_later", { kind: "change", event: "promise_change" });
    expect(merged([finding("forecast_late"), change])).toHaveLength(2);
  });

  it("gates of one kind are one, first what may be high", () => {
    const one = finding("gate_bad_news", { event: "gate:permit", claimIds: [1] });
    const two = finding("gate_bad_news", { event: "gate:permit", claimIds: [2], mayBeHigh: true });
    const [flag] = mergeFindings([{ phaseId: 1, findings: [one, two] }]);
    expect([flag?.leader.claimIds, flag?.lines.map(({ claimIds }) => claimIds)]).toEqual([[2], [[1]]]);
  });

  it("a whole-site refusal is one flag, its phases listed", () => {
    const refusal = finding("gate_bad_news", { event: "gate:permit", claimIds: [9], wholeSiteKey: "4" });
    expect(merged([refusal], [refusal], [])).toEqual([{ subject: "site", phaseIds: [1, 2], rules: ["gate_bad_news"] }]);
  });

  it("a rule of the place is one flag of its phases", () => {
    const rule = finding("rule_after_announcement", { kind: "change", event: "rule:a", policySlug: "a" });
    expect(merged([rule], [rule])).toEqual([
      { subject: "policy", phaseIds: [1, 2], rules: ["rule_after_announcement"] },
    ]);
  });

  it("a late payback is a line of the late forecast or of the money, else a flag", () => {
    const payback = finding("payback_beyond_plan", { event: "payback" });
    const money = finding("capital_exposed", { event: "money" });
    expect(merged([payback, finding("forecast_late")]).map(({ rules }) => rules)).toEqual([
      ["forecast_late", "payback_beyond_plan"],
    ]);
    expect(merged([payback, money]).map(({ rules }) => rules)).toEqual([["capital_exposed", "payback_beyond_plan"]]);
    expect(merged([payback, finding("due_soon")])).toHaveLength(2);
    expect(merged([finding("forecast_late")], [payback])).toHaveLength(2);
  });

  it("an event of each phase alone is one flag a phase, of one name or not", () => {
    const passed = finding("passed_not_looked", { kind: "task" });
    expect(merged([passed], [passed]).map(({ phaseIds }) => phaseIds)).toEqual([[1], [2]]);
  });

  it("a late payback joins the late forecast of its own phase alone", () => {
    const payback = finding("payback_beyond_plan", { event: "payback" });
    expect(merged([finding("forecast_late")], [payback, finding("due_soon")])).toHaveLength(3);
  });

  it("an event that may be high for one phase of the site may be", () => {
    const refusal = finding("gate_bad_news", { event: "gate:permit", claimIds: [9], wholeSiteKey: "4" });
    const [flag, ...others] = mergeFindings([
      { phaseId: 1, findings: [refusal] },
      { phaseId: 2, findings: [{ ...refusal, mayBeHigh: true }] },
    ]);
    expect([flag?.leader.mayBeHigh, flag?.lines, others]).toEqual([true, [], []]);
  });

  it("news that is spoken of comes before silent news of the same gate", () => {
    const spoken = finding("gate_bad_news", { event: "gate:permit", claimIds: [1] });
    const silent = finding("bad_news_silent", { event: "gate:permit", kind: "task", claimIds: [2] });
    expect(merged([silent, spoken]).map(({ rules }) => rules)).toEqual([["gate_bad_news", "bad_news_silent"]]);
  });

  it("a line keeps its rule, its kind, its day, its numbers and its evidence", () => {
    const line = { rule: "due_soon", kind: "task", sinceDay: 7, numbers: { leftDays: 3 }, claimIds: [5] } as const;
    const due = finding(line.rule, { ...line, claimIds: [5] });
    expect(mergeFindings([{ phaseId: 1, findings: [due, finding("forecast_late")] }])[0]?.lines).toEqual([line]);
  });
});
