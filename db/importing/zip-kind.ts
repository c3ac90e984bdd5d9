import { ACCEPTED } from "./file-kind";
import { UnreadableFile } from "./source";
import type { OpenedZip } from "./zip";

/**
 * Whether a zip is a workbook or holds files.
 * @throws UnreadableFile for other documents that are zips underneath, and for workbooks with programs in them
 */
export function zipKind({ entries }: OpenedZip): "workbook" | "archive" {
  const names = [...entries.keys()];
  const refuse = (reason: string): never => {
    throw new UnreadableFile(`${reason}; ${ACCEPTED}`);
  };
  if (names.some((name) => name.endsWith("/vbaProject.bin"))) refuse("holds macros: save it as XLSX, without them");
  if (entries.has("xl/workbook.bin")) refuse("is a binary workbook (.xlsb): save it as XLSX");
  if (entries.has("word/document.xml")) refuse("is a Word document");
  if (entries.has("ppt/presentation.xml")) refuse("is a PowerPoint presentation");
  if (entries.has("mimetype") && entries.has("content.xml")) refuse("is an OpenDocument file: save it as XLSX");
  if (names.some((name) => name.endsWith(".numbers") || name === "Index/Document.iwa")) refuse("is a Numbers document");
  const isElsewhere = () =>
    entries.has("[Content_Types].xml") && names.some((name) => /(?:^|\/)workbook\d*\.xml$/.test(name));
  // One that lacks a part is a workbook too: what is missing is said when it is opened.
  return names.some((name) => /^xl\/.*\.xml$/.test(name)) || isElsewhere() ? "workbook" : "archive";
}
