import { nameKey } from "@/lib/domain/name-key";
import { readDegrees } from "../cells";
import { findColumns } from "../columns";
import type { CsvTable } from "../csv-table";
import type { FileProblem } from "../problem";
import { ignoredSiteColumns, siteColumns } from "./column-names";
import { readParties } from "./parties";
import type { PublishedSite } from "./types";

const LIMITS = { name: 200, address: 500 };

/** Reads the table of sites. `byName` finds a site by any of its names, however they are spelt. */
export function readSites(table: CsvTable) {
  const columns = findColumns(table, siteColumns, ignoredSiteColumns);
  const problems: FileProblem[] = [...columns.problems];
  const notUnderstood: FileProblem[] = [...columns.notUnderstood];
  const sites: PublishedSite[] = [];
  const byName = new Map<string, PublishedSite>();
  const nameFields = (["handle", "name", "title"] as const).filter(columns.has);
  if (nameFields.length === 0) {
    const reason = "one of these columns is needed: Name, Handle, Title";
    problems.push({ file: table.file, row: 1, column: "Name", value: null, reason });
  }

  for (const row of nameFields.length > 0 ? table.rows : []) {
    const at = { file: table.file, row: row.rowNumber };
    const names = nameFields.map((field) => columns.cell(row, field)).filter((name) => name !== "");
    const [name] = names;
    const report = (column: keyof typeof siteColumns, reason: string) =>
      ({ ...at, column: columns.title(column), value: columns.cell(row, column), reason }) satisfies FileProblem;
    const nameColumn = nameFields[0] ?? "name";
    if (!name || nameKey(name) === "") {
      problems.push(report(nameColumn, "names no site"));
      continue;
    }
    if (names.some((text) => text.length > LIMITS.name))
      problems.push(report(nameColumn, `is longer than ${LIMITS.name} characters`));
    if (columns.cell(row, "address").length > LIMITS.address)
      problems.push(report("address", `is longer than ${LIMITS.address} characters`));
    const degrees = (axis: "latitude" | "longitude") => {
      const read = readDegrees(columns.cell(row, axis), axis);
      if (!read.ok) notUnderstood.push(report(axis, read.reason));
      return read.ok ? read.value : null;
    };
    const parties = (field: "owner" | "users" | "project" | "investors" | "builders" | "energyCompanies") => {
      const read = readParties(columns.cell(row, field));
      for (const tag of read.unknownTags) notUnderstood.push(report(field, `${tag} is no known confidence`));
      if (read.parties.some((party) => party.name.length > LIMITS.name))
        problems.push(report(field, `holds a name of more than ${LIMITS.name} characters`));
      return read.parties;
    };
    const unqualified = (field: "investors" | "builders" | "energyCompanies") =>
      parties(field).map((party) => ({ ...party, confidence: null }));
    const [latitude, longitude] = [degrees("latitude"), degrees("longitude")];
    const isPlaced = latitude !== null && longitude !== null;

    const site: PublishedSite = {
      name,
      title: columns.cell(row, "title") || columns.cell(row, "name") || name,
      aliases: [...new Set(names.slice(1))].filter((alias) => alias !== name),
      country: columns.cell(row, "country") || null,
      address: columns.cell(row, "address") || null,
      latitude: isPlaced ? latitude : null,
      longitude: isPlaced ? longitude : null,
      owner: parties("owner"),
      users: parties("users"),
      project: parties("project")[0] ?? null,
      investors: unqualified("investors"),
      builders: unqualified("builders"),
      energyCompanies: unqualified("energyCompanies"),
      rowNumber: row.rowNumber,
      raw: columns.raw(row),
    };
    const twin = findTwin(byName, site);
    if (twin) problems.push(report(nameColumn, `names the same site as row ${twin.rowNumber}, "${twin.name}"`));
    else for (const known of [site.name, ...site.aliases]) byName.set(nameKey(known), site);
    sites.push(site);
  }
  if (table.rows.length === 0)
    problems.push({ file: table.file, row: null, column: null, value: null, reason: "holds no site" });
  return { sites, byName, problems, notUnderstood };
}

const findTwin = (byName: Map<string, PublishedSite>, site: PublishedSite) =>
  [site.name, ...site.aliases].map((name) => byName.get(nameKey(name))).find((other) => other !== undefined);
