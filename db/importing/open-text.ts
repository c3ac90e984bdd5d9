import type { FileProblem } from "@/lib/importing/problem";
import { createCsvReader } from "@/lib/importing/table/csv-reader";
import { findDelimiter } from "@/lib/importing/table/delimiter";
import type { SheetBatch } from "@/lib/importing/table/sheet";
import type { FileChoices, OpenedFile, OpenedSheet, ReadOptions } from "./opened-file";
import { type FileSource, readHead, readPieces, sizeOf, UnreadableFile } from "./source";
import { decodeChunks, type Encoding, encodingNames } from "./text/encoding";
import { type FoundEncoding, findEncoding } from "./text/find-encoding";
import { findUtf16 } from "./text/find-utf16";

const SAMPLE = 65_536;
const SEP_LINE = /^\uFEFF?sep=.\r?\n?/;

/** Finds the encoding and the delimiter of a text. @throws UnreadableFile for what is no text that can be read */
export async function openText(
  source: FileSource,
  choices: FileChoices,
  options: ReadOptions,
): Promise<Pick<OpenedFile, "encoding" | "sheets" | "problems">> {
  const found = await encodingOf(source, choices.encoding, options);
  if (found.kind === "refused") throw new UnreadableFile(found.reason, found.line);
  if (found.kind === "question")
    return {
      encoding: null,
      sheets: [],
      problems: [ask(source.name, "is not UTF-8, and its letters do not tell which encoding it is in", found)],
    };
  const { encoding } = found;
  const { sample, isWhole } = await readSample(source, encoding);
  if (sample.trim() === "") throw new UnreadableFile(sample === "" ? "is empty" : "holds no rows, only blank lines");
  const divided = choices.delimiter ? { delimiter: choices.delimiter } : findDelimiter(sample, isWhole);
  if ("question" in divided)
    return { encoding, sheets: [], problems: [ask(source.name, "may be divided in more than one way", divided)] };
  const sheet = textSheet(source, { encoding, delimiter: divided.delimiter, hasSepLine: SEP_LINE.test(sample) });
  return { encoding, sheets: [sheet], problems: [] };
}

function ask(file: string, reason: string, { question }: Pick<FileProblem, "question">): FileProblem {
  return { file, row: null, column: null, value: null, reason, question };
}

async function encodingOf(
  source: FileSource,
  chosen: Encoding | undefined,
  { signal }: ReadOptions,
): Promise<FoundEncoding> {
  const head = await readHead(source, SAMPLE);
  const marked =
    head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : null;
  const wide = marked ?? (chosen?.startsWith("utf-16") ? chosen : null);
  if (wide && (!chosen || chosen === wide)) {
    if (await findUtf16(readPieces(source, signal), [wide])) return { kind: "found", encoding: wide };
    return { kind: "refused", reason: `is not ${encodingNames[wide]} text, though it begins like it`, line: null };
  }
  const isMarked = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  if (!chosen && head.includes(0)) {
    const found = await findUtf16(readPieces(source, signal));
    if (found) return { kind: "found", encoding: found };
  }
  return findEncoding(readPieces(source, signal), chosen ?? (isMarked ? "utf-8" : undefined));
}

async function readSample(source: FileSource, encoding: Encoding): Promise<{ sample: string; isWhole: boolean }> {
  let sample = "";
  for await (const text of decodeChunks(readPieces(source), encoding)) {
    sample += text;
    if (sample.length > SAMPLE) return { sample, isWhole: false };
  }
  return { sample: sample.replace(/^\uFEFF/, ""), isWhole: true };
}

function textSheet(
  source: FileSource,
  { encoding, delimiter, hasSepLine }: { encoding: Encoding; delimiter: string; hasSepLine: boolean },
): OpenedSheet {
  return {
    place: { file: source.name, sheet: null, delimiter },
    isHidden: false,
    async *rows({ signal, onProgress } = {}) {
      const bytesTotal = await sizeOf(source);
      let bytesRead = 0;
      async function* counted() {
        for await (const piece of readPieces(source, signal)) {
          bytesRead += piece.byteLength;
          yield piece;
        }
      }
      const reader = createCsvReader(delimiter);
      const toBatch = (rows: SheetBatch["rows"]): SheetBatch => ({
        rows: hasSepLine ? rows.filter(({ rowNumber }) => rowNumber > 1) : rows,
        merges: [],
      });
      for await (const text of decodeChunks(counted(), encoding)) {
        yield toBatch(reader.push(text));
        onProgress?.({ file: source.name, sheet: null, bytesRead, bytesTotal });
        if (reader.isOver()) return;
      }
      yield toBatch(reader.end());
    },
  };
}
