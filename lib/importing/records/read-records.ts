import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import { groupBy } from "@/lib/domain/group-by";
import { toSlug } from "@/lib/domain/slug";
import type { SiteType } from "@/lib/domain/vocabulary";
import { EPOCH, epochTerms } from "../epoch/terms";
import type { FileProblem } from "../problem";
import { indicatorFields, indicatorsOf, optional, stepOf } from "./indicators";
import { readKnownDay } from "./known-day";
import { withNamedSources } from "./named-sources";
import { originsOf, type RecordOrigin } from "./origins";
import { listOf, namelessWords, partyNames } from "./party-names";
import { type RecordCounts, RecordReader, type RecordTables } from "./record-reader";
import { RecordSet } from "./record-set";

export type ReadOptions = {
  /** What the records are called, e.g. the folder's name. */
  name: string;
  /** When the pages were read: nothing was known later. */
  readOn: string;
  /** What a site is, by its slug. */
  siteTypeOf: (slug: string) => SiteType;
};

const { sources, sites, rules, facts } = RecordSet.shape;
const site = sites.element;
const { phases, indicators } = site.shape;
const claim = indicators.element.shape.claims.element;
/** What a row of claims says of its indicator; its kind is checked with the step. */
const indicator = indicators.element.omit({ kind: true, claims: true, permitType: true });

const withoutNull = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
/** `north of Taoyuan` as `north-of-taoyuan`. */
const optionalSlug = (cell: string) => (cell === "" ? undefined : toSlug(cell));
const number = (cell: string) => (cell === "" ? undefined : Number(cell));

/** A site's note, with what its row says of parties without naming them. */
function siteNote(cells: Record<"note" | "operator" | "owner" | "users" | "utility", string>): string {
  const nameless = (["operator", "owner", "users", "utility"] as const).flatMap((column) =>
    namelessWords(cells[column]).map((words) => `${column}: ${words}`),
  );
  return [cells.note, ...nameless].filter((one) => one !== "").join("; ");
}

/** The terms under which a publisher's figures may be shown; none where they are facts that nobody licenses. */
const termsOf = (publisher: string) => (publisher === EPOCH ? epochTerms : {});

/**
 * Takes in the tables of a record folder. A row with a problem is left out, and what belongs to it with it; every other row is taken.
 * @returns also which record of the set each row that was taken became
 */
export function readRecords(
  tables: RecordTables,
  options: ReadOptions,
): { set: RecordSet; problems: FileProblem[]; counts: RecordCounts; origins: RecordOrigin[] } {
  const reader = new RecordReader(tables);
  const readSources = reader.read("sources", sources.element, (cells) => {
    const published = optional(cells.published_on) && readKnownDay(cells.published_on, options.readOn);
    return {
      ...{ key: cells.source_id, url: cells.url, title: cells.title, publisher: cells.publisher },
      ...{ language: cells.language, class: cells.source_class, ...termsOf(cells.publisher) },
      publishedOn: published ? published.on : optional(cells.published_on),
      publishedPrecision: published ? published.precision : undefined,
    };
  });
  const sourceRows = reader.once("sources", readSources, "source_id", ({ source_id: id }) => id);
  const known = new Map(sourceRows.map(({ record }) => [record.key, record]));
  const evidence = (cells: { source_id: string; mark: string; note: string; reread_on?: string }) => ({
    source: known.has(cells.source_id) ? cells.source_id : undefined,
    mark: cells.mark,
    note: optional(withNamedSources(cells.note, (key) => known.get(key))),
    comparedOn: optional(cells.reread_on ?? ""),
  });
  const readPhases = reader.read("sites", phases.element, (cells) => ({
    ordinal: number(cells.phase_ordinal),
    name: cells.phase_name === "" ? `Phase ${cells.phase_ordinal}` : cells.phase_name,
    megawatts: optional(cells.phase_mw),
    basis: cells.mw_basis,
    capex: optional(cells.capex_amount),
    capexCurrency: optional(cells.capex_currency),
    capexPriceYear: number(cells.capex_price_year),
    ...evidence(cells),
  }));
  const phaseRows = reader.once("sites", readPhases, "phase_ordinal", ({ site_id: slug, phase_ordinal: phase }) =>
    options.siteTypeOf(slug) === "data_centre" ? `${slug}|${Number(phase)}` : null,
  );
  const claimRows = reader.read("claims", claim, (cells) => {
    const date = cells.date === "" ? { precision: "unknown" } : parsePartialDate(cells.date);
    const knownOn = readKnownDay(cells.known_on, options.readOn);
    return {
      step: stepOf(cells),
      kind: cells.claim_kind,
      ...(date === null ? {} : withoutNull(date)),
      knownOn: knownOn?.on,
      knownPrecision: knownOn?.precision,
      claimant: optional(cells.claimant),
      megawatts: optional(cells.indicator_mw),
      appellant: optional(cells.appellant),
      outcome: optional(cells.outcome),
      ...evidence({ ...cells, note: [cells.detail, cells.note].filter((one) => one !== "").join("; ") }),
    };
  });
  const places = new Set(
    phaseRows.flatMap(({ row: { cells } }) => [`${cells.site_id}|0`, `${cells.site_id}|${cells.phase_ordinal}`]),
  );
  const placed = claimRows.filter(({ row }) => {
    const { site_id: slug, phase_ordinal: phase } = row.cells;
    const isPlaced = places.has(`${slug}|${phase}`);
    if (!isPlaced)
      reader.withdraw(
        "claims",
        row,
        "site_id",
        `there is no phase ${phase} of this site among the rows that were taken`,
      );
    if (!isPlaced) return false;
    const { kind: _, ...fields } = indicatorFields(row.cells, options.siteTypeOf(slug));
    return reader.more("claims", row, indicator, fields) !== null;
  });
  const claimsOf = groupBy(placed, ({ row }) => row.cells.site_id);
  const siteSet = [...groupBy(phaseRows, ({ row }) => row.cells.site_id)].flatMap(([slug, own]) => {
    const [first] = own;
    if (!first) return [];
    const { cells } = first.row;
    const type = options.siteTypeOf(slug);
    const record = reader.more("sites", first.row, site, {
      ...{
        slug,
        type,
        iso3: cells.economy,
        region: optionalSlug(cells.region),
        locality: optional(cells.locality),
      },
      ...{ latitude: number(cells.latitude), longitude: number(cells.longitude), name: cells.name_en },
      ...{
        localName: optional(cells.name_local),
        aliases: listOf(cells.aliases),
        operators: partyNames(cells.operator),
      },
      ...{ owners: partyNames(cells.owner), users: partyNames(cells.users) },
      utility: optional(partyNames(cells.utility).join("; ")),
      phases: type === "data_centre" ? own.map(({ record: phase }) => phase) : [],
      indicators: indicatorsOf(claimsOf.get(slug) ?? [], type),
      ...evidence({ ...cells, note: siteNote(cells) }),
    });
    if (record) return [record];
    const reason = `row ${first.row.rowNumber} of the sites is refused, and this site with it`;
    for (const { row } of own.slice(1)) reader.withdraw("sites", row, "site_id", reason);
    for (const { row } of claimsOf.get(slug) ?? []) reader.withdraw("claims", row, "site_id", reason);
    return [];
  });
  const ruleRows = reader.read("policies", rules.element, (cells) => ({
    iso3: cells.economy,
    regions: listOf(cells.region).map((region) => toSlug(region)),
    name: cells.name_en,
    localName: optional(cells.name_local),
    requires: cells.requires,
    thresholdMegawatts: optional(cells.threshold_mw),
    thresholdBasis: optional(cells.threshold_basis),
    ...{ status: cells.status, since: optional(cells.since), until: optional(cells.until) },
    ...evidence(cells),
  }));
  const factRows = reader.read("facts", facts.element, (cells) => ({
    iso3: cells.economy,
    region: optionalSlug(cells.region),
    key: cells.fact_key.replaceAll("_", "-"),
    ...{ value: cells.value, unit: cells.unit === "" ? "-" : cells.unit, period: optional(cells.period) },
    ...evidence(cells),
  }));
  const set = {
    name: options.name,
    sources: sourceRows.map(({ record }) => record),
    sites: siteSet,
    rules: ruleRows.map(({ record }) => record),
    facts: factRows.map(({ record }) => record),
  };
  const origins = originsOf(
    { sources: sourceRows, sites: phaseRows, claims: placed, policies: ruleRows, facts: factRows },
    set,
  );
  return { set, problems: reader.problems, counts: reader.counts, origins };
}
