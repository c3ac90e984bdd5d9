import { numberAt } from "@/lib/forecast";
import type { Column } from "./laws";

/**
 * The random columns of one site, uniform and strictly between 0 and 1, each by whose it is and what for: the same owner and role give the same
 * column for ever, so evidence neither uses up chance nor brings it into another order.
 */
export type Chance = {
  draws: number;
  uniform(owner: string, ...role: string[]): Column;
  /** What happens to every site at once: the same for all of them. */
  common(...role: string[]): Column;
};

/** Whether something with a chance is so in each draw. */
export function happens(chance: Chance, probability: number, owner: string, ...role: string[]): Uint8Array {
  if (probability >= 1) return new Uint8Array(chance.draws).fill(1);
  if (probability <= 0) return new Uint8Array(chance.draws);
  const column = chance.uniform(owner, ...role);
  const isSo = new Uint8Array(column.length);
  for (let d = 0; d < isSo.length; d += 1) if (numberAt(column, d) < probability) isSo[d] = 1;
  return isSo;
}
