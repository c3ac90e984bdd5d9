import { asc } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { nameKey } from "@/lib/domain/name-key";
import { OrganisationInput } from "@/lib/domain/organisation-input";
import { freeSlug, toSlug } from "@/lib/domain/slug";
import { type OrganisationRole, organisationRoles } from "@/lib/domain/vocabulary";
import type { Db } from "../../client";
import { organisations } from "../../schema";
import { insertRows } from "../insert-rows";
import { saveOrganisation } from "../save-organisation";

type Party = {
  id: number | null;
  slug: string;
  names: { nameEn: string; nameKo: string };
  roles: Set<OrganisationRole>;
};

/** Organisations by either of their names, whatever the spelling: those on record, and those that an importer names beyond them. */
export class NamedOrganisations {
  readonly #byName = new Map<string, Party>();
  readonly #slugs = new Set<string>();
  /** Those that are not on record as they are here. */
  readonly #changed = new Set<Party>();

  /** Those on record. */
  static async load(db: Db): Promise<NamedOrganisations> {
    const named = new NamedOrganisations();
    for (const { id, slug, nameEn, nameKo, roles } of await db
      .select()
      .from(organisations)
      .orderBy(asc(organisations.id))) {
      const party = { id, slug, names: { nameEn, nameKo }, roles: new Set(roles) };
      named.#slugs.add(slug);
      for (const name of [nameEn, nameKo]) if (!named.#byName.has(keyOf(name))) named.#byName.set(keyOf(name), party);
    }
    return named;
  }

  /** Notes that somebody is named, in these roles. */
  name(name: string, ...roles: OrganisationRole[]): void {
    const party = this.#byName.get(keyOf(name)) ?? this.#add(name);
    for (const role of roles) {
      if (!party.roles.has(role)) this.#changed.add(party);
      party.roles.add(role);
    }
  }

  #add(name: string): Party {
    const slug = freeSlug(toSlug(name), this.#slugs);
    const party: Party = { id: null, slug, names: { nameEn: name, nameKo: name }, roles: new Set() };
    this.#slugs.add(slug);
    this.#byName.set(keyOf(name), party);
    this.#changed.add(party);
    return party;
  }

  /** @throws for a name that nobody named */
  partyOf(name: string): { slug: string; roles: OrganisationRole[] } {
    const { slug, roles } = this.#find(name);
    return { slug, roles: rolesInOrder(roles) };
  }

  /** @throws for a name that nobody named, or that is not stored yet */
  idOf(name: string): number {
    const { id } = this.#find(name);
    if (id === null) throw new Error(`expected an organisation that is stored, got "${name}"`);
    return id;
  }

  #find(name: string): Party {
    const party = this.#byName.get(keyOf(name));
    if (!party) throw new Error(`expected an organisation that was named, got "${name}"`);
    return party;
  }

  /** Adds the organisations and roles that are not on record. */
  async store(db: Db, actor: Actor): Promise<void> {
    const changed = [...this.#changed];
    const inputOf = ({ slug, names, roles }: Party) =>
      OrganisationInput.parse({ slug, ...names, roles: rolesInOrder(roles) });
    for (const party of changed.filter(({ id }) => id !== null)) await saveOrganisation(db, actor, inputOf(party));
    const added = changed.filter(({ id }) => id === null);
    const ids = await insertRows(db, organisations, added.map(inputOf));
    added.forEach((party, i) => {
      party.id = ids[i] ?? null;
    });
    this.#changed.clear();
  }
}

/** A name without letters and digits, such as `!!!`, has no key but itself. */
const keyOf = (name: string) => nameKey(name) || name;

const rolesInOrder = (roles: ReadonlySet<OrganisationRole>) => organisationRoles.filter((role) => roles.has(role));
