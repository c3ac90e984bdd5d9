import type { Actor } from "@/lib/domain/actor";
import type { OrganisationRole } from "@/lib/domain/words";
import { nameKey } from "@/lib/importing/cells";
import type { Db } from "../../client";
import { organisations } from "../../schema";
import { saveOrganisation } from "../save-organisation";

/** The organisation of this name, with the role added; its own names and other facts stay as they are. @returns its id */
export async function findOrAddOrganisation(
  db: Db,
  actor: Actor,
  input: { name: string; role: OrganisationRole },
): Promise<number> {
  const slug = toSlug(input.name);
  const all = await db
    .select({ slug: organisations.slug, nameEn: organisations.nameEn, nameKo: organisations.nameKo })
    .from(organisations);
  const key = nameKey(input.name);
  const known = all.find((other) => nameKey(other.nameEn) === key) ?? all.find((other) => other.slug === slug);
  const { nameEn, nameKo } = known ?? { nameEn: input.name, nameKo: input.name };
  return saveOrganisation(db, actor, { slug: known?.slug ?? slug, nameEn, nameKo, roles: [input.role] });
}

/** Lower-case letters, digits and hyphens; a name without Latin letters becomes its code points. */
export function toSlug(name: string): string {
  const latin = nameKey(name)
    .replace(/[^a-z0-9 ]+/g, "")
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
