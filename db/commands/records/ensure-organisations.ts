import type { Actor } from "@/lib/domain/actor";
import { nameKey } from "@/lib/domain/name-key";
import { freeSlug, toSlug } from "@/lib/domain/slug";
import type { OrganisationRole } from "@/lib/domain/vocabulary";
import type { Db } from "../../client";
import { organisations } from "../../schema";
import { saveOrganisation } from "../save-organisation";

/** Organisations by name, each with the roles in which it is named. */
export class NamedOrganisations {
  readonly #roles = new Map<string, { name: string; roles: Set<OrganisationRole> }>();

  /** Notes that somebody is named, in these roles. */
  name(name: string, ...roles: OrganisationRole[]): void {
    const key = nameKey(name);
    const known = this.#roles.get(key) ?? { name, roles: new Set() };
    for (const role of roles) known.roles.add(role);
    this.#roles.set(key, known);
  }

  /**
   * Finds each by either of its names, whatever their spelling, or adds it, and adds the roles that are new to it.
   * @returns the id of a name
   */
  async ensure(db: Db, actor: Actor): Promise<(name: string) => number> {
    const stored = await db
      .select({
        id: organisations.id,
        slug: organisations.slug,
        nameEn: organisations.nameEn,
        nameKo: organisations.nameKo,
      })
      .from(organisations);
    const byName = new Map(stored.flatMap((one) => [one.nameKo, one.nameEn].map((name) => [nameKey(name), one])));
    const slugs = new Set(stored.map(({ slug }) => slug));
    const ids = new Map<string, number>();
    const saving = [...this.#roles].map(async ([key, { name, roles }]) => {
      const known = byName.get(key);
      const slug = known?.slug ?? freeSlug(toSlug(name), slugs);
      slugs.add(slug);
      const { nameEn, nameKo } = known ?? { nameEn: name, nameKo: name };
      ids.set(key, await saveOrganisation(db, actor, { slug, nameEn, nameKo, roles: [...roles] }));
    });
    await Promise.all(saving);
    return (name) => {
      const id = ids.get(nameKey(name));
      if (id === undefined) throw new Error(`expected an organisation that was named, got "${name}"`);
      return id;
    };
  }
}
