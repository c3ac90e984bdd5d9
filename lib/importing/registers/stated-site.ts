import { nameKey } from "@/lib/domain/name-key";
import { cutText } from "@/lib/domain/plain-text";
import { toSlug } from "@/lib/domain/slug";
import { type SiteType, siteTypes } from "@/lib/domain/vocabulary";
import { listOf } from "../records/party-names";
import { RecordSet } from "../records/record-set";
import { economyOf } from "./economies";
import type { ColumnMeaning, RegisterMapping } from "./mapping";
import type { RowFindings, Said } from "./row-findings";
import { isNoName } from "./shown-text";
import { stateNames } from "./state-names";
import { statedPlace } from "./stated-place";
import type { StatedRow } from "./stated-row";

const fields = RecordSet.shape.sites.element.shape;
type TextField = "name" | "localName" | "utility" | "locality";
type Field = ColumnMeaning["field"];

const otherTypeNames = new Map<string, SiteType>(
  Object.entries({
    datacenter: "data_centre",
    "data center": "data_centre",
    데이터센터: "data_centre",
  } as const),
);
const typeOf = (text: string): SiteType | undefined =>
  siteTypes.find((type) => nameKey(type) === nameKey(text)) ?? otherTypeNames.get(nameKey(text));

/** The site as the cells of a row describe it; what cannot be taken is among the findings. */
export function statedSite(findings: RowFindings, mapping: RegisterMapping): StatedRow["site"] {
  const one = (field: Field) => findings.said(field)[0];
  const place = statedPlace(findings);
  const economy = one("economy");
  const iso3 = economy === undefined ? (mapping.economy ?? null) : economyOf(economy.text);
  if (economy && iso3 === null) refuse(findings, economy, "is no economy known by a code or a name");
  const type = one("site_type");
  const statedType = type === undefined ? mapping.siteType : typeOf(type.text);
  if (type && statedType === undefined) refuse(findings, type, `is none of ${siteTypes.join(", ")}`);
  const name = checked(findings, "name", one("name"));
  if (one("name") === undefined) {
    const title = findings.titleOf("name");
    findings.refuse(title, null, "is blank: a site needs a name");
  }
  const { region, areas } = regionOf(one("region"), iso3);
  const locality = [...areas, ...findings.said("locality").map(({ text }) => text)].join(", ");
  return {
    type: statedType ?? mapping.siteType,
    iso3,
    registerId: one("register_id")?.text ?? null,
    name: name ?? "",
    localName: checked(findings, "localName", one("local_name")),
    aliases: listed(findings, "alias", 300),
    operators: listed(findings, "operator", 200),
    owners: listed(findings, "owner", 200),
    users: listed(findings, "user", 200),
    utility: checked(findings, "utility", one("utility")),
    region,
    locality: locality === "" ? undefined : cutText(locality, 300),
    ...place,
  };
}

const refuse = (findings: RowFindings, { column, text }: Said<Field>, reason: string) =>
  findings.refuse(column.title, text, reason);

function checked(findings: RowFindings, field: TextField, said: Said<Field> | undefined): string | undefined {
  if (said === undefined || (field !== "name" && isNoName(said.text))) return undefined;
  const parsed = fields[field].safeParse(said.text);
  if (!parsed.success) refuse(findings, said, parsed.error.issues[0]?.message ?? "cannot be taken");
  return parsed.data;
}

/** The names in the cells of a field, divided by semicolons outside brackets, or by lines. */
function listed(findings: RowFindings, field: "alias" | "operator" | "owner" | "user", limit: number): string[] {
  const names = findings.said(field).flatMap((said) => {
    const own = said.text.split("\n").flatMap(listOf);
    if (own.some((name) => name.length > limit)) refuse(findings, said, `a name has at most ${limit} characters`);
    return own.filter((name) => !isNoName(name));
  });
  return [...new Set(names)];
}

/** A region is known by a slug of Latin letters; one in another script goes before the locality. */
function regionOf(said: Said<Field> | undefined, iso3: string | null): { region?: string; areas: string[] } {
  if (said === undefined || isNoName(said.text)) return { areas: [] };
  const name = stateNames(iso3).get(said.text.toUpperCase()) ?? said.text;
  return /[a-z]/i.test(nameKey(name)) ? { region: toSlug(name), areas: [] } : { areas: [name] };
}
