import { nameKey } from "./name-key";

/** Lower-case letters, digits and hyphens, at most `limit` of them; a name without Latin letters becomes its code points. */
export function toSlug(name: string, limit = 80): string {
  const latin = nameKey(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/ +/g, "-")
    .slice(0, limit)
    .replace(/-$/, "");
  return (
    latin ||
    [...nameKey(name)]
      .slice(0, 12)
      .map((letter) => letter.codePointAt(0)?.toString(16))
      .join("-") ||
    "unnamed"
  );
}

/** The slug itself, or with the first number from 2 behind it that nobody has taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(free)) return free;
  }
}
