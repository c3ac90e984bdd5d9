import type { ImportAction } from "@/lib/domain/vocabulary";
import type { FileProblem } from "@/lib/importing/problem";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { createSiteIndex, type SiteMatch } from "@/lib/importing/registers/match-sites";
import { findNearDuplicates } from "@/lib/importing/registers/near-duplicates";
import { type RowSummary, summaryOf } from "@/lib/importing/registers/row-summary";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { Db } from "../../client";
import { listKnownSites } from "../../queries/list-known-sites";
import { listRegisterRows, type RegisterPlace } from "../../queries/list-register-rows";
import { importRows } from "../../schema";
import { insertRows } from "../insert-rows";
import { askRows } from "./ask-rows";
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
  readonly #summaries: RowSummary[] = [];
  /** Where each key stands in the files. */
  readonly #keys = new Map<string, string>();
  readonly #places: Map<string, RegisterPlace>;
  readonly #slugs: Map<string, number>;

  private constructor(
    private readonly db: Db,
    private readonly importId: number,
    private readonly mapping: RegisterMapping,
    places: readonly RegisterPlace[],
    private readonly index: ReturnType<typeof createSiteIndex>,
    slugs: readonly (readonly [string, number])[],
  ) {
    this.#places = new Map(places.map((place) => [place.key, place]));
    this.#slugs = new Map(slugs);
  }

  static async open(db: Db, importId: number, mapping: RegisterMapping): Promise<RowStager> {
    const places = await listRegisterRows(db, registerKind(mapping));
    const keys = new Map<number, string[]>();
    for (const { siteId, key, registerId } of places)
      keys.set(siteId, [
        ...(keys.get(siteId) ?? []),
        ...[key, registerId ?? key].map((one) => `${mapping.register}|${one}`),
      ]);
    const sites = await listKnownSites(db, keys);
    const slugs = sites.map(({ slug, id }) => [slug, id] as const);
    return new RowStager(db, importId, mapping, places, createSiteIndex(sites), slugs);
  }

  async add({ file, sheet, rows }: Batch): Promise<void> {
    this.rows += rows.length;
    const problems: FileProblem[] = [];
    const values = rows.map(({ rowNumber, raw, stated, ...read }): typeof importRows.$inferInsert => {
      const staged =
        stated === null
          ? unread(read)
          : this.#place(stated, `${file}${sheet ? `, sheet ${sheet}` : ""}, row ${rowNumber}`);
      for (const problem of [...read.problems, ...staged.problems])
        problems.push({ ...problem, file, sheet, row: rowNumber });
      const { action, siteId, phaseId, detail } = staged;
      return {
        ...{ importId: this.importId, fileName: file, sheet, rowNumber, action, detail, raw },
        ...{ subject: stated?.site.name ?? "", key: stated?.key ?? null, stated, siteId, phaseId },
      };
    });
    await insertRows(this.db, importRows, values);
    await keepProblems(this.db, this.importId, problems);
  }

  /** What shows only when all rows are read: requests entered twice are asked, and the publication before is compared. */
  async finish(publishedOn: string): Promise<ComparedPublications> {
    const answered = new Set(Object.keys(this.mapping.sites));
    const twins = findNearDuplicates(this.#summaries.filter(({ key }) => !answered.has(key) && !this.#places.has(key)));
    await askRows(this.db, this.importId, twins);
    const staged = { importId: this.importId, kind: registerKind(this.mapping), publishedOn };
    return comparePublications(this.db, staged, this.#places, { rows: this.#summaries, answered });
  }

  #place(stated: StatedRow, where: string): Staged {
    const { key } = stated;
    const nowhere = { siteId: null, phaseId: null, problems: [], detail: null };
    const at = { file: "", row: null, column: this.mapping.key.join(" | "), value: key };
    const twin = this.#keys.get(key);
    if (twin !== undefined)
      return {
        ...nowhere,
        action: "refused",
        problems: [{ ...at, reason: `tells two rows apart that it should: ${twin} has the same` }],
      };
    this.#keys.set(key, where);
    const answer = Object.hasOwn(this.mapping.sites, key) ? this.mapping.sites[key] : undefined;
    if (answer === "skip")
      return { ...nowhere, action: "left_out", detail: "The mapping says that it is no record of ours" };
    this.#summaries.push(summaryOf(stated));
    if (answer !== undefined && answer !== "new") {
      const siteId = this.#slugs.get(answer);
      if (siteId === undefined)
        return {
          ...nowhere,
          action: "refused",
          problems: [{ ...at, reason: `is called the site "${answer}", which is not on record` }],
        };
      return { ...nowhere, action: "unchanged", siteId, phaseId: this.#phaseOf(key, siteId) };
    }
    const before = this.#places.get(key);
    if (before) return { ...nowhere, action: "unchanged", siteId: before.siteId, phaseId: before.phaseId };
    if (answer === "new") return { ...nowhere, action: "added" };
    return this.#matched(stated, this.index.find(stated, this.mapping.register), at);
  }

  #phaseOf(key: string, siteId: number): number | null {
    const place = this.#places.get(key);
    return place?.siteId === siteId ? place.phaseId : null;
  }

  #matched(stated: StatedRow, match: SiteMatch, at: FileProblem | Omit<FileProblem, "reason">): Staged {
    const nowhere = { siteId: null, phaseId: null, problems: [], detail: null };
    if (match.kind === "new") return { ...nowhere, action: "added" };
    if (match.kind === "found") return { ...nowhere, action: "unchanged", siteId: match.siteId };
    const candidates = [
      ...match.candidates.map(({ slug, why }) => ({ value: slug, reading: why })),
      { value: "new", reading: "a site of its own" },
      { value: "skip", reading: "no record of ours" },
    ];
    const reason = `may be a site on record, "${stated.site.name}": which?`;
    return { ...nowhere, action: "asked", problems: [{ ...at, reason, question: { about: "site", candidates } }] };
  }
}

function unread({ problems, leftOut }: Pick<ReadRegisterRow, "problems" | "leftOut">): Staged {
  const isAsked = problems.length > 0 && problems.every(({ question }) => question !== undefined);
  const action = leftOut === null ? (isAsked ? "asked" : "refused") : "left_out";
  return { action, siteId: null, phaseId: null, problems: [], detail: leftOut };
}
