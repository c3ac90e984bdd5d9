import { constant, earlier, raise } from "./columns";
import type { DecisionDraws } from "./decision";
import type { GateSchedule } from "./gate-parts";
import type { Column } from "./laws";
import type { REST } from "./race";
import type { GateKind } from "./site-schedule";

/** A gate that is not closed, or the rest. */
export type OpenGate = GateSchedule & {
  id: string;
  kind: GateKind | typeof REST;
  /** Where a local base rate speaks of it. */
  decision: DecisionDraws | null;
};

/** The way to power by the grid. */
export const GRID_SIDE: readonly (GateKind | typeof REST)[] = ["grid", "agreement", "transformer"];

/**
 * The latest end of open gates; −∞ of none. Power is there by whichever way comes first, the grid or an own plant.
 * @param isPowered whether power is there already: no gate on a way to it holds the phase up
 */
export function latestEnd(open: readonly OpenGate[], isPowered: boolean, draws: number): Column {
  const latest = (gates: readonly OpenGate[]) => {
    const day = constant(draws, Number.NEGATIVE_INFINITY);
    for (const { end } of gates) raise(day, end);
    return day;
  };
  const ownWays = open.filter(({ kind }) => kind === "own_power");
  const gates = open.filter(({ kind }) => kind !== "own_power");
  if (!isPowered && ownWays.length === 0) return latest(gates);
  const others = latest(gates.filter(({ kind }) => !GRID_SIDE.includes(kind)));
  if (isPowered) return others;
  const byGrid = latest(gates.filter(({ kind }) => GRID_SIDE.includes(kind)));
  raise(
    others,
    ownWays.reduce((day, { end }) => earlier(day, end), byGrid),
  );
  return others;
}
