import { constants, crc32, deflateRawSync } from "node:zlib";

/** A file to be packed; what the zip says of it may differ from what it is. */
export type ZipContent = {
  name: string;
  bytes: Uint8Array;
  /** Set for bytes that are deflated already, or to be stored as they are. */
  as?: "deflated" | "stored";
  /** The size that the zip gives for it; without it the true one. */
  declaredBytes?: number;
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LONG_END = 0x06064b50;
const LONG_END_PLACE = 0x07064b50;
const MOST_IN_SHORT_END = 0xfffe;

/** A zip of these files, whose bytes do not depend on the day. */
export function packZip(contents: readonly ZipContent[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, as, declaredBytes = bytes.length } of contents) {
    const packed = as ? bytes : deflateRawSync(bytes);
    const [nameBytes, method] = [Buffer.from(name), as === "stored" ? 0 : 8];
    const checksum = as === "deflated" ? 0 : crc32(bytes);
    // Version 2.0, names in UTF-8, method, 0:00 on 1 January 2026; then checksum, sizes and the length of the name.
    const common = fields([2, 20], [2, 0x0800], [2, method], [2, 0], [2, 0x5c21], [4, checksum]);
    const sizes = fields([4, packed.length], [4, declaredBytes], [2, nameBytes.length], [2, 0]);
    const local = [fields([4, LOCAL]), common, sizes, nameBytes, Buffer.from(packed)];
    const place = fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    central.push(fields([4, CENTRAL], [2, 20]), common, sizes, place, nameBytes);
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const list = Buffer.concat(central);
  return Buffer.concat([...parts, list, ...endOf(contents.length, list.length, offset)]);
}

/** The record behind a zip's list of files, with the longer one before it where the number of files needs that. */
function endOf(count: number, listBytes: number, listAt: number): Buffer[] {
  const short = Math.min(count, 0xffff);
  const end = fields([4, END], [2, 0], [2, 0], [2, short], [2, short], [4, listBytes], [4, listAt], [2, 0]);
  if (count <= MOST_IN_SHORT_END) return [end];
  const head = fields([4, LONG_END], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]);
  const place = fields([4, LONG_END_PLACE], [4, 0], [8, listAt + listBytes], [4, 1]);
  return [head, fields([8, count], [8, count], [8, listBytes], [8, listAt]), place, end];
}

const fields = (...values: [bytes: 2 | 4 | 8, value: number][]): Buffer => {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
};

/** So many million spaces, deflated to a thousandth, without ever being in memory. */
export function deflatedSpaces(millions: number): Buffer {
  // A full flush ends on a whole byte and refers to nothing before it, so the piece may stand as often as wanted.
  const piece = deflateRawSync(Buffer.alloc(1_000_000, " "), { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([3, 0]);
  return Buffer.concat([...Array.from({ length: millions }, () => piece), end]);
}
