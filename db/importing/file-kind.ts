/** What would be accepted, for every message of refusal. */
export const ACCEPTED = "accepted are CSV, TSV and other delimited text, XLSX workbooks, and a zip of them";

/** What a file is by its first bytes; its name does not count. */
export type FileKind = { kind: "zip" | "text" } | { kind: "refused"; reason: string };

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Beginnings of files that hold no table that can be read. */
const BEGINNINGS: readonly (readonly [readonly number[] | string, string])[] = [
  ["%PDF", "is a PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "is a picture (PNG)"],
  [[0xff, 0xd8, 0xff], "is a picture (JPEG)"],
  ["GIF8", "is a picture (GIF)"],
  [[0x1f, 0x8b], "is packed by gzip: unpack it first"],
  ["BZh", "is packed by bzip2: unpack it first"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "is packed by xz: unpack it first"],
  [[0x28, 0xb5, 0x2f, 0xfd], "is packed by zstd: unpack it first"],
  ["7z\u00bc\u00af", "is a 7-Zip archive: unpack it first"],
  ["Rar!", "is a RAR archive: unpack it first"],
  ["PAR1", "is a Parquet file"],
  ["SQLite format 3", "is an SQLite database"],
  ["{\\rtf", "is a text document (RTF)"],
];

/** Beginnings of texts that are no tables, once spaces and a byte order mark are left out. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^<\?xml[\s\S]{0,300}<\?mso-application/i, "is an XML spreadsheet of 2003: save it as XLSX"],
  [/^<(?:!doctype html|html|head|meta|table)\b/i, "is a web page, whatever its name says"],
  [/^<\?xml|^<[a-z][\w:-]*[\s>]/i, "is XML"],
  [/^(?:\{\s*"|\[\s*(?:\{|\[))/, "is JSON"],
];

/** @param head the first bytes of the file, 64 KB or all of it */
export function fileKind(head: Buffer): FileKind {
  const refused = (reason: string): FileKind => ({ kind: "refused", reason: `${reason}; ${ACCEPTED}` });
  const startsWith = (bytes: readonly number[] | string) =>
    head
      .subarray(0, bytes.length)
      .equals(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(bytes));
  if (startsWith([0x50, 0x4b, 0x03, 0x04]) || startsWith([0x50, 0x4b, 0x05, 0x06])) return { kind: "zip" };
  if (startsWith(compoundFile)) return refused(compoundReason(head));
  for (const [bytes, reason] of BEGINNINGS) if (startsWith(bytes)) return refused(reason);
  const text = head.toString("utf8").replace(/^[\s\uFEFF]+/, "");
  for (const [pattern, reason] of TEXTS) if (pattern.test(text)) return refused(reason);
  return { kind: "text" };
}

/** Workbooks with a password and those of Excel before 2007 are compound files; the names of their parts tell them apart. */
function compoundReason(head: Buffer): string {
  const names = (name: string) => head.includes(Buffer.from(name, "utf16le"));
  if (names("EncryptedPackage")) return "is locked with a password: save it without one";
  if (names("WordDocument")) return "is a Word document";
  if (names("Workbook") || names("Book")) return "is a workbook of Excel 97 to 2003: save it as XLSX";
  return "is a compound file: an old Office document, or one with a password";
}
