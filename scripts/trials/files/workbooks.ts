import fc from "fast-check";
import type { ZipContent } from "@/db/testing/pack-zip";
import { workbookAround } from "@/db/testing/zip-bombs";
import { columnLetters } from "@/lib/importing/table/sheet";
import { hugeTable, type Rows, smallTable } from "./tables";

const escaped = (text: string) =>
  text
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, "_x0001_");
const sheetOf = (data: string, after = ""): ZipContent[] =>
  workbookAround({ bytes: Buffer.from(`<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`) });

/** Numbers as numbers, other texts within their cells; at most as many columns and characters as a workbook has. */
function rowXml(row: readonly string[], index: number): string {
  const cells = row.slice(0, 16_384).map((text, column) => {
    const at = `${columnLetters(column)}${index + 1}`;
    if (text !== "" && Number.isFinite(Number(text))) return `<c r="${at}"><v>${text}</v></c>`;
    return text === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  });
  return `<row r="${index + 1}">${cells.join("")}</row>`;
}

const corner = fc
  .tuple(fc.nat(12), fc.integer({ min: 1, max: 45 }))
  .map(([column, row]) => columnLetters(column) + row);
const merge = fc.tuple(corner, corner).map(([from, to]) => `<mergeCell ref="${from}:${to}"/>`);
const merges = fc.array(merge, { maxLength: 6 }).map((all) => `<mergeCells>${all.join("")}</mergeCells>`);
const tableSheet = (rows: fc.Arbitrary<Rows>) =>
  fc.tuple(rows, merges).map(([table, after]) => sheetOf(table.map(rowXml).join(""), after));

const many = (most: number) => fc.oneof(fc.nat(most), fc.constant(most));
const tableXml = [
  ["Site", "MW"],
  ["Example Site 1", "10"],
]
  .map(rowXml)
  .join("");
/** XML that is valid and grows out of hand when it is read without care. */
const hugeSheet = fc.oneof(
  tableSheet(hugeTable),
  many(200_000).map((depth) => sheetOf("<a>".repeat(depth) + "</a>".repeat(depth))),
  many(200_000).map((depth) => sheetOf(`<row><c><is>${"<r>".repeat(depth)}<t>a</t>`)),
  // Each row with one cell, far to the right.
  fc
    .tuple(many(2_000), fc.constantFrom("XFD", "ALL", "AZ"))
    .map(([rows, letters]) =>
      sheetOf(
        tableXml + Array.from({ length: rows }, (_, i) => `<row><c r="${letters}${i + 3}"><v>1</v></c></row>`).join(""),
      ),
    ),
  many(20_000).map((count) =>
    sheetOf(
      tableXml,
      Array.from({ length: count }, (_, i) => `<mergeCell ref="A${1 + (i % 9)}:XFD${9 + i}"/>`).join(""),
    ),
  ),
  many(50_000).map((count) =>
    sheetOf(tableXml, `<a ${Array.from({ length: count }, (_, i) => `b${i}="c"`).join(" ")}/>`),
  ),
  many(100_000).map((count) => sheetOf(`<row><c><v>${"<v/>1".repeat(count)}</v></c></row>`)),
  many(300_000).map((count) => sheetOf(`<row r="1"><c t="str"><v>${"&amp;".repeat(count)}</v></c></row>`)),
  fc.constant<ZipContent[]>([
    ...sheetOf(tableXml).slice(0, -1),
    {
      name: "xl/worksheets/sheet1.xml",
      bytes: Buffer.from(
        `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${[..."bcdefghi"].map((name, i) => `<!ENTITY ${name} "${`&${"abcdefgh"[i]};`.repeat(10)}">`).join("")}]><a>&i;</a>`,
      ),
    },
  ]),
);

/** The parts of a small workbook of one sheet. */
export const smallWorkbook: fc.Arbitrary<ZipContent[]> = tableSheet(smallTable);
/** The parts of a workbook that is too much of something. */
export const hugeWorkbook: fc.Arbitrary<ZipContent[]> = hugeSheet;
