import { groupBy } from "@/lib/domain/group-by";
import { nameKey } from "@/lib/domain/name-key";
import type { StatedRow } from "../stated-row";

/** A row of a register, as far as it is compared with those of its other publications. */
export type RowSummary = {
  key: string;
  name: string;
  iso3: string | null;
  /** Its locality, else its region; null where it names none. */
  place: string | null;
  /** Decimal; null where it states none. */
  megawatts: string | null;
  isWithdrawn: boolean;
};

/** How a row stood after the register's previous publication: in it, withdrawn in it, or gone from it. */
export type KnownRow = RowSummary & { standing: "listed" | "withdrawn" | "vanished" };

export type KeyChanges = {
  /** Gone from the publication: an event, no cancellation. */
  vanished: string[];
  /** Gone, and back under another key with the same name, place and megawatts: its history goes on. */
  moved: { from: string; to: string }[];
  /** Where several keys may be the same request; nothing is taken. */
  uncertain: { from: string[]; to: string[] }[];
  /** Known keys whose row now bears the name that another key had, which is called otherwise now: two requests may have changed numbers. */
  crossed: { from: string; to: string }[];
  /** Back after a withdrawal or an absence, under the same key. */
  reinstated: string[];
};

/** The summary of a row; withdrawn where it takes a promise back. */
export function summaryOf({ key, site, phase, indicators }: StatedRow): RowSummary {
  const isWithdrawn = indicators.some(({ claims }) => claims.some(({ kind }) => kind === "withdrawn"));
  const place = site.locality ?? site.region ?? null;
  return { key, name: site.name, iso3: site.iso3, place, megawatts: phase?.megawatts ?? null, isWithdrawn };
}

/** Compares the keys of a publication with what was known of the register before it. */
export function compareKeys(known: readonly KnownRow[], now: readonly RowSummary[]): KeyChanges {
  const before = new Map(known.map((row) => [row.key, row]));
  const present = new Set(now.map(({ key }) => key));
  const isBack = (row: RowSummary) => {
    const standing = before.get(row.key)?.standing;
    return standing === "vanished" || (standing === "withdrawn" && !row.isWithdrawn);
  };
  const gone = known.filter(({ key, standing }) => !present.has(key) && standing !== "withdrawn");
  const added = groupBy(
    now.filter(({ key }) => !before.has(key)),
    identityOf,
  );
  const moved: KeyChanges["moved"] = [];
  const uncertain: KeyChanges["uncertain"] = [];
  for (const [identity, from] of groupBy(gone, identityOf)) {
    const to = added.get(identity);
    const [old, another] = from;
    const [next, second] = to ?? [];
    if (!old || !next || !to || identity === null) continue;
    if (another || second) uncertain.push({ from: from.map(({ key }) => key), to: to.map(({ key }) => key) });
    else moved.push({ from: old.key, to: next.key });
  }
  const continued = new Set([...moved.map(({ from }) => from), ...uncertain.flatMap(({ from }) => from)]);
  return {
    vanished: gone.filter(({ key, standing }) => standing === "listed" && !continued.has(key)).map(({ key }) => key),
    ...{ moved, uncertain, crossed: crossedKeys(known, now, before) },
    reinstated: now.filter(isBack).map(({ key }) => key),
  };
}

function crossedKeys(
  known: readonly KnownRow[],
  now: readonly RowSummary[],
  before: ReadonlyMap<string, KnownRow>,
): KeyChanges["crossed"] {
  const byName = groupBy(known, nameOf);
  const names = new Map(now.map((row) => [row.key, nameOf(row)]));
  return now.flatMap((row) => {
    const own = before.get(row.key);
    const [other, ...more] = byName.get(nameOf(row)) ?? [];
    if (!own || !other || more.length > 0 || nameKey(row.name) === "" || nameOf(own) === nameOf(row)) return [];
    const isFree = names.has(other.key) && names.get(other.key) !== nameOf(row);
    return isFree ? [{ from: other.key, to: row.key }] : [];
  });
}

const nameOf = ({ name, iso3 }: RowSummary) => `${iso3 ?? ""}|${nameKey(name)}`;

/** Name, place and megawatts, all three; null for a row that lacks one, which is too little to know it again by. */
function identityOf({ name, iso3, place, megawatts }: RowSummary): string | null {
  if (nameKey(name) === "" || place === null || megawatts === null) return null;
  return [iso3 ?? "", nameKey(name), nameKey(place), Number(megawatts)].join("|");
}
