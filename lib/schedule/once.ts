import type { Chance } from "./chance";

/** How many numbers what is kept of a site has about, one a draw of each thing kept: 256 things of 16,384 draws. */
const MOST_NUMBERS = 2 ** 22;

const keptOf = new WeakMap<Chance, Map<string, unknown>>();

/**
 * What `make` gives, made once for the random columns of a site, so that a second schedule on the same columns is made from what differs alone.
 * Things used last are kept. They are shared: nobody may write to them.
 * @param name what it is and all that it is made from beside the columns; a result depends on nothing else
 */
export function once<Made>(chance: Chance, name: string, make: () => Made): Made {
  const kept = keptOf.get(chance) ?? new Map<string, unknown>();
  keptOf.set(chance, kept);
  const made = kept.has(name) ? (kept.get(name) as Made) : make();
  // Last in the map is used last.
  kept.delete(name);
  kept.set(name, made);
  for (const oldest of kept.keys()) {
    if (kept.size * chance.draws <= MOST_NUMBERS) break;
    kept.delete(oldest);
  }
  return made;
}
