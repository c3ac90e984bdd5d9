import type { Adapter } from "./adapter";
import { nyisoLoads } from "./nyiso-loads";

const adapters: readonly Adapter[] = [nyisoLoads];

/** The adapter whose publisher's files have these columns; null where none fits, and the mapping is suggested instead. */
export const findAdapter = (titles: readonly string[]): Adapter | null =>
  adapters.find(({ fits }) => fits(titles)) ?? null;
