import { SiteInput } from "@/lib/domain/site-input";
import { leadingParty } from "@/lib/importing/records/party-roles";
import type { SiteFields } from "@/lib/importing/tree/nodes";
import type { StoredReferences } from "./stored-references";

/** A new site with its aliases and organisations, checked. */
export function siteValues(site: SiteFields, { sourceId, regionId, organisationId }: StoredReferences): SiteInput {
  const source = sourceId(site.source);
  const [operator] = site.operators;
  const idOf = (name: string) => organisationId(leadingParty(name));
  const parties = [
    ...site.operators.slice(1).map((name) => ({ name, role: "operator" as const })),
    ...site.owners.map((name) => ({ name, role: "owner" as const })),
    ...site.users.map((name) => ({ name, role: "user" as const })),
  ];
  const named = new Map(
    parties.map(({ name, role }) => [`${idOf(name)} ${role}`, { organisationId: idOf(name), role, sourceId: source }]),
  );
  const aliases = [...new Set([...site.aliases, ...(site.localName ? [site.localName] : [])])];
  return SiteInput.parse({
    ...{ slug: site.slug, type: site.type, iso3: site.iso3, locality: site.locality },
    ...{ latitude: site.latitude, longitude: site.longitude, mark: site.mark, note: site.note, sourceId: source },
    nameEn: site.name,
    nameKo: site.iso3 === "KOR" && site.localName ? site.localName : site.name,
    comparedOn: site.comparedOn,
    regionId: site.region && site.iso3 ? regionId(site.iso3, site.region) : undefined,
    operatorId: operator ? idOf(operator) : undefined,
    utilityId: site.utility ? idOf(site.utility) : undefined,
    // Names are told apart by site here: two places may share a brand.
    aliases: aliases.map((alias) => ({ publisher: `records: ${site.slug}`, alias, sourceId: source })),
    organisations: [...named.values()],
  });
}
