import { constant, earlier, raise } from "./columns";
import type { Column } from "./laws";
import type { PhaseSchedule } from "./phase-schedule";
import { GRID_SIDE } from "./power-ways";

/** The day (epoch day) on which a phase has power in each draw, by whichever way comes first: no later than it serves. */
export function powerDays({ phase, gates, closed, lookDay, serviceDay }: PhaseSchedule): Column {
  const { firstPowerDay } = phase;
  const draws = serviceDay.length;
  if (firstPowerDay !== null) return constant(draws, firstPowerDay);
  const closedDays = (isOf: (kind: (typeof GRID_SIDE)[number]) => boolean) =>
    phase.gates.flatMap(({ id, kind }) => (isOf(kind) ? (closed.get(id) ?? []) : []));
  const plants = closedDays((kind) => kind === "own_power");
  if (plants.length > 0) return constant(draws, Math.min(...plants));
  const grid = gates.filter(({ kind }) => GRID_SIDE.includes(kind));
  const connected = Math.max(Number.NEGATIVE_INFINITY, ...closedDays((kind) => GRID_SIDE.includes(kind)));
  const byGrid = constant(draws, connected);
  for (const { day } of grid) raise(byGrid, day);
  for (let d = 0; d < draws; d += 1) if (byGrid[d] === Number.NEGATIVE_INFINITY) byGrid[d] = lookDay;
  const own = gates.filter(({ kind }) => kind === "own_power");
  return earlier(
    own.reduce<Column>((day, gate) => earlier(day, gate.day), byGrid),
    serviceDay,
  );
}
