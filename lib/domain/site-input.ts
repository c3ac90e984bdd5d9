import { z } from "zod";
import { evidenceFields, id, iso3, optionalDay, optionalId, optionalText, slug, text } from "./fields";
import { confidences, organisationRoles, siteTypes } from "./vocabulary";

export const SiteInput = z
  .object({
    slug: slug("slug"),
    type: z.enum(siteTypes, `type: expected one of ${siteTypes.join(", ")}`).optional(),
    nameEn: text("nameEn", 200),
    nameKo: text("nameKo", 200),
    iso3: iso3("iso3").nullable().optional(),
    regionId: optionalId("regionId"),
    operatorId: optionalId("operatorId"),
    utilityId: optionalId("utilityId"),
    programmeId: optionalId("programmeId"),
    locality: optionalText("locality", 300),
    address: optionalText("address", 500),
    latitude: z
      .number("latitude: expected a number")
      .min(-90, "latitude: at least -90")
      .max(90, "latitude: at most 90")
      .nullable()
      .optional(),
    longitude: z
      .number("longitude: expected a number")
      .min(-180, "longitude: at least -180")
      .max(180, "longitude: at most 180")
      .nullable()
      .optional(),
    announcedOn: optionalDay("announcedOn"),
    isIllustrative: z.boolean().optional(),
    lastExaminedOn: optionalDay("lastExaminedOn"),
    comparedOn: optionalDay("comparedOn"),
    ...evidenceFields,
    aliases: z
      .array(
        z
          .object({ publisher: text("publisher", 200), alias: text("alias", 300), sourceId: optionalId("sourceId") })
          .strict(),
      )
      .default([]),
    organisations: z
      .array(
        z
          .object({
            organisationId: id("organisationId"),
            role: z.enum(organisationRoles, `role: expected one of ${organisationRoles.join(", ")}`),
            confidence: z.enum(confidences).nullable().optional(),
            sourceId: optionalId("sourceId"),
          })
          .strict(),
      )
      .default([]),
  })
  .strict();
export type SiteInput = z.infer<typeof SiteInput>;
