import iconv from "iconv-lite";

/** Encodings that are read. Those without a mark of their own have to be told apart by their letters. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "cp949",
  "cp932",
  "euc-jp",
  "big5",
  "gb18030",
  "windows-1252",
] as const;
export type Encoding = (typeof encodings)[number];

/** Encodings in which the same bytes may all be text. */
export const regional = ["cp949", "cp932", "euc-jp", "big5", "gb18030", "windows-1252"] as const;
export type Regional = (typeof regional)[number];

export const encodingNames: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, little-endian",
  "utf-16be": "UTF-16, big-endian",
  cp949: "Korean (CP949, EUC-KR)",
  cp932: "Japanese (Shift_JIS, CP932)",
  "euc-jp": "Japanese (EUC-JP)",
  big5: "Traditional Chinese (Big5)",
  gb18030: "Simplified Chinese (GB 18030, GBK)",
  "windows-1252": "Western European (Windows-1252)",
};

const tables: Record<Regional, string> = {
  cp949: "cp949",
  cp932: "cp932",
  "euc-jp": "eucjp",
  big5: "big5hkscs",
  gb18030: "gb18030",
  "windows-1252": "win1252",
};

/**
 * The text, if these bytes are text in that encoding: every byte has a letter, and encoding it again gives as many bytes
 * that mean the same (CP932 has some letters twice). Else null.
 */
export function decodeProven(bytes: Buffer, encoding: Regional): string | null {
  const text = iconv.decode(bytes, tables[encoding]);
  if (text.includes("\uFFFD")) return null;
  const again = iconv.encode(text, tables[encoding]);
  const isSame = again.equals(bytes);
  return isSame || (again.length === bytes.length && iconv.decode(again, tables[encoding]) === text) ? text : null;
}

const isRegional = (encoding: Encoding): encoding is Regional => regional.some((one) => one === encoding);

/** Decodes piece by piece; letters may be cut anywhere. A byte order mark is dropped. */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string, void, void> {
  if (isRegional(encoding)) {
    const decoder = iconv.getDecoder(tables[encoding]);
    for await (const chunk of chunks) yield decoder.write(Buffer.from(chunk));
    yield decoder.end() ?? "";
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
