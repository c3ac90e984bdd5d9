import type { Actor } from "@/lib/domain/actor";
import { nameKey } from "@/lib/domain/name-key";
import type { OrganisationRole } from "@/lib/domain/vocabulary";
import type { Db } from "../../client";
import { organisations } from "../../schema";
import { saveOrganisation } from "../save-organisation";

/** The organisation of this name in either language, with the role added; its own names and other facts stay as they are. @returns its id */
export async function findOrAddOrganisation(
  db: Db,
  actor: Actor,
  input: { name: string; role: OrganisationRole },
): Promise<number> {
  const { slug: stored, nameEn, nameKo } = organisations;
  const all = await db.select({ slug: stored, nameEn, nameKo }).from(organisations);
  const key = nameKey(input.name);
  const slug = toSlug(input.name);
  // A slug that holds the whole name is the name itself, as it was before an organisation was renamed.
  const isWholeName = key.replaceAll(" ", "-") === slug;
  const known =
    all.find((other) => nameKey(other.nameEn) === key || nameKey(other.nameKo) === key) ??
    all.find((other) => isWholeName && other.slug === slug);
  const names = known ?? { slug: freeSlug(slug, all), nameEn: input.name, nameKo: input.name };
  return saveOrganisation(db, actor, { ...names, roles: [input.role] });
}

function freeSlug(slug: string, taken: { slug: string }[]): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.some((other) => other.slug === free)) return free;
  }
}

/** Lower-case letters, digits and hyphens; a name without Latin letters becomes its code points. */
export function toSlug(name: string): string {
  const latin = nameKey(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/ +/g, "-")
    .slice(0, 80)
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
