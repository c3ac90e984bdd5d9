import { announcedDateMovedLater } from "./rules/announced-date-moved-later";
import { announcedDatePassed } from "./rules/announced-date-passed";
import { delayBeyondClass } from "./rules/delay-beyond-class";
import { gateRequiredAndOpen } from "./rules/gate-required-and-open";
import { noIndependentSource } from "./rules/no-independent-source";
import { ppaUnsigned } from "./rules/ppa-unsigned";
import { stale } from "./rules/stale";
import { transformerAfterEnergisation } from "./rules/transformer-after-energisation";
import { compareFlags } from "./severity";
import type { FlagCheck, FlagInput, RaisedFlag } from "./types-before";

const checks: FlagCheck[] = [
  announcedDatePassed,
  delayBeyondClass,
  announcedDateMovedLater,
  transformerAfterEnergisation,
  ppaUnsigned,
  gateRequiredAndOpen,
  noIndependentSource,
  stale,
];

/** The flags of one phase on one day, most severe first; at most one per rule. A phase in service or withdrawn raises none. */
export function raiseFlagsBefore(input: FlagInput): RaisedFlag[] {
  if (input.assessment.state !== "forecast") return [];
  return checks
    .map((check) => check(input))
    .filter((flag) => flag !== null)
    .sort(compareFlags);
}
