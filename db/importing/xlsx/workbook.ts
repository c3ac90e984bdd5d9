import path from "node:path/posix";
import { builtInFormat, GENERAL, type NumberFormat, readNumberFormat } from "@/lib/importing/table/number-format";
import { UnreadableFile } from "../source";
import type { OpenedZip } from "../zip";
import { parseWhole } from "./xml";

export type WorkbookSheet = { name: string; part: string; isHidden: boolean };

export type Workbook = {
  sheets: WorkbookSheet[];
  is1904: boolean;
  /** The part that holds shared strings; null where there is none. */
  stringsPart: string | null;
  /** The number format by the index of a cell's style. */
  formatOf(style: string | undefined): NumberFormat;
};

type Relation = { id: string; type: string; part: string };

/** Reads a workbook's parts but for its sheets and strings. @throws UnreadableFile when one of them is missing or broken */
export async function readWorkbook(zip: OpenedZip): Promise<Workbook> {
  const [main] = (await readRelations(zip, "")).filter(({ type }) => type.endsWith("/officeDocument"));
  const part = main?.part ?? "xl/workbook.xml";
  const relations = await readRelations(zip, part);
  const named: string[] = [];
  const partOf = (type: string) => relations.find((one) => one.type.endsWith(type))?.part ?? null;
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  await parsePart(zip, part, (name, attributes) => {
    if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes.date1904 ?? "");
    if (name !== "sheet") return;
    named.push(attributes.name ?? "");
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
    const target = relations.find((one) => one.id === id);
    // Charts and dialogues are sheets without cells.
    if (!target?.type.endsWith("/worksheet")) return;
    const isHidden = (attributes.state ?? "visible") !== "visible";
    sheets.push({ name: attributes.name ?? "", part: target.part, isHidden });
  });
  if (named.length > 0 && relations.length === 0) throw missingPart(relationsOf(part));
  if (sheets.length === 0) {
    const others = named.length > 0 ? `: ${named.join(", ")} ${named.length > 1 ? "hold" : "holds"} no cells` : "";
    throw new UnreadableFile(`is a workbook without a sheet of cells${others}`);
  }
  const formats = await readFormats(zip, partOf("/styles"));
  return {
    sheets,
    is1904,
    stringsPart: partOf("/sharedStrings"),
    formatOf: (style) => (style === undefined ? undefined : formats[Number(style)]) ?? GENERAL,
  };
}

/** Why a workbook cannot be read that lacks a part. */
export const missingPart = (part: string) =>
  new UnreadableFile(`the workbook part ${part} is missing: save the file again with a spreadsheet program`);

/** The part that says where the parts are of which a part speaks. */
const relationsOf = (part: string) => path.join(path.dirname(part), "_rels", `${path.basename(part)}.rels`);

async function readRelations(zip: OpenedZip, of: string): Promise<Relation[]> {
  const name = relationsOf(of);
  const relations: Relation[] = [];
  if (!zip.entries.has(name)) return relations;
  await parsePart(zip, name, (element, { Id = "", Type = "", Target = "" }) => {
    const part = Target.startsWith("/") ? Target.slice(1) : path.join(path.dirname(of), Target);
    if (element === "Relationship") relations.push({ id: Id, type: Type, part });
  });
  return relations;
}

async function readFormats(zip: OpenedZip, part: string | null): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  if (part === null || !zip.entries.has(part)) return formats;
  await parsePart(zip, part, (name, attributes) => {
    if (name === "cellXfs") isInCells = true;
    else if (/^(?:cellStyleXfs|cellStyles|dxfs)$/.test(name)) isInCells = false;
    else if (name === "numFmt") own.set(Number(attributes.numFmtId), readNumberFormat(attributes.formatCode ?? ""));
    else if (name === "xf" && isInCells) {
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(own.get(id) ?? builtInFormat(id));
    }
  });
  return formats;
}

async function parsePart(
  zip: OpenedZip,
  part: string,
  open: (name: string, attributes: Record<string, string>) => void,
): Promise<void> {
  const entry = zip.entries.get(part);
  if (!entry) throw missingPart(part);
  await parseWhole(zip.read(entry), part, { open });
}
