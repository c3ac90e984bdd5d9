import { groupBy } from "@/lib/domain/group-by";
import { nameKey } from "@/lib/domain/name-key";
import { leadingParty } from "../../records/party-roles";
import type { StatedRow } from "../stated-row";
import { NearNames } from "./near-names";
import { NearPlaces } from "./near-places";

/** A site on record, as far as a row of a register can be recognised by it. */
export type KnownSite = {
  id: number;
  slug: string;
  /** Null: its economy is not known. */
  iso3: string | null;
  /** In both languages, and its aliases. */
  names: readonly string[];
  /** `register|key` and `register|registerId` of the rows that were taken for it before. */
  registerKeys: readonly string[];
  latitude: number | null;
  longitude: number | null;
  megawatts: number | null;
  operators?: readonly string[];
  locality?: string | null;
};

export type SiteMatch =
  | { kind: "found"; siteId: number; by: "register_id" | "alias" | "name" }
  /** Sites that it may be, the likeliest first, each with the reason; none is taken. */
  | { kind: "uncertain"; candidates: { siteId: number; slug: string; why: string }[] }
  | { kind: "new" };

const MOST_CANDIDATES = 5;
/** Sizes whose smaller is at least this part of the larger are similar. */
const SIMILAR_SIZE = 0.75;

/** Makes the sites on record findable; a hundred thousand rows against ten thousand sites take seconds. */
export function createSiteIndex(known: readonly KnownSite[]) {
  const byRegisterKey = groupBy(
    known.flatMap((site) => site.registerKeys.map((key) => ({ key, site }))),
    ({ key }) => key,
  );
  const byName = new Map<string, Set<KnownSite>>();
  for (const site of known) for (const name of site.names) if (nameKey(name) !== "") put(byName, nameKey(name), site);
  let near: NearSites | null = null;

  /** Sites of a key of the register, each once. */
  const ofRegister = (register: string, key: string | null) =>
    key === null ? [] : [...new Set((byRegisterKey.get(`${register}|${key}`) ?? []).map(({ site }) => site))];
  const named = (name: string) => [...(byName.get(nameKey(name)) ?? [])];

  /**
   * The site that a row is of: known by the register's own key, or by a name within its economy. What is only near is listed.
   * @param register the name of the register, as in its mapping
   */
  function find(stated: StatedRow, register: string): SiteMatch {
    const { site } = stated;
    for (const key of [stated.key, site.registerId]) {
      const [only, ...more] = ofRegister(register, key);
      if (only && more.length === 0) return { kind: "found", siteId: only.id, by: "register_id" };
      if (only) return uncertain([only, ...more], `has the number ${key} of ${register}, as others have`);
    }
    const isHere = ({ iso3 }: KnownSite) => iso3 !== null && iso3 === site.iso3;
    const mayBeHere = ({ iso3 }: KnownSite) => iso3 === null || site.iso3 === null || iso3 === site.iso3;
    const names = [site.name, ...(site.localName ? [site.localName] : [])];
    const byOwnName = new Set(names.flatMap(named).filter(mayBeHere));
    const same = new Set([...byOwnName, ...site.aliases.flatMap(named).filter(mayBeHere)]);
    const [only, ...more] = [...same].filter(isHere);
    if (only && more.length === 0)
      return { kind: "found", siteId: only.id, by: byOwnName.has(only) ? "name" : "alias" };
    if (only) return uncertain([only, ...more], "has this name, as others have");
    if (same.size > 0) return uncertain([...same], "has this name, but the economy of one of the two is not known");

    near ??= indexNear(known);
    const listed = new Map<KnownSite, string>();
    const list = (other: KnownSite, why: string) => {
      if (!listed.has(other) && mayBeHere(other)) listed.set(other, why);
    };
    for (const name of [...names, ...site.aliases])
      for (const one of near.names.find(name)) list(one.owner, `is called "${one.name}", nearly the same`);
    const { latitude, longitude } = site;
    if (latitude !== undefined && longitude !== undefined)
      for (const { owner, km } of near.places.find({ latitude, longitude }))
        if (isSimilarSize(owner.megawatts, stated.phase?.megawatts)) list(owner, `stands ${km.toFixed(1)} km away`);
    for (const key of operatorAndTown(site.operators, site.locality ?? null))
      for (const other of near.byOperatorAndTown.get(key) ?? []) list(other, "has the same operator in the same town");
    const candidates = [...listed].slice(0, MOST_CANDIDATES);
    if (candidates.length === 0) return { kind: "new" };
    return { kind: "uncertain", candidates: candidates.map(([{ id, slug }, why]) => ({ siteId: id, slug, why })) };
  }
  return { find };
}

type NearSites = ReturnType<typeof indexNear>;

/** Made when a row is first not known otherwise: of a hundred thousand sites it is large. */
function indexNear(known: readonly KnownSite[]) {
  const names = new NearNames<KnownSite>();
  const places = new NearPlaces<KnownSite>();
  const byOperatorAndTown = new Map<string, Set<KnownSite>>();
  for (const site of known) {
    const { latitude, longitude } = site;
    for (const name of site.names) if (nameKey(name) !== "") names.add(name, site);
    if (latitude !== null && longitude !== null) places.add({ latitude, longitude }, site);
    for (const key of operatorAndTown(site.operators ?? [], site.locality ?? null)) put(byOperatorAndTown, key, site);
  }
  return { names, places, byOperatorAndTown };
}

function put(map: Map<string, Set<KnownSite>>, key: string, site: KnownSite): void {
  const sites = map.get(key);
  if (sites) sites.add(site);
  else map.set(key, new Set([site]));
}

function uncertain(sites: readonly KnownSite[], why: string): SiteMatch {
  return { kind: "uncertain", candidates: sites.map(({ id, slug }) => ({ siteId: id, slug, why })) };
}

/** Whether two sizes may be those of one site; an unknown one may be any. */
function isSimilarSize(known: number | null, stated: string | undefined | null): boolean {
  if (known === null || stated == null) return true;
  const [less, more] = [Math.min(known, Number(stated)), Math.max(known, Number(stated))];
  return less >= more * SIMILAR_SIZE;
}

const operatorAndTown = (operators: readonly string[], locality: string | null): string[] =>
  locality === null ? [] : operators.map((operator) => `${nameKey(leadingParty(operator))}|${nameKey(locality)}`);
