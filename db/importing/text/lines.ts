/** Whole lines of a file, together. */
export type Lines = { bytes: Buffer; firstLine: number };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Text without a line end in so many bytes is no table; it is handed on in pieces, wherever they are cut. */
const LONGEST = 1_000_000;

/** Cuts a file at line ends, which are never part of a letter in the encodings that need it. Nothing is lost. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Lines, void, void> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let firstLine = 1;
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = Math.max(buffer.lastIndexOf(LINE_FEED), buffer.lastIndexOf(CARRIAGE_RETURN)) + 1;
    if (end === 0 && heldBytes + buffer.length < LONGEST) {
      held.push(buffer);
      heldBytes += buffer.length;
      continue;
    }
    const cut = end === 0 ? buffer.length : end;
    const bytes = Buffer.concat([...held, buffer.subarray(0, cut)]);
    yield { bytes, firstLine };
    firstLine += countLineEnds(bytes);
    held = [buffer.subarray(cut)];
    heldBytes = buffer.length - cut;
  }
  const rest = Buffer.concat(held);
  if (rest.length > 0) yield { bytes: rest, firstLine };
}

function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === LINE_FEED) count += 1;
    else if (bytes[index] === CARRIAGE_RETURN && bytes[index + 1] !== LINE_FEED) count += 1;
  }
  return count;
}
