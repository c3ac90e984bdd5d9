import { SaxesParser } from "saxes";
import { UnreadableFile } from "../source";

/** Names without their prefix. */
export type XmlHandlers = {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** The longest piece between two tags: more than any cell holds. */
const LONGEST = 4_000_000;
/** Workbooks nest a dozen elements; every open one is kept in memory. */
const DEEPEST = 200;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Parses XML piece by piece, and yields after each piece so that its results can be taken away. Entities other than XML's
 * own five are refused, so that none can multiply.
 * @param part what messages call it
 * @throws UnreadableFile for what is no XML
 */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<void, void, void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let sinceTag = 0;
  let depth = 0;
  parser.on("error", (error) => {
    throw new UnreadableFile(
      `the workbook part ${part} holds broken XML (${error.message}): save the file again with a spreadsheet program`,
    );
  });
  parser.on("opentag", ({ name, attributes }) => {
    sinceTag = 0;
    depth += 1;
    if (depth > DEEPEST)
      throw new UnreadableFile(`holds XML with more than ${DEEPEST} elements inside each other, in ${part}`);
    handlers.open?.(local(name), attributes);
  });
  if (handlers.text) parser.on("text", (text) => handlers.text?.(text));
  if (handlers.text) parser.on("cdata", (text) => handlers.text?.(text));
  parser.on("closetag", ({ name }) => {
    sinceTag = 0;
    depth -= 1;
    handlers.close?.(local(name));
  });
  for await (const chunk of chunks) {
    sinceTag += chunk.byteLength;
    parser.write(decode(decoder, chunk, part));
    if (sinceTag > LONGEST + chunk.byteLength)
      throw new UnreadableFile(`holds a cell of more than ${LONGEST} characters`);
    yield;
  }
  parser.write(decode(decoder, null, part)).close();
  yield;
}

/** Parses a small part to its end. */
export async function parseWhole(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handlers: XmlHandlers,
): Promise<void> {
  for await (const _ of parseXml(chunks, part, handlers));
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null, part: string): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableFile(`holds XML that is not UTF-8, in ${part}`);
    throw error;
  }
}
