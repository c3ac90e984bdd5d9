import { nameKey } from "@/lib/domain/name-key";
import type { ImportAction } from "@/lib/domain/vocabulary";
import type { FileProblem } from "@/lib/importing/problem";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { ReadRegisterRow } from "@/lib/importing/registers/register-reading";
import { createSiteIndex, type SiteMatch } from "@/lib/importing/registers/sites/match-sites";
import { createDuplicateFinder } from "@/lib/importing/registers/sites/near-duplicates";
import { rowRefusals } from "@/lib/importing/registers/state-row";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { TablePlace } from "@/lib/importing/table/survey";
import type { Db } from "../../client";
import { listKnownSites } from "../../queries/list-known-sites";
import { listRegisterRows, type RegisterPlace } from "../../queries/list-register-rows";
import { importRows } from "../../schema";
import { insertRows } from "../insert-rows";
import { nameRowParties } from "../records/name-parties";
import type { NamedOrganisations } from "../records/named-organisations";
import { type ComparedPublications, comparePublications } from "./compare-publications";
import { keepProblems } from "./keep-problems";
import { placeBefore } from "./place-before";
import type { RowContext } from "./plan-rows";
import { registerKind } from "./register-import";

type Batch = { file: string; sheet: string | null; rows: ReadRegisterRow[] };
type Staging = { importId: number; mapping: RegisterMapping; context: RowContext; named: NamedOrganisations };
type Staged = {
  action: ImportAction;
  siteId: number | null;
  phaseId: number | null;
  problems: Omit<FileProblem, "file" | "sheet" | "row">[];
  detail: string | null;
};

/** Puts the rows of one publication into the staging tables, each with the site that it is of. */
export class RowStager {
  rows = 0;
  readonly #newSites = new Map<string, number>();
  readonly #findDuplicate: ReturnType<typeof createDuplicateFinder>;

  private constructor(
    private readonly db: Db,
    private readonly staging: Staging,
    private readonly places: ReadonlyMap<string, RegisterPlace>,
    private readonly index: ReturnType<typeof createSiteIndex>,
    private readonly siteIds: ReadonlyMap<string, number>,
  ) {
    const { mapping } = staging;
    this.#findDuplicate = createDuplicateFinder(mapping.sites, mapping.key.join(" | "));
  }

  static async open(db: Db, staging: Staging): Promise<RowStager> {
    const rows = await listRegisterRows(db, registerKind(staging.mapping));
    const sites = await listKnownSites(db);
    const places = new Map(rows.map((place) => [place.key, place]));
    const siteIds = new Map(sites.map(({ slug, id }) => [slug, id]));
    return new RowStager(db, staging, places, createSiteIndex(sites), siteIds);
  }

  async add({ file, sheet, rows }: Batch): Promise<void> {
    this.rows += rows.length;
    const { importId, named } = this.staging;
    nameRowParties(
      named,
      rows.flatMap(({ stated }) => stated ?? []),
    );
    const problems: FileProblem[] = [];
    const place = { file, sheet, delimiter: null };
    const values = rows.map(({ rowNumber, key, raw, stated, ...read }): typeof importRows.$inferInsert => {
      const staged = stated === null ? unread(read) : this.#plan(stated, place);
      for (const problem of [...read.problems, ...staged.problems])
        problems.push({ ...problem, file, sheet, row: rowNumber });
      const { action, siteId, phaseId, detail } = staged;
      return {
        ...{ importId, fileName: file, sheet, rowNumber, action, raw },
        detail: detail ?? (read.notes.join("; ") || null),
        ...{ subject: stated?.site.name ?? "", key, stated, siteId, phaseId },
      };
    });
    await insertRows(this.db, importRows, values);
    await keepProblems(this.db, importId, problems);
  }

  /** What shows only when all rows are read: how this publication differs from the one before. */
  finish(publishedOn: string): Promise<ComparedPublications> {
    const { importId, mapping } = this.staging;
    return comparePublications(this.db, { importId, kind: registerKind(mapping), publishedOn }, this.places, mapping);
  }

  /** A row of a new site adds all that it states, unless something in it cannot be taken in. */
  #plan(stated: StatedRow, place: TablePlace): Staged {
    const staged = this.#place(stated, place);
    if (staged.action !== "added") return staged;
    const { publication, speakers } = this.staging.context;
    const refusals = rowRefusals(stated, publication, speakers);
    return refusals.length === 0 ? staged : { ...nowhere, action: "refused", problems: refusals };
  }

  #place(stated: StatedRow, place: TablePlace): Staged {
    const { key } = stated;
    const { mapping } = this.staging;
    const answer = Object.hasOwn(mapping.sites, key) ? mapping.sites[key] : undefined;
    if (answer === "skip") {
      return { ...nowhere, action: "left_out", detail: "The mapping says that it is no record of ours" };
    }
    const twin = this.#findDuplicate(stated, place);
    if (twin !== null && !twin.question) return { ...nowhere, action: "refused", problems: [twin] };
    const known = placeBefore(this.places, mapping, { key, name: stated.site.name });
    if (answer !== undefined && answer !== "new") {
      const siteId = this.siteIds.get(answer);
      const at = { column: null, value: answer };
      if (siteId === undefined)
        return {
          ...nowhere,
          action: "refused",
          problems: [{ ...at, reason: "is no site on record; the mapping names it" }],
        };
      return { ...nowhere, action: "unchanged", siteId, phaseId: known?.siteId === siteId ? known.phaseId : null };
    }
    if (known && !(answer === "new" && known.isTakenBack))
      return { ...nowhere, action: "unchanged", siteId: known.siteId, phaseId: known.phaseId };
    if (answer === "new") return { ...nowhere, action: "added" };
    if (twin) return { ...nowhere, action: "asked", problems: [twin] };
    const match = this.index.find(stated, mapping.register);
    const first = match.kind === "new" ? this.#firstOfSite(stated) : null;
    if (first !== null) return partOfNewSite(stated, first);
    return matched(stated, match);
  }

  /** The row that brings a new site of this name already; null for the first, which is noted. */
  #firstOfSite({ site, rowNumber }: StatedRow): number | null {
    const identity = `${site.iso3}|${nameKey(site.name)}`;
    const first = this.#newSites.get(identity) ?? null;
    if (first === null) this.#newSites.set(identity, rowNumber);
    return first;
  }
}

const nowhere = { siteId: null, phaseId: null, problems: [], detail: null };

function matched(stated: StatedRow, match: SiteMatch): Staged {
  if (match.kind === "new") return { ...nowhere, action: "added" };
  if (match.kind === "found") return { ...nowhere, action: "unchanged", siteId: match.siteId };
  const candidates = [
    ...match.candidates.map(({ slug, why }) => ({ value: slug, reading: why })),
    { value: "new", reading: "a site of its own" },
    { value: "skip", reading: "no record of ours" },
  ];
  const problem: Staged["problems"][number] = {
    column: null,
    value: stated.site.name,
    reason: `may be a site on record (answer in the mapping: sites, ${JSON.stringify(stated.key)})`,
    question: { about: "site", candidates },
  };
  return { ...nowhere, action: "asked", problems: [problem] };
}

/** A second row of a site that is not on record yet would make a second site of it. */
function partOfNewSite(stated: StatedRow, first: number): Staged {
  const problem: Staged["problems"][number] = {
    column: null,
    value: stated.site.name,
    reason: `is of the new site of row ${first} by its name: take that in first, with this row left out, and import the file again`,
    question: { about: "site", candidates: [{ value: "new", reading: "a site of its own" }] },
  };
  return { ...nowhere, action: "asked", problems: [problem] };
}

function unread({ isAsked, leftOut }: Pick<ReadRegisterRow, "isAsked" | "leftOut">): Staged {
  const action = leftOut === null ? (isAsked ? "asked" : "refused") : "left_out";
  return { ...nowhere, action, detail: leftOut };
}
