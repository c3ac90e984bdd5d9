import type { RecordFile } from "./files";
import { claimPath, factPath, phasePath, rulePath, sitePath, sourcePath } from "./paths";
import type { ReadRow } from "./read-rows";
import type { RecordSet } from "./record-set";

/** A row of a file, and the record of the set that it became. */
export type RecordOrigin = { file: RecordFile; rowNumber: number; path: string };

type Rows = { [File in RecordFile]: readonly { row: ReadRow<File> }[] };

/** Which record each row became: those of a file are in the order of its rows. */
export function originsOf(rows: Rows, set: RecordSet): RecordOrigin[] {
  const dataCentres = new Set(set.sites.filter(({ type }) => type === "data_centre").map(({ slug }) => slug));
  const times = new Map<string, number>();
  const nth = (group: string) => {
    const before = times.get(group) ?? 0;
    times.set(group, before + 1);
    return before;
  };
  const of = <File extends RecordFile>(
    file: File,
    own: readonly { row: ReadRow<File> }[],
    pathOf: (row: ReadRow<File>, at: number) => string,
  ) => own.map(({ row }, at) => ({ file, rowNumber: row.rowNumber, path: pathOf(row, at) }));
  return [
    ...of("sources", rows.sources, ({ cells }) => sourcePath(cells.source_id)),
    ...of("sites", rows.sites, ({ cells }) =>
      dataCentres.has(cells.site_id) ? phasePath(cells.site_id, Number(cells.phase_ordinal)) : sitePath(cells.site_id),
    ),
    ...of("claims", rows.claims, ({ cells }) => {
      const phase = cells.phase_ordinal === "0" || !dataCentres.has(cells.site_id) ? null : Number(cells.phase_ordinal);
      const indicator = { phase, kind: cells.indicator_kind, key: cells.indicator_key };
      return claimPath(cells.site_id, indicator, nth(claimPath(cells.site_id, indicator, 0)));
    }),
    ...of("policies", rows.policies, (_, at) => rulePath(at)),
    ...of("facts", rows.facts, (_, at) => factPath(at)),
  ];
}
