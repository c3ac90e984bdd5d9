import type { ImportAction } from "@/lib/domain/vocabulary";
import type { FileProblem } from "@/lib/importing/problem";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { createSiteIndex, type SiteMatch } from "@/lib/importing/registers/sites/match-sites";
import { createDuplicateFinder } from "@/lib/importing/registers/sites/near-duplicates";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { TablePlace } from "@/lib/importing/table/survey";
import type { Db } from "../../client";
import { listKnownSites } from "../../queries/list-known-sites";
import { listRegisterRows, type RegisterPlace } from "../../queries/list-register-rows";
import { importRows } from "../../schema";
import { insertRows } from "../insert-rows";
import { type ComparedPublications, comparePublications } from "./compare-publications";
import { keepProblems } from "./keep-problems";
import { type ReadRegisterRow, registerKind } from "./register-import";

type Batch = { file: string; sheet: string | null; rows: ReadRegisterRow[] };
type Staged = {
  action: ImportAction;
  siteId: number | null;
  phaseId: number | null;
  problems: FileProblem[];
  detail: string | null;
};

/** Puts the rows of one publication into the staging tables, each with the site that it is of. */
export class RowStager {
  rows = 0;
  readonly #findDuplicate: ReturnType<typeof createDuplicateFinder>;

  private constructor(
    private readonly db: Db,
    private readonly importId: number,
    private readonly mapping: RegisterMapping,
    private readonly places: ReadonlyMap<string, RegisterPlace>,
    private readonly index: ReturnType<typeof createSiteIndex>,
    private readonly siteIds: ReadonlyMap<string, number>,
  ) {
    this.#findDuplicate = createDuplicateFinder(mapping.sites, mapping.key.join(" | "));
  }

  static async open(db: Db, importId: number, mapping: RegisterMapping): Promise<RowStager> {
    const rows = await listRegisterRows(db, registerKind(mapping));
    const sites = await listKnownSites(db);
    const places = new Map(rows.map((place) => [place.key, place]));
    const siteIds = new Map(sites.map(({ slug, id }) => [slug, id]));
    return new RowStager(db, importId, mapping, places, createSiteIndex(sites), siteIds);
  }

  async add({ file, sheet, rows }: Batch): Promise<void> {
    this.rows += rows.length;
    const problems: FileProblem[] = [];
    const place = { file, sheet, delimiter: null };
    const values = rows.map(({ rowNumber, raw, key, stated, ...read }): typeof importRows.$inferInsert => {
      const staged = stated === null ? unread(read) : this.#place(stated, place);
      for (const problem of [...read.problems, ...staged.problems])
        problems.push({ ...problem, file, sheet, row: rowNumber });
      const { action, siteId, phaseId, detail } = staged;
      return {
        ...{ importId: this.importId, fileName: file, sheet, rowNumber, action, detail, raw },
        ...{ subject: stated?.site.name ?? "", key, stated, siteId, phaseId },
      };
    });
    await insertRows(this.db, importRows, values);
    await keepProblems(this.db, this.importId, problems);
  }

  /** What shows only when all rows are read: how this publication differs from the one before. */
  finish(publishedOn: string): Promise<ComparedPublications> {
    const staged = { importId: this.importId, kind: registerKind(this.mapping), publishedOn };
    return comparePublications(this.db, staged, this.places, this.mapping);
  }

  #place(stated: StatedRow, place: TablePlace): Staged {
    const { key } = stated;
    const answer = Object.hasOwn(this.mapping.sites, key) ? this.mapping.sites[key] : undefined;
    if (answer === "skip")
      return { ...nowhere, action: "left_out", detail: "The mapping says that it is no record of ours" };
    const twin = this.#findDuplicate(stated, place);
    const isKeyTwice = twin !== null && !twin.question;
    if (isKeyTwice) return { ...nowhere, action: "refused", problems: [twin] };
    const before = Object.hasOwn(this.mapping.renumbered, key) ? this.mapping.renumbered[key] : key;
    const known = before === undefined ? undefined : this.places.get(before);
    if (answer !== undefined && answer !== "new") {
      const siteId = this.siteIds.get(answer);
      const at = { ...place, row: null, column: null, value: answer };
      if (siteId === undefined)
        return {
          ...nowhere,
          action: "refused",
          problems: [{ ...at, reason: "is no site on record; the mapping names it" }],
        };
      return { ...nowhere, action: "unchanged", siteId, phaseId: known?.siteId === siteId ? known.phaseId : null };
    }
    if (known) return { ...nowhere, action: "unchanged", siteId: known.siteId, phaseId: known.phaseId };
    if (answer === "new") return { ...nowhere, action: "added" };
    if (twin) return { ...nowhere, action: "asked", problems: [twin] };
    return matched(stated, this.index.find(stated, this.mapping.register), place);
  }
}

const nowhere = { siteId: null, phaseId: null, problems: [], detail: null };

function matched(stated: StatedRow, match: SiteMatch, { file, sheet }: TablePlace): Staged {
  if (match.kind === "new") return { ...nowhere, action: "added" };
  if (match.kind === "found") return { ...nowhere, action: "unchanged", siteId: match.siteId };
  const candidates = [
    ...match.candidates.map(({ slug, why }) => ({ value: slug, reading: why })),
    { value: "new", reading: "a site of its own" },
    { value: "skip", reading: "no record of ours" },
  ];
  const problem: FileProblem = {
    ...{ file, sheet, row: stated.rowNumber, column: null, value: stated.site.name },
    reason: `may be a site on record (answer in the mapping: sites, ${JSON.stringify(stated.key)})`,
    question: { about: "site", candidates },
  };
  return { ...nowhere, action: "asked", problems: [problem] };
}

function unread({ problems, leftOut }: Pick<ReadRegisterRow, "problems" | "leftOut">): Staged {
  const isAsked = problems.length > 0 && problems.every(({ question }) => question !== undefined);
  const action = leftOut === null ? (isAsked ? "asked" : "refused") : "left_out";
  return { ...nowhere, action, detail: leftOut };
}
