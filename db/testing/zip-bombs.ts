import { deflatedSpaces, packZip, type ZipContent } from "./pack-zip";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const text = (name: string, content: string): ZipContent => ({ name, bytes: Buffer.from(content) });
const relations = (name: string, type: string, target: string) =>
  text(
    name,
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="a" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`,
  );

/** The parts of a workbook of one sheet, which is given as it is to be packed. */
export const workbookAround = (sheet: Omit<ZipContent, "name">): ZipContent[] => [
  text("[Content_Types].xml", "<Types/>"),
  relations("_rels/.rels", "officeDocument", "xl/workbook.xml"),
  text("xl/workbook.xml", `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Sites" r:id="a"/></sheets></workbook>`),
  relations("xl/_rels/workbook.xml.rels", "worksheet", "worksheets/sheet1.xml"),
  { name: "xl/worksheets/sheet1.xml", ...sheet },
];

const spaces = (millions: number, declaredBytes = millions * 1_000_000) => ({
  bytes: deflatedSpaces(millions),
  as: "deflated" as const,
  declaredBytes,
});
const csv = text("sites.csv", "Site,MW\nExample Site 1,10\n");

/**
 * Zips and workbooks of less than a megabyte (that of 100,000 files: 10) that would fill memory or disk, or lead out of
 * their folder; each with words of its refusal, and how many bytes may be unpacked to find it out (64 KB beyond a lie).
 */
export const zipBombs: readonly { name: string; make: () => Buffer; refusal: string; mostUnpacked: number }[] = [
  {
    name: "244-mb.xlsx",
    make: () => packZip(workbookAround(spaces(256))),
    refusal: "more than 250 times its size is not unpacked",
    mostUnpacked: 0,
  },
  {
    name: "244-mb.zip",
    make: () => packZip([{ name: "sites.csv", ...spaces(256) }]),
    refusal: "more than 250 times its size is not unpacked",
    mostUnpacked: 0,
  },
  {
    name: "fifty-files.zip",
    make: () => packZip(Array.from({ length: 50 }, (_, index) => ({ name: `${index}.csv`, ...spaces(19) }))),
    refusal: "more than 250 times the size of all is not unpacked",
    mostUnpacked: 0,
  },
  {
    name: "100000-files.zip",
    make: () => packZip(Array.from({ length: 100_000 }, (_, index) => ({ ...text(`${index}.csv`, ""), as: "stored" }))),
    refusal: "holds more than 10000 files",
    mostUnpacked: 0,
  },
  {
    name: "lying.xlsx",
    make: () => packZip(workbookAround(spaces(256, 1_000))),
    refusal: "unpacks to more than the 1000 bytes that it declares",
    mostUnpacked: 67_000,
  },
  {
    name: "lying.zip",
    make: () => packZip([{ name: "sites.csv", ...spaces(256, 1_000) }]),
    refusal: "unpacks to more than the 1000 bytes that it declares",
    mostUnpacked: 67_000,
  },
  {
    name: "nearly-true.zip",
    make: () => packZip([{ name: "sites.csv", ...spaces(256, 1_000_000) }]),
    refusal: "unpacks to more than the 1000000 bytes that it declares",
    mostUnpacked: 1_066_000,
  },
  {
    name: "nested.zip",
    make: () => packZip([{ name: "inner.zip", bytes: packZip([{ name: "sites.csv", ...spaces(256) }]) }]),
    refusal: "holds no file that can be read",
    mostUnpacked: 254_000,
  },
  {
    name: "leads-out.zip",
    make: () => packZip([{ ...csv, name: "../../sites.csv" }]),
    refusal: "holds a file whose name leads out of the zip",
    mostUnpacked: 0,
  },
];
