import fc from "fast-check";

/** What is done to some bytes, as a function of them. */
export type Damage = { what: string; apply: (bytes: Buffer) => Buffer };

/** Pieces that mean something to a reader of texts, encodings, zips or XML. */
const MEANINGFUL = [
  ..."\"',;\t|\n\r\0<>&=",
  '""',
  "\r\n\r\n",
  ",,,,,,,,",
  "sep=;\n",
  "\u001b$B",
  "\uFFFD",
  "\uFEFF",
  "한국",
  "合計,1",
  "1.200",
  "9".repeat(400),
  "PK\u0003\u0004",
  "PK\u0001\u0002",
  "PK\u0005\u0006",
  "&#0;",
  "&#xD800;",
  "_x0000_",
  "_xD800_",
  "]]>",
  "<![CDATA[",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "</row>",
  "<row>",
  '<row r="0">',
  '<row r="1048577">',
  '<c r="XFD1"><v>1</v></c>',
  '<c r="A1" t="s"><v>-1</v></c>',
  '<c t="d"><v>2026-13-45</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B9:A1"/>',
].map((text) => Buffer.from(text));

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MEANINGFUL) },
  { weight: 1, arbitrary: fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0x80], [0x81, 0x30], [0xff]).map(Buffer.from) },
  { weight: 2, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 8 }).map(Buffer.from) },
);
/** Near the start as often as anywhere: that is where headers, marks and quotes stand. */
const place = fc.oneof(fc.nat(200), fc.nat());
const length = fc.oneof(fc.nat(30), fc.nat(5_000));

/** Offsets of the records that a zip is made of, which begin with `PK`. */
function zipRecords(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf("PK"); at >= 0 && found.length < 200; at = bytes.indexOf("PK", at + 2)) found.push(at);
  return found;
}

const join = (...parts: Uint8Array[]) => Buffer.concat(parts);
const withPiece = (bytes: Buffer, at: number, put: Uint8Array, cut: number) =>
  join(bytes.subarray(0, at), put, bytes.subarray(at + cut));
const within = (bytes: Buffer, at: number) => at % (bytes.length + 1);

const inserted = fc.tuple(place, piece).map(
  ([at, put]): Damage => ({
    what: "bytes inserted",
    apply: (bytes) => withPiece(bytes, within(bytes, at), put, 0),
  }),
);
const overwritten = fc.tuple(place, piece).map(
  ([at, put]): Damage => ({
    what: "bytes overwritten",
    apply: (bytes) => withPiece(bytes, within(bytes, at), put, put.length),
  }),
);
const flipped = fc.tuple(place, fc.nat(7)).map(
  ([at, bit]): Damage => ({
    what: "a bit flipped",
    apply: (bytes) => {
      const flip = Buffer.from(bytes);
      if (flip.length > 0) flip[at % flip.length] = (flip[at % flip.length] ?? 0) ^ (1 << bit);
      return flip;
    },
  }),
);
const cut = fc.tuple(place, length).map(
  ([at, many]): Damage => ({
    what: "a piece cut out",
    apply: (bytes) => withPiece(bytes, within(bytes, at), Buffer.alloc(0), many),
  }),
);
const cutOff = place.map(
  (at): Damage => ({
    what: "cut off",
    apply: (bytes) => bytes.subarray(0, within(bytes, at)),
  }),
);
const doubled = fc.tuple(place, length, fc.integer({ min: 1, max: 40 })).map(
  ([at, many, times]): Damage => ({
    what: "a piece doubled",
    apply: (bytes) => {
      const from = within(bytes, at);
      const again = bytes.subarray(from, from + many);
      return withPiece(bytes, from, join(...Array.from({ length: times }, () => again)), 0);
    },
  }),
);
const field = fc.tuple(
  fc.nat(),
  fc.nat(46),
  fc.constantFrom(2, 4),
  fc.constantFrom(0, 1, -1, 8, 1_000, 0x7fff, 1e7, 1e9),
);
const lyingField = field.map(
  ([nth, offset, size, value]): Damage => ({
    what: "a field of the zip overwritten",
    apply: (bytes) => {
      const records = zipRecords(bytes);
      const put = Buffer.alloc(4);
      put.writeInt32LE(value | 0);
      const at = (records[nth % Math.max(1, records.length)] ?? 0) + offset;
      return at + size > bytes.length ? bytes : withPiece(bytes, at, put.subarray(0, size), size);
    },
  }),
);

/** Damage to any bytes. */
export const anyDamage: fc.Arbitrary<Damage> = fc.oneof(inserted, overwritten, flipped, cut, cutOff, doubled);
/** Damage to a zip as it lies on disk. */
export const zipDamage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 3, arbitrary: lyingField },
  { weight: 1, arbitrary: anyDamage },
);

/** The bytes after all of it, in its order. */
export const damaged = (bytes: Buffer, damages: readonly Damage[]): Buffer =>
  damages.reduce((now, { apply }) => apply(now), bytes);
export const whatWasDone = (damages: readonly { what: string }[]): string => damages.map(({ what }) => what).join(", ");
