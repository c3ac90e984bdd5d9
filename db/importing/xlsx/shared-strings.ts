import { UnreadableFile } from "../source";
import { parseXml } from "./xml";

export type SharedStrings = { get(index: number): string | undefined };

export const noStrings: SharedStrings = { get: () => undefined };

const BLOCK = 1 << 20;
/** 300 MB of distinct text is no register of sites. */
const MOST_BYTES = 300_000_000;

/**
 * The texts that a workbook's cells share, outside of the heap and as bytes: as strings, those of 100,000 rows would
 * take several times as much. Runs of formatted text are joined; how names are pronounced is left out.
 */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>, part: string): Promise<SharedStrings> {
  const blocks: Buffer[] = [];
  const ends: { block: number; from: number; to: number }[] = [];
  let used = BLOCK;
  let total = 0;
  let text = "";
  let isText = false;
  let phonetic = 0;

  function keep(): void {
    const bytes = Buffer.byteLength(text);
    total += bytes;
    if (total > MOST_BYTES) throw new UnreadableFile("holds more than 300 MB of text: save its sheets as CSV");
    if (used + bytes > (blocks.at(-1)?.length ?? 0)) {
      blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, bytes)));
      used = 0;
    }
    blocks.at(-1)?.write(text, used);
    ends.push({ block: blocks.length - 1, from: used, to: used + bytes });
    used += bytes;
  }

  const parsing = parseXml(chunks, part, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") isText = phonetic === 0;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === "t") isText = false;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "si") keep();
    },
  });
  for await (const _ of parsing);
  return {
    get(index) {
      const end = ends[index];
      return end && blocks[end.block]?.toString("utf8", end.from, end.to);
    },
  };
}
