import type { Actor } from "@/lib/domain/actor";
import { leadingParty } from "@/lib/importing/records/party-roles";
import { claimPath, factPath, phasePath, rulePath, sitePath } from "@/lib/importing/records/paths";
import type { RecordSet, RecordSite } from "@/lib/importing/records/record-set";
import type { SiteNode } from "@/lib/importing/tree/nodes";
import { claimRefusals, type Speakers } from "@/lib/importing/tree/speakers";
import { stateIndicator } from "@/lib/importing/tree/state-indicator";
import { phaseOf, statePhase } from "@/lib/importing/tree/state-phase";
import type { Db } from "../../client";
import { latestDayOnEarth } from "../../clock";
import { findRecordSite } from "../../queries/find-record-site";
import { loadSiteNodes } from "../../queries/load-site-nodes";
import { lockAudit } from "../locks";
import { applyFact } from "./apply-facts";
import { applyPlaces } from "./apply-places";
import { applyRule } from "./apply-rules";
import { applySources } from "./apply-sources";
import { nameParties } from "./name-parties";
import { NamedOrganisations } from "./named-organisations";
import { emptyReport, type RecordsImport, type RecordsReport } from "./records-import";
import { storeSiteNodes } from "./store-site-nodes";

/**
 * Takes in a set of records inside the caller's transaction. A site is known by its slug or by one of its names in its economy, a claim by all
 * that it says: the same set again changes nothing. What is on record stays: a site keeps its phases, a source its words. A record that has no
 * place is left out and named in the report.
 */
export async function applyRecords(
  db: Db,
  actor: Actor,
  set: RecordSet,
  { importId = null, onFate = () => {} }: Partial<Pick<RecordsImport, "onFate"> & { importId: number | null }> = {},
): Promise<RecordsReport> {
  await lockAudit(db);
  const report = emptyReport();
  const sources = await applySources(db, actor, set, { report, onFate });
  const regionId = await applyPlaces(db, actor, set);
  const named = await NamedOrganisations.load(db);
  nameParties(named, set.sites);
  await named.store(db, actor);
  const sourceOf = (key: string) => {
    const source = sources.get(key);
    if (!source) throw new Error(`expected a source of the set "${set.name}", got "${key}"`);
    return source;
  };
  const run: RecordsImport = {
    db,
    actor,
    importId,
    name: set.name,
    report,
    onFate,
    regionId,
    sourceId: (key) => sourceOf(key).id,
  };
  for (const [at, rule] of set.rules.entries()) onFate(rulePath(at), await applyRule(run, rule));
  for (const [at, fact] of set.facts.entries()) onFate(factPath(at), await applyFact(run, fact));

  const speakers: Speakers = {
    sourceOf,
    partyOf: (name) => named.partyOf(leadingParty(name)),
    latestDay: latestDayOnEarth(),
  };
  // Before any is added: two sites of one set are two, also where they share a name.
  const known = await Promise.all(set.sites.map((site) => findRecordSite(db, site)));
  const onRecord = await loadSiteNodes(
    db,
    known.filter((id) => id !== null),
  );
  const nodes = set.sites.map((site, i) => stateSite(run, speakers, site, onRecord.get(known[i] ?? 0)));
  const references = { sourceId: run.sourceId, regionId, organisationId: (name: string) => named.idOf(name) };
  await storeSiteNodes({ db, actor, importId, examinedOn: null, references, speakers }, [...new Set(nodes)]);
  return report;
}

/** Adds a site to what is on record of it. */
function stateSite(run: RecordsImport, speakers: Speakers, site: RecordSite, known: SiteNode | undefined): SiteNode {
  const { report, onFate } = run;
  const { phases, indicators, ...fields } = site;
  const node: SiteNode = known ?? { id: null, fields, phases: [], indicators: [] };
  const siteFate = known ? "unchanged" : "added";
  report[siteFate].sites += 1;
  if (phases.length === 0) onFate(sitePath(site.slug), siteFate);
  for (const phase of phases) {
    const fate = statePhase(node, phase) ? "added" : "unchanged";
    report[fate].phases += 1;
    onFate(phasePath(site.slug, phase.ordinal), fate);
  }
  for (const indicator of indicators) {
    const { phase: ordinal } = indicator;
    const phase = ordinal === null ? null : phaseOf(node, ordinal);
    const pathOf = (at: number) => claimPath(site.slug, indicator, at);
    const refuse = (at: number, column: string, value: string | null, reason: string) => {
      report.refused.push({ file: run.name, row: null, column, value, reason, path: pathOf(at) });
      onFate(pathOf(at), "refused");
    };
    if (phase === undefined) {
      for (const at of indicator.claims.keys())
        refuse(at, "phase_ordinal", `${ordinal}`, `the site on record has no phase ${ordinal}`);
      continue;
    }
    const claims = [...indicator.claims.entries()].filter(([at, claim]) => {
      const refusals = claimRefusals(claim, speakers);
      for (const { field, value, reason } of refusals) refuse(at, field, value == null ? null : String(value), reason);
      return refusals.length === 0;
    });
    if (claims.length === 0) continue;
    const stated = stateIndicator(
      node,
      phase,
      { ...indicator, claims: claims.map(([, claim]) => claim) },
      null,
      speakers,
    );
    if (stated.isNew) report.added.indicators += 1;
    for (const [nth, [at]] of claims.entries()) {
      const fate = stated.fates[nth]?.outcome === "unchanged" ? "unchanged" : "added";
      report[fate].claims += 1;
      onFate(pathOf(at), fate);
    }
  }
  return node;
}
