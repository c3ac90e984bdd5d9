import { z } from "zod";
import { iso3, optionalText, slug, text } from "./fields";
import { organisationRoles } from "./vocabulary";

export const OrganisationInput = z
  .object({
    slug: slug("slug"),
    nameEn: text("nameEn", 200),
    nameKo: text("nameKo", 200),
    /** Roles are added to the known ones, never taken away. */
    roles: z.array(z.enum(organisationRoles, `roles: expected some of ${organisationRoles.join(", ")}`)),
    homeIso3: iso3("homeIso3").nullable().optional(),
    isHyperscaler: z.boolean().nullable().optional(),
    accountingStandard: optionalText("accountingStandard", 60),
  })
  .strict();
export type OrganisationInput = z.infer<typeof OrganisationInput>;
