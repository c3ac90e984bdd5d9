import { numberAt } from "@/lib/forecast";
import type { WorthDays } from "./draw-worth";
import type { DrawnDays } from "./phase-money-types";

/** Energised and the utility's part no later than service; unknown days are those of service. */
export function orderedDays({ serviceDay, cancelledDay, energisedDay, utilityReadyDay }: DrawnDays): WorthDays {
  const noLater = (column: Float64Array | null) =>
    column === null ? serviceDay : column.map((day, i) => Math.min(day, numberAt(serviceDay, i)));
  return { serviceDay, cancelledDay, energisedDay: noLater(energisedDay), utilityReadyDay: noLater(utilityReadyDay) };
}

/** Share of draws that serve before their cancellation clock runs out. */
export function servesShare({ serviceDay, cancelledDay }: Pick<WorthDays, "serviceDay" | "cancelledDay">): number {
  let served = 0;
  for (let i = 0; i < serviceDay.length; i++) if (numberAt(cancelledDay, i) >= numberAt(serviceDay, i)) served += 1;
  return served / serviceDay.length;
}
