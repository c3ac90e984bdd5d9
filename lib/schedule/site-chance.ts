import { normalCdf, numberAt, type Streams, siteScores } from "@/lib/forecast";
import type { Chance } from "./chance";
import type { Column } from "./laws";
import type { GateKind, SiteSchedule } from "./site-schedule";

/** What is drawn of a site and of a phase, each from an evenly filled dimension of its own; append only. */
const SITE_ROLES = ["view", "works to service", "permit before works", "agreement before works"];
const RACING: readonly GateKind[] = ["grid", "works", "agreement", "transformer", "permit", "water"];
const PHASE_ROLES = ["given up", "gap", "race rest", ...RACING.map((kind) => `race ${kind}`)];
/** Above the site's own factor. */
const FIRST_DIMENSION = 2;
const EVEN_PHASES = 4;

/** The last chance made on streams, and all of the site that it was made from. */
const lastOf = new WeakMap<Streams, { name: string; chance: Chance }>();

/**
 * A site's random columns. The slip leans on its operator and its zone as the site factor does, so that sites drawn apart slip together. What
 * moves a date most is drawn from evenly filled dimensions: of the site, and of the first gate of each kind in its phases of ordinals 1 to 4.
 * Everything else is plainly random under its key. Asked again on the same streams, a site with the same phases and gates is given the same.
 */
export function siteChance(site: SiteSchedule, streams: Streams): Chance {
  const { siteKey, operatorKey, zoneKey, phases } = site;
  const layout = phases.map(({ id, ordinal, gates }) => [id, ordinal, gates.map((gate) => [gate.kind, gate.id])]);
  const name = JSON.stringify([siteKey, operatorKey, zoneKey, layout]);
  const last = lastOf.get(streams);
  if (last?.name === name) return last.chance;
  const chance = newChance(site, streams);
  lastOf.set(streams, { name, chance });
  return chance;
}

function newChance({ siteKey, operatorKey, zoneKey, phases }: SiteSchedule, streams: Streams): Chance {
  const { scores, order } = siteScores({ siteKey, operatorKey, zoneKey }, streams);
  const dimensions = new Map<string, number>();
  for (const [i, role] of SITE_ROLES.entries()) dimensions.set(JSON.stringify([siteKey, role]), FIRST_DIMENSION + i);
  for (const { id, ordinal, gates } of phases) {
    if (ordinal > EVEN_PHASES) continue;
    // By name: the order in which records are told moves nothing.
    const firstOf = (kind: string) => gates.flatMap((gate) => (gate.kind === kind ? [gate.id] : [])).sort()[0];
    for (const [i, role] of PHASE_ROLES.entries()) {
      const kind = role.startsWith("race ") ? role.slice("race ".length) : null;
      const key = kind === null ? [id, role] : [id, "race", firstOf(kind) ?? kind];
      const place = FIRST_DIMENSION + SITE_ROLES.length + (ordinal - 1) * PHASE_ROLES.length + i;
      dimensions.set(JSON.stringify(key), place);
    }
  }
  const slipName = JSON.stringify([siteKey, "slip"]);
  const kept = new Map<string, Column>();
  // By its place in the site: the id that a database gave a phase moves nothing.
  const places = new Map(phases.map(({ id, ordinal }) => [id, `phase ${ordinal}`]));
  const make = ([owner, ...role]: string[], name: string): Column => {
    if (name === slipName) return ranksOf(scores);
    const key = [places.get(owner ?? "") ?? owner ?? "", ...role];
    const dimension = dimensions.get(name);
    return dimension === undefined ? streams.uniform(siteKey, ...key) : streams.evenUniform(dimension, order, ...key);
  };
  return {
    draws: streams.draws,
    common: (...role) => streams.uniform(...role),
    uniform: (...key) => {
      const name = JSON.stringify(key);
      const column = kept.get(name) ?? make(key, name);
      kept.set(name, column);
      return column;
    },
  };
}

function ranksOf(scores: Column): Column {
  const ranks = new Float64Array(scores.length);
  for (let d = 0; d < ranks.length; d += 1) ranks[d] = normalCdf(numberAt(scores, d));
  return ranks;
}
