import type { OpenedSheet, ReadOptions } from "./opened-file";
import type { FileSource } from "./source";
import { noStrings, readSharedStrings, type SharedStrings } from "./xlsx/shared-strings";
import { readSheetRows } from "./xlsx/sheet-rows";
import { missingPart, readWorkbook, type Workbook, type WorkbookSheet } from "./xlsx/workbook";
import { type OpenedZip, openZip } from "./zip";

/** Opens the sheets of a workbook whose zip is open. The zip may be closed then: each reading opens it again. */
export async function openWorkbook(source: FileSource, zip: OpenedZip): Promise<OpenedSheet[]> {
  const workbook = await readWorkbook(zip);
  let strings: Promise<SharedStrings> | null = null;
  const stringsOf = (opened: OpenedZip) => {
    const entry = workbook.stringsPart === null ? undefined : opened.entries.get(workbook.stringsPart);
    strings ??= entry ? readSharedStrings(opened.read(entry), workbook.stringsPart ?? "") : Promise.resolve(noStrings);
    return strings;
  };
  return workbook.sheets.map((sheet) => ({
    place: { file: source.name, sheet: sheet.name, delimiter: null },
    isHidden: sheet.isHidden,
    rows: (options) => rowsOf(source, workbook, sheet, stringsOf, options),
  }));
}

async function* rowsOf(
  source: FileSource,
  workbook: Workbook,
  sheet: WorkbookSheet,
  stringsOf: (zip: OpenedZip) => Promise<SharedStrings>,
  { signal, onProgress }: ReadOptions = {},
) {
  const zip = await openZip(source);
  try {
    const entry = zip.entries.get(sheet.part);
    if (!entry) throw missingPart(sheet.part);
    const strings = await stringsOf(zip);
    let bytesRead = 0;
    async function* counted(of: typeof entry & object) {
      for await (const piece of zip.read(of, signal)) {
        bytesRead += piece.byteLength;
        yield piece;
        onProgress?.({ file: source.name, sheet: sheet.name, bytesRead, bytesTotal: of.uncompressedSize });
      }
    }
    yield* readSheetRows(counted(entry), sheet.part, workbook, strings);
  } finally {
    zip.close();
  }
}
