import { flagKinds, flagRules, type RaisedFlag } from "@/lib/flags/types";
import type { ScoredFlag } from "./flag-score";

/** Every rule in its kind (7 is a task or a risk), then all flags of a kind, then the high ones: what a score is made of. */
export const scoredFlags: readonly ScoredFlag[] = [
  ...flagRules.flatMap((rule) => kindsOf(rule).map((kind): ScoredFlag => ({ rule, kind, severity: null }))),
  ...flagKinds.map((kind): ScoredFlag => ({ rule: "any", kind, severity: null })),
  { rule: "any", kind: "risk", severity: "high" },
];

function kindsOf(rule: RaisedFlag["rule"]): readonly RaisedFlag["kind"][] {
  switch (rule) {
    case "order_by_passed":
      return ["risk", "task"];
    case "forecast_moved":
    case "promise_moved_later":
    case "rule_after_announcement":
      return ["change"];
    case "late_on_estimate":
    case "due_soon":
    case "passed_not_looked":
    case "service_unconfirmed":
    case "bad_news_silent":
    case "records_contradict":
      return ["task"];
    default:
      return ["risk"];
  }
}

/** What is scored of the flags that stand on a phase, lines too: each rule, each kind, and whether one is high. */
export function flagsOnPhase(flags: readonly RaisedFlag[], phaseId: number): ScoredFlag[] {
  const own = flags.filter(({ subject }) => subject.phaseIds.includes(phaseId));
  const rules = own.flatMap((flag) => [flag, ...flag.lines]);
  return [
    ...rules.map(({ rule, kind }): ScoredFlag => ({ rule, kind, severity: null })),
    ...own.map(({ kind }): ScoredFlag => ({ rule: "any", kind, severity: null })),
    ...own
      .filter(({ severity }) => severity === "high")
      .map((): ScoredFlag => ({ rule: "any", kind: "risk", severity: "high" })),
  ];
}
