import { leadingParty } from "@/lib/importing/records/party-roles";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { Db } from "../../client";
import { latestDayOnEarth } from "../../clock";
import { findSource } from "../../queries/find-source";
import type { NamedOrganisations } from "../records/named-organisations";
import type { RowContext } from "./plan-rows";
import { registerKind } from "./register-import";

/** The key by which the rows of a register name their one source. */
const SOURCE = "register";

/** A publication as the source of what it states. */
export const publicationSource = ({ source }: RegisterMapping, publishedOn: string) => ({
  ...source,
  url: source.url ?? null,
  publishedOn,
});

/**
 * What the rows of a publication are planned with. Its source need not be on record yet.
 * @throws when the publication's day is still to come
 */
export async function openPublication(
  db: Db,
  { mapping, publishedOn }: { mapping: RegisterMapping; publishedOn: string },
  named: NamedOrganisations,
): Promise<RowContext> {
  const match = await findSource(db, publicationSource(mapping, publishedOn), "on_record");
  if (match.state === "refused") throw new Error(match.problems.map(({ reason }) => reason).join("; "));
  const naturalKey = match.state === "found" ? match.source.naturalKey : match.naturalKey;
  return {
    publication: { by: registerKind(mapping), source: SOURCE, mark: mapping.mark, publishedOn },
    speakers: {
      sourceOf: () => ({ naturalKey, class: mapping.source.class }),
      partyOf: (name) => named.partyOf(leadingParty(name)),
      latestDay: latestDayOnEarth(),
    },
  };
}
