import { minimumDemandOf } from "./obligations";
import type { PartyCapital } from "./party-capital";
import type { MoneyNote, PhaseMoneyInput } from "./phase-money-types";

/** What stands beside the figures because it was assumed or not computed. */
export function moneyNotes(input: PhaseMoneyInput, capital: PartyCapital): MoneyNote[] {
  const { ownership, plan, works, draws, megawatts, extras } = input;
  const notes: [MoneyNote, boolean][] = [
    ["ownership-taken-as-own", ownership === "unknown"],
    ["plan-by-analyst", plan?.by === "analyst"],
    ["nothing-seen-of-works", works.begunDay === null],
    ["energised-day-unknown", draws.energisedDay === null],
    ["megawatt-basis-unknown", megawatts.value !== null && megawatts.basis === "unknown"],
    ["take-or-pay-without-direction", extras.takeOrPay !== null && extras.takeOrPay.direction === null],
    ["minimum-demand-without-rate", extras.minimumDemand !== null && minimumDemandOf(extras) === null],
  ];
  return [...notes.flatMap(([note, isSo]) => (isSo ? [note] : [])), ...capital.notes];
}
