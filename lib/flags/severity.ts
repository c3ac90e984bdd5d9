import { flagRules, flagSeverities } from "@/lib/domain/vocabulary";
import type { RaisedFlag } from "./types-before";

/** Sorts the most severe first; then the newest, since a change tells more than an old state; then by rule and phase. */
export function compareFlags(a: RaisedFlag, b: RaisedFlag): number {
  return (
    flagSeverities.indexOf(a.severity) - flagSeverities.indexOf(b.severity) ||
    b.sinceDay - a.sinceDay ||
    flagRules.indexOf(a.rule) - flagRules.indexOf(b.rule) ||
    a.phaseId - b.phaseId
  );
}
