import type { Actor } from "@/lib/domain/actor";
import { counterpartyRoles, leadingParty, promisingRole } from "@/lib/importing/records/party-roles";
import type { RecordSet } from "@/lib/importing/records/record-set";
import type { Db } from "../../client";
import { findRecordSite } from "../../queries/find-record-site";
import { lockAudit } from "../locks";
import { recordSource } from "../record-source";
import { applyFact } from "./apply-facts";
import { applyPlaces } from "./apply-places";
import { applyRule } from "./apply-rules";
import { applySite } from "./apply-site";
import { NamedOrganisations } from "./ensure-organisations";
import { emptyReport, type RecordsImport, type RecordsReport } from "./records-import";

/**
 * Takes in a set of records inside the caller's transaction. A site is known by its slug or by one of its names in its economy, a claim by all
 * that it says: the same set again changes nothing. What is on record stays: a site keeps its phases, a source its words. A record that has no
 * place is left out and named in the report.
 */
export async function applyRecords(db: Db, actor: Actor, set: RecordSet): Promise<RecordsReport> {
  await lockAudit(db);
  const report = emptyReport();
  const sourceIds = await applySources(db, actor, set, report);
  const run: RecordsImport = {
    ...{ db, actor, name: set.name, report },
    sourceId: (key) => {
      const id = sourceIds.get(key);
      if (id === undefined) throw new Error(`expected a source of the set "${set.name}", got "${key}"`);
      return id;
    },
    regionId: await applyPlaces(db, actor, set),
    organisationId: await namedOrganisations(set).ensure(db, actor),
  };
  for (const rule of set.rules) await applyRule(run, rule);
  for (const fact of set.facts) await applyFact(run, fact);
  // Before any is added: two sites of one set are two, also where they share a name.
  const known = await Promise.all(set.sites.map((site) => findRecordSite(db, site)));
  await Promise.all(set.sites.map((site, i) => applySite(run, site, known[i] ?? null)));
  return report;
}

async function applySources(db: Db, actor: Actor, set: RecordSet, report: RecordsReport): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  await Promise.all(
    set.sources.map(async ({ key, ...source }) => {
      const recorded = await recordSource(db, actor, source, "on_record");
      if (recorded.ok) ids.set(key, recorded.value);
      else throw new Error(`the source "${key}" is refused: ${JSON.stringify(recorded.failure)}`);
    }),
  );
  report.added.sources = ids.size;
  return ids;
}

function namedOrganisations(set: RecordSet): NamedOrganisations {
  const named = new NamedOrganisations();
  for (const site of set.sites) {
    for (const name of site.operators) named.name(leadingParty(name), "operator");
    for (const name of site.owners) named.name(leadingParty(name), "owner");
    for (const name of site.users) named.name(leadingParty(name), "user");
    if (site.utility) named.name(leadingParty(site.utility), "utility");
    for (const { kind, counterparty, claims } of site.indicators) {
      if (counterparty) named.name(leadingParty(counterparty), ...counterpartyRoles(kind));
      for (const claim of claims) {
        if (!claim.claimant) continue;
        named.name(leadingParty(claim.claimant), ...(claim.kind === "promised" ? [promisingRole(kind)] : []));
      }
    }
  }
  return named;
}
