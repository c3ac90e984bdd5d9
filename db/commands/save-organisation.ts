import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { OrganisationInput } from "@/lib/domain/organisation-input";
import { organisationRoles } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { organisations } from "../schema";
import { saveRow } from "./save-row";

/** Adds the organisation, or the roles that are new to it. @returns its id */
export async function saveOrganisation(db: Db, _actor: Actor, input: OrganisationInput): Promise<number> {
  const [known] = await db
    .select({ roles: organisations.roles })
    .from(organisations)
    .where(eq(organisations.slug, input.slug));
  const all = new Set([...(known?.roles ?? []), ...input.roles]);
  const roles = organisationRoles.filter((role) => all.has(role));
  const { row } = await saveRow(db, organisations, { slug: input.slug }, { ...input, roles });
  return row.id;
}
