import { nameKey } from "@/lib/domain/name-key";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { RegisterPlace } from "../../queries/list-register-rows";

/**
 * Where a row was taken in before: under the key that it had then, until it is known by its own; undefined for one that is new.
 * @param places where the register's keys were taken in before
 */
export function placeBefore(
  places: ReadonlyMap<string, RegisterPlace>,
  { renumbered }: Pick<RegisterMapping, "renumbered">,
  { key, name }: Pick<RegisterPlace, "key" | "name">,
): RegisterPlace | undefined {
  const own = places.get(key);
  if (!Object.hasOwn(renumbered, key) || (own && nameKey(own.name) === nameKey(name))) return own;
  return places.get(renumbered[key] ?? key);
}
