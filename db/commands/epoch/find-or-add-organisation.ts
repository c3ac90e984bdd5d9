import type { Actor } from "@/lib/domain/actor";
import { nameKey } from "@/lib/domain/name-key";
import { freeSlug, toSlug } from "@/lib/domain/slug";
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
  const taken = new Set(all.map((other) => other.slug));
  const names = known ?? { slug: freeSlug(slug, taken), nameEn: input.name, nameKo: input.name };
  return saveOrganisation(db, actor, { ...names, roles: [input.role] });
}
