import { counterpartyRoles, leadingParty, promisingRole } from "@/lib/importing/records/party-roles";
import type { RecordSite } from "@/lib/importing/records/record-set";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { SiteFields } from "@/lib/importing/tree/nodes";
import type { NamedOrganisations } from "./named-organisations";

type Named = Pick<SiteFields, "operators" | "owners" | "users" | "utility"> & {
  indicators: readonly (Pick<RecordSite["indicators"][number], "kind" | "counterparty"> & {
    claims: readonly Pick<RecordSite["indicators"][number]["claims"][number], "claimant" | "kind">[];
  })[];
};

/** Names the parties of rows of a register. */
export const nameRowParties = (named: NamedOrganisations, rows: readonly StatedRow[]): void =>
  nameParties(
    named,
    rows.map(({ site, indicators }) => ({ ...site, indicators })),
  );

/** Names the parties of sites and of what is stated about them, each in its role. */
export function nameParties(named: NamedOrganisations, sites: readonly Named[]): void {
  for (const site of sites) {
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
}
