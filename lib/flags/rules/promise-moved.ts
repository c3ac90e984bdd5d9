import { claimIdsOf, statedAs } from "../measures";
import type { ServiceDate } from "../phase-facts";
import type { FlagCheck, FlagFinding, FlagInput } from "../types";

type Slip = { from: ServiceDate; to: ServiceDate; days: number };

/**
 * Rules 11 and 12. 11, a change: later promises of the last `flag_promise_window_days` add up to at least `flag_promise_moved_days`. 12, a risk:
 * `flag_slips` later promises within `flag_slips_window_days`. A promise counts as later beyond `flag_slip_days`; a less exact restatement is none.
 */
export const promiseMoved: FlagCheck = (input) => {
  const { thresholds, asOfDay } = input;
  const slips = slipsOf(input);
  const since = (days: number) => slips.filter(({ to }) => asOfDay - to.saidDay <= days);
  const recent = since(thresholds.flag_promise_window_days);
  const repeated = since(thresholds.flag_slips_window_days);
  return [
    // A threshold of 0 does not make a promise that stands one that moved.
    ...(recent.length > 0 && daysOf(recent) >= thresholds.flag_promise_moved_days
      ? [
          moved(
            recent,
            { rule: "promise_moved_later", kind: "change", event: "promise_change" },
            thresholds.flag_promise_window_days,
          ),
        ]
      : []),
    ...(repeated.length >= thresholds.flag_slips
      ? [moved(repeated, { rule: "three_slips", kind: "risk", event: "date" }, thresholds.flag_slips_window_days)]
      : []),
  ];
};

const daysOf = (slips: readonly Slip[]) => slips.reduce((sum, { days }) => sum + days, 0);

function moved(
  slips: readonly Slip[],
  of: Pick<FlagFinding, "rule" | "kind" | "event">,
  windowDays: number,
): FlagFinding {
  const [first, last] = [slips[0], slips.at(-1)];
  return {
    ...of,
    mayBeHigh: false,
    sinceDay: last?.to.saidDay ?? 0,
    numbers: {
      ...{ times: slips.length, movedDays: daysOf(slips), windowDays },
      ...(first ? statedAs("from", first.from.claim) : {}),
      ...(last ? statedAs("to", last.to.claim) : {}),
    },
    claimIds: claimIdsOf(...slips.flatMap(({ from, to }) => [from, to])),
  };
}

function slipsOf({ facts, thresholds }: FlagInput): Slip[] {
  return facts.promises.flatMap((to, i) => {
    const from = facts.promises[i - 1];
    const days = from ? to.day - from.day : 0;
    return from && days > thresholds.flag_slip_days && !isLessExact(from, to) ? [{ from, to, days }] : [];
  });
}

/** The newer interval contains the older one; two upper bounds ("by") are compared as they stand. */
function isLessExact({ claim: from }: ServiceDate, { claim: to }: ServiceDate): boolean {
  if (from.earliestDay === null) return false;
  return to.earliestDay === null || to.earliestDay <= from.earliestDay;
}
